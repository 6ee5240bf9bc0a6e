// Bytes to UTF-8 without byte order mark: the mark, then the declared encoding, then UTF-8. Never a guess that loses
// characters.

import { isUtf8 } from 'node:buffer';
import { encodingUnknown } from './errors.ts';

const UTF_8 = new Set(['utf-8', 'utf8']);
const ACCEPTED = new Set([
  ...UTF_8,
  'us-ascii',
  'ascii',
  'utf-16',
  'utf-16le',
  'utf-16be',
  'iso-8859-1',
  'iso-8859-15',
  'latin1',
  'windows-1252',
  // The rest of Europe.
  ...[2, 3, 4, 5, 7, 9, 10, 13, 14, 16].map((part) => `iso-8859-${part}`),
  ...[1250, 1251, 1253, 1254, 1257].map((page) => `windows-${page}`),
]);

function startsWith(bytes: Uint8Array, ...values: readonly number[]): boolean {
  return values.every((value, index) => bytes[index] === value);
}

/** Encoding that the first bytes prove: a mark, or `<` in UTF-16. */
function encodingOfFirstBytes(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0x3c, 0x00)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0x00, 0x3c)) return 'utf-16be';
  return undefined;
}

/** As far as a declaration of an encoding reaches. */
const HEAD = 200;

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  return /^<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1]?.toLowerCase();
}

function encodingOf(bytes: Uint8Array): string {
  const proven = encodingOfFirstBytes(bytes);
  const declared = proven ?? declaredEncoding(bytes) ?? 'utf-8';
  if (!ACCEPTED.has(declared) || (proven === undefined && declared.startsWith('utf-16'))) throw encodingUnknown();
  return declared;
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw encodingUnknown({ cause });
  }
}

/** The text of an XML file, without byte order mark. Throws `facturx.xml_encoding`. */
export function decodeXml(bytes: Uint8Array): string {
  return decoded(bytes, encodingOf(bytes));
}

/** The same as UTF-8; what is so already is not copied. Throws `facturx.xml_encoding`. */
export function utf8Of(bytes: Uint8Array): Uint8Array {
  const encoding = encodingOf(bytes);
  if (!UTF_8.has(encoding)) return new TextEncoder().encode(decoded(bytes, encoding));
  if (!isUtf8(bytes)) throw encodingUnknown();
  return startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
}
