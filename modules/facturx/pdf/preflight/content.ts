// Reads a content stream as a viewer does, as far as PDF/A looks: operators, fonts, colours, what else is drawn.

import { pdfTooLarge } from '../errors.ts';
import { decodeStream } from '../syntax/filters.ts';
import { isSpace, Lexer, type Token } from '../syntax/lexer.ts';
import {
  dictEntry,
  dictOf,
  nameOf,
  PdfKeyword,
  PdfName,
  PdfStream,
  PdfString,
  type PdfArray,
  type PdfDict,
  type PdfValue,
} from '../syntax/objects.ts';
import { checkColourSpace } from './colour.ts';
import type { Content, Context, TextState, Waiting } from './context.ts';
import { checkInlineImage } from './images.ts';
import { OPERATORS, RENDERING_INTENTS } from './operators.ts';
import { checkGraphicsState, checkPattern, checkShading, checkXObject } from './resources.ts';
import { noteText } from './text-use.ts';

const MAX_SAVED_STATES = 28;
const MAX_OPERANDS = 20_000;
const UNSEEN = 3;
/** Bytes of operators on one page. */
const MAX_CONTENT = 64 * 1024 * 1024;

const PAINTS: Record<string, string> = {
  g: 'DeviceGray',
  G: 'DeviceGray',
  rg: 'DeviceRGB',
  RG: 'DeviceRGB',
  k: 'DeviceCMYK',
  K: 'DeviceCMYK',
};

export class ContentCheck {
  readonly #context: Context;
  readonly #content: Content;
  readonly #saved: TextState[] = [];
  #state: TextState;

  constructor(context: Context, content: Content) {
    this.#context = context;
    this.#content = content;
    this.#state = { ...content.state };
  }

  run(): void {
    const lexer = new Lexer(this.#content.bytes);
    let operands: PdfValue[] = [];
    for (let token: Token | undefined = lexer.next(false); token !== undefined; token = lexer.next(false)) {
      if (!(token instanceof PdfKeyword)) {
        if (operands.length < MAX_OPERANDS) operands.push(token);
        continue;
      }
      if (this.#context.isFull) return;
      this.#context.effort.note(this.#content.owner);
      if (token.value === 'BI') this.#inlineImage(lexer);
      else this.#operator(token.value, operands);
      operands = [];
    }
  }

  #operator(operator: string, operands: readonly PdfValue[]): void {
    if (!OPERATORS.has(operator)) return this.#context.report('6.2.2', `Unknown operator ${operator.slice(0, 20)}`);
    const device = PAINTS[operator];
    if (device) return checkColourSpace(this.#context, new PdfName(device), this.#content.resources);
    if (operator === 'q') return this.#save();
    if (operator === 'Q') return this.#restore();
    if (operator.startsWith('T') || operator === "'" || operator === '"') return this.#text(operator, operands);
    this.#resource(operator, nameOf(operands.at(-1)));
  }

  #save(): void {
    this.#saved.push({ ...this.#state });
    if (this.#saved.length > MAX_SAVED_STATES) this.#context.report('6.1.13', 'Too many saved graphics states');
  }

  #restore(): void {
    const saved = this.#saved.pop();
    if (saved) this.#state = saved;
  }

  #text(operator: string, operands: readonly PdfValue[]): void {
    if (operator === 'Tr') this.#state.mode = Number(operands[0]);
    else if (operator === 'Tf') this.#setFont(nameOf(operands[0]));
    else if (operator === 'Tj' || operator === "'" || operator === '"') this.#show([operands.at(-1) ?? null]);
    else if (operator === 'TJ' && Array.isArray(operands[0])) this.#show(operands[0]);
  }

  #setFont(name: string | undefined): void {
    this.#state.font = dictOf(this.#lookUp('Font', name));
  }

  #show(items: PdfArray): void {
    const { font, mode } = this.#state;
    const strings = items.filter((item) => item instanceof PdfString);
    if (strings.length === 0) return;
    if (!font) return this.#context.report('6.2.11', 'Text without a font');
    const use = this.#context.fontUse(font);
    if (mode !== UNSEEN) use.isSeen = true;
    for (const string of strings) noteText(this.#context, font, { use, bytes: string.bytes });
  }

  #resource(operator: string, name: string | undefined): void {
    const { resources } = this.#content;
    const context = this.#context;
    if (operator === 'cs' || operator === 'CS') checkColourSpace(context, new PdfName(name ?? ''), resources);
    else if (operator === 'Do') this.#draw(this.#lookUp('XObject', name));
    else if (operator === 'gs') this.#graphicsState(name);
    else if (operator === 'sh') checkShading(context, this.#lookUp('Shading', name), resources);
    else if ((operator === 'scn' || operator === 'SCN') && name !== undefined) {
      checkPattern(context, this.#lookUp('Pattern', name), resources);
    } else if (operator === 'ri' && !RENDERING_INTENTS.has(name ?? '')) {
      context.report('6.2.6', `Unknown rendering intent ${name ?? ''}`);
    }
  }

  #draw(value: PdfValue): void {
    const { resources, owner } = this.#content;
    if (value instanceof PdfStream) this.#context.effort.noteForm(owner, value.dict);
    checkXObject(this.#context, value, { resources, state: this.#state });
  }

  #graphicsState(name: string | undefined): void {
    const of = dictOf(this.#lookUp('ExtGState', name));
    if (!of) return;
    checkGraphicsState(this.#context, of, this.#content.resources);
    const font = this.#context.objects.resolve(of.get('Font'));
    if (Array.isArray(font)) this.#state.font = dictOf(this.#context.objects.resolve(font[0]));
  }

  #lookUp(kind: string, name: string | undefined): PdfValue {
    const { objects } = this.#context;
    const value = objects.resolve(dictEntry(objects, this.#content.resources, kind)?.get(name ?? ''));
    if (value === null) this.#context.report('6.2.2', `${kind} ${name ?? ''} is not in the resources`);
    return value;
  }

  /** After `BI`: the entries, `ID`, the data, `EI`. */
  #inlineImage(lexer: Lexer): void {
    const entries: PdfDict = new Map();
    for (;;) {
      const key = lexer.next(false);
      if (!(key instanceof PdfName)) break;
      const value = lexer.next(false);
      if (value !== undefined && !(value instanceof PdfKeyword)) entries.set(key.value, value);
    }
    skipInlineData(lexer);
    checkInlineImage(this.#context, entries, this.#content.resources);
  }
}

/** Data has no length: it ends at `EI` between white space, followed by something readable. */
function skipInlineData(lexer: Lexer): void {
  const { bytes } = lexer;
  for (let at = lexer.pos + 1; at < bytes.length; at++) {
    if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49 || !isSpace(bytes[at - 1])) continue;
    const after = bytes[at + 2];
    if (after !== undefined && !isSpace(after)) continue;
    const next = bytes.subarray(at + 2, at + 12);
    if (!next.every((byte) => (byte >= 0x20 && byte < 0x7f) || isSpace(byte))) continue;
    lexer.pos = at + 2;
    return;
  }
  lexer.pos = bytes.length;
}

function readStream(context: Context, { stream, resources, state }: Waiting): void {
  const { bytes, pending } = decodeStream(context.objects, stream);
  if (pending.length > 0) return context.report('6.1.7', 'A content stream cannot be decoded');
  new ContentCheck(context, { owner: stream.dict, bytes, resources, state }).run();
}

/** Reads what was met on the way, and what that brings in turn. */
export function readWaiting(context: Context): void {
  for (let next = context.waiting.pop(); next && !context.isFull; next = context.waiting.pop()) {
    readStream(context, next);
  }
}

/** The streams of a page as one, with white space between them. */
export function pageContent(context: Context, page: PdfDict): Uint8Array {
  const { objects } = context;
  const value = objects.resolve(page.get('Contents'));
  const streams = (Array.isArray(value) ? value.map((item) => objects.resolve(item)) : [value]).filter(
    (item) => item instanceof PdfStream,
  );
  let length = 0;
  const parts = streams.flatMap((stream) => {
    const { bytes, pending } = decodeStream(objects, stream);
    if (pending.length > 0) context.report('6.1.7', 'A content stream cannot be decoded');
    length += bytes.length;
    if (length > MAX_CONTENT) throw pdfTooLarge();
    return [bytes, Buffer.from('\n')];
  });
  return parts.length === 2 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
}
