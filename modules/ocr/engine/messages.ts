// What the product asks of its reading process, and what comes back. The bytes travel in the frame's body.

import type { Word } from '../model.ts';
import type { Placement } from './placement.ts';

/** Two ways to prepare an image: the second is tried when the first leaves a check digit wrong. */
export type Preparation = 'first' | 'second';

/** How an image is to be read. */
export interface Manner {
  readonly preparation: Preparation;
  /** The page is one column of print, as a till roll is: no search for columns, which loses figures at the right end. */
  readonly oneBlock?: boolean;
  /** Clockwise, when an earlier reading has found which way is up. */
  readonly quarterTurns?: number;
}

export type Request =
  | { readonly op: 'count' }
  | { readonly op: 'text'; readonly maxPages: number }
  | { readonly op: 'render'; readonly page: number; readonly dpi: number; readonly grey: boolean }
  | ({ readonly op: 'recognise' } & Manner);

export interface CountAnswer {
  readonly pageCount: number;
}

export interface TextPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  /** False when there is no text, or only signs without meaning: the page has to be recognised. */
  readonly usable: boolean;
}

export interface TextAnswer {
  readonly pageCount: number;
  readonly pages: readonly TextPage[];
}

/** The PNG is in the body. */
export interface RenderAnswer {
  readonly width: number;
  readonly height: number;
}

export interface RecogniseAnswer {
  readonly width: number;
  readonly height: number;
  /** On the image as it was straightened; {@link Placement} leads back to the image as it is displayed. */
  readonly words: readonly Word[];
  readonly placement: Placement;
  readonly engine: 'tesseract' | 'tesseract.js';
}

export interface Answers {
  count: CountAnswer;
  text: TextAnswer;
  render: RenderAnswer;
  recognise: RecogniseAnswer;
}

export type FailureCode = 'pdf_encrypted' | 'pdf_broken' | 'page_missing' | 'image_unreadable' | 'engine_failed';

/** A failure that has a name; anything else is `engine_failed`. */
export class ReadingFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ReadingFailure';
    this.code = code;
  }
}

export interface FailureAnswer {
  readonly failure: FailureCode;
  readonly detail: string;
}
