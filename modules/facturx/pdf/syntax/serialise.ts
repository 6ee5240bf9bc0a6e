// Writes objects as bytes, in the form ISO 19005-3 §6.1 asks for.

import { PdfName, PdfRef, PdfStream, PdfString, isDict, type PdfDict, type PdfValue } from './objects.ts';

/** Where a referenced object will stand in the file that is written. */
export type Renumber = (ref: PdfRef) => string;

export const asIs: Renumber = (ref) => `${ref.num} ${ref.gen} R`;

function writeNumber(value: number): string {
  if (Number.isInteger(value)) return value === 0 ? '0' : String(value);
  const text = String(value);
  return text.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : text;
}

function writeName(value: string): string {
  return `/${value.replace(/[^!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]/g, escapeByte)}`;
}

function escapeByte(char: string): string {
  return `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function writeString(bytes: Uint8Array): string {
  const isPlain = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!isPlain) return `<${buffer.toString('hex')}>`;
  return `(${buffer.toString('latin1').replace(/[\\()]/g, '\\$&')})`;
}

function writeDict(dict: PdfDict, renumber: Renumber): string {
  const parts: string[] = [];
  for (const [key, value] of dict) parts.push(`${writeName(key)} ${write(value, renumber)}`);
  return `<<${parts.join(' ')}>>`;
}

/** Any object but a stream, as Latin-1 text. */
export function write(value: PdfValue, renumber: Renumber): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (value instanceof PdfName) return writeName(value.value);
  if (value instanceof PdfString) return writeString(value.bytes);
  if (value instanceof PdfRef) return renumber(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item, renumber)).join(' ')}]`;
  if (isDict(value)) return writeDict(value, renumber);
  throw new TypeError('A stream can only stand as an indirect object');
}

/** `12 0 obj … endobj`, streams with a direct and true `/Length`. */
export function writeIndirect(head: string, value: PdfValue, renumber: Renumber): Uint8Array[] {
  if (!(value instanceof PdfStream)) {
    return [Buffer.from(`${head} obj\n${write(value, renumber)}\nendobj\n`, 'latin1')];
  }
  const dict: PdfDict = new Map(value.dict).set('Length', value.raw.length);
  return [
    Buffer.from(`${head} obj\n${write(dict, renumber)}\nstream\n`, 'latin1'),
    value.raw,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ];
}
