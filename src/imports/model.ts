import type { ErrorText } from '../errors.ts';

/** What a cell means, or why it means nothing. */
export type Reading = { readonly value: string } | { readonly fault: ErrorText };

export interface ImportField {
  readonly key: string;
  /** Title in the template and on the mapping page. */
  readonly title: ErrorText;
  /** Other titles people give it, in any case, with or without accents. */
  readonly aliases: readonly string[];
  readonly required?: boolean;
  /** Shown with the template's title. */
  readonly hint?: ErrorText;
  readonly example: string;
  /** Values offered in the template. */
  readonly choices?: readonly string[];
  /** A cell that is not empty, without the spaces around it → its canonical value. */
  read(text: string): Reading;
  /** Whether a cell looks like this field whatever its column is called; absent where content says little. */
  recognises?(text: string): boolean;
}

/** Which field each column of the file holds, by the column's index; undefined: not imported. */
export type Mapping = readonly (string | undefined)[];

export interface Fault {
  /** Key of the field; absent when the line as a whole is wrong. */
  readonly field?: string;
  readonly message: ErrorText;
  /** The field is required and the line says nothing. */
  readonly isMissing?: true;
}

export interface LineReading {
  /** Canonical values by field; no entry where the line says nothing. */
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}
