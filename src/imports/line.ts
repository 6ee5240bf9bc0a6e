import type { Fault, ImportField, LineReading, Mapping } from './model.ts';

/** Text a person sees as nothing. */
const SPACES = /^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$/gu;

const MISSING = { fr: 'À renseigner.', en: 'Required.' } as const;

export interface LineInput {
  readonly cells: readonly string[];
  readonly mapping: Mapping;
  /** What a person typed over the cells, by field; an empty text empties the cell. */
  readonly corrections?: Readonly<Record<string, string>>;
}

/** The values of one line, and everything that is wrong with it. */
export function readLine({ cells, mapping, corrections }: LineInput, fields: readonly ImportField[]): LineReading {
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const field of fields) {
    const column = mapping.indexOf(field.key);
    const text = (corrections?.[field.key] ?? cells[column] ?? '').replaceAll(SPACES, '');
    if (text === '') {
      if (field.required === true) faults.push({ field: field.key, message: MISSING, isMissing: true });
      continue;
    }
    const reading = field.read(text);
    if ('value' in reading) values[field.key] = reading.value;
    else faults.push({ field: field.key, message: reading.fault });
  }
  return { values, faults };
}
