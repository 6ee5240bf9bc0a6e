// How much there is to draw: a few forms that draw each other can ask for more than any machine does in a year.

import { pdfTooComplex } from '../errors.ts';
import type { PdfDict } from '../syntax/objects.ts';

/** Operators that are read; a thousand full pages have fewer. */
const MAX_READ = 2_000_000;
/** Operators that are carried out, those of a form each time that it is drawn. */
const MAX_DRAWN = 40_000_000;
const MAX_DEPTH = 50;

export class Effort {
  #read = 0;
  readonly #operators = new Map<PdfDict, number>();
  readonly #calls = new Map<PdfDict, Map<PdfDict, number>>();

  /** Notes one operator of a content. Throws `facturx.pdf_too_complex` when there are too many. */
  note(owner: PdfDict): void {
    if (++this.#read > MAX_READ) throw pdfTooComplex();
    this.#operators.set(owner, (this.#operators.get(owner) ?? 0) + 1);
  }

  /** Notes that a content draws a form. */
  noteForm(owner: PdfDict, form: PdfDict): void {
    let calls = this.#calls.get(owner);
    if (!calls) this.#calls.set(owner, (calls = new Map<PdfDict, number>()));
    calls.set(form, (calls.get(form) ?? 0) + 1);
  }

  /** Throws `facturx.pdf_too_complex` when drawing the page would not come to an end. */
  assess(page: PdfDict): void {
    if (this.#cost(page, new Map(), 0) > MAX_DRAWN) throw pdfTooComplex();
  }

  /** Operators that drawing takes; a form that draws itself draws nothing the second time. */
  #cost(owner: PdfDict, known: Map<PdfDict, number>, depth: number): number {
    const before = known.get(owner);
    if (before !== undefined || depth > MAX_DEPTH) return before ?? 0;
    known.set(owner, 0);
    let cost = this.#operators.get(owner) ?? 0;
    for (const [form, times] of this.#calls.get(owner) ?? []) cost += times * this.#cost(form, known, depth + 1);
    known.set(owner, cost);
    return cost;
  }
}
