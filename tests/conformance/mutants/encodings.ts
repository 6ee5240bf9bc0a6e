// A document in other encodings than UTF-8 without mark.

import type { Chance } from './random.ts';

const DECLARED = /^<\?xml[^>]*\?>\s*/;

function declared(xml: string, encoding: string): string {
  return `<?xml version="1.0" encoding="${encoding}"?>\n${xml.replace(/^\ufeff/, '').replace(DECLARED, '')}`;
}

/** Letters that the encoding has not are written as references. */
function inBytes(xml: string, encoding: string): Uint8Array {
  const text = declared(xml, encoding).replace(/[^\0-\x7f\xa0-\xff]/gu, (letter) => `&#${letter.codePointAt(0)};`);
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function inUtf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const WAYS: readonly ((xml: string) => Uint8Array)[] = [
  (xml) => utf8(`\ufeff${xml}`),
  (xml) => inUtf16(`\ufeff${declared(xml, 'UTF-16')}`, true),
  (xml) => inUtf16(`\ufeff${declared(xml, 'utf-16')}`, false),
  (xml) => inUtf16(`\ufeff${xml.replace(DECLARED, '')}`, true),
  (xml) => inUtf16(declared(xml, 'UTF-16LE'), true),
  (xml) => inBytes(xml, 'ISO-8859-1'),
  (xml) => inBytes(xml, 'iso-8859-15'),
  (xml) => inBytes(xml, 'windows-1252'),
  (xml) => inBytes(xml, 'US-ASCII').map((byte) => (byte > 0x7f ? 0x3f : byte)),
  (xml) => utf8(declared(xml, 'utf8')),
];

/** Most often UTF-8; one time in fifteen something else. */
export function encoded(xml: string, chance: Chance): Uint8Array {
  const way = chance.next() < 1 / 15 ? chance.pick(WAYS) : undefined;
  return way ? way(xml) : utf8(xml);
}
