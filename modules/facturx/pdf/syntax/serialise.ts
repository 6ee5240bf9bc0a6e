// Writes objects as bytes, in the form ISO 19005-3 §6.1 asks for.

import { PdfName, PdfRef, PdfStream, PdfString, isDict, type PdfDict, type PdfValue } from './objects.ts';
import { latin1 } from './text.ts';

/** Where a referenced object will stand in the file that is written. */
export type Renumber = (ref: PdfRef) => string;

export const asIs: Renumber = (ref) => `${ref.num} ${ref.gen} R`;

function writeNumber(value: number): string {
  if (Number.isInteger(value)) return value === 0 ? '0' : String(value);
  const text = String(value);
  return text.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : text;
}

const PLAIN_NAME = /^[\w+.-]*$/;
const ODD_IN_NAME = /[^!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]/g;

function writeName(value: string): string {
  return PLAIN_NAME.test(value) ? `/${value}` : `/${value.replace(ODD_IN_NAME, escapeByte)}`;
}

function escapeByte(char: string): string {
  return `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function writeString(bytes: Uint8Array): string {
  const text = latin1(bytes);
  if (/[^\x20-\x7e]/.test(text)) return `<${Buffer.from(bytes).toString('hex')}>`;
  return `(${text.replace(/[\\()]/g, '\\$&')})`;
}

function writeDict(dict: PdfDict, renumber: Renumber): string {
  const parts: string[] = [];
  for (const [key, value] of dict) parts.push(`${writeName(key)} ${write(value, renumber)}`);
  return `<<${parts.join(' ')}>>`;
}

/** Any object but a stream, as ASCII. */
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

/** `12 0 obj … endobj`, streams with a direct and true `/Length`: ASCII, and the bytes of a stream between. */
export function writeIndirect(head: string, value: PdfValue, renumber: Renumber): (string | Uint8Array)[] {
  if (!(value instanceof PdfStream)) return [`${head} obj\n${write(value, renumber)}\nendobj\n`];
  const dict: PdfDict = new Map(value.dict).set('Length', value.raw.length);
  return [`${head} obj\n${write(dict, renumber)}\nstream\n`, value.raw, '\nendstream\nendobj\n'];
}
