// What a file is, by its bytes. Names and declared types lie.

import { parseRoot } from './xml/parse.ts';
import { decodeXml } from './xml/decode.ts';
import { Problem } from '#src/errors.ts';

export type ImageKind = `image/${'jpeg' | 'png' | 'tiff' | 'webp' | 'heic' | 'gif' | 'bmp'}`;
export type Kind = 'cii' | 'ubl-invoice' | 'ubl-creditnote' | 'xml' | 'pdf' | ImageKind | 'unknown';

/** The first bytes of files we may be sent; `?` stands for any byte. */
const SIGNATURES: readonly (readonly [string, Kind])[] = [
  ['\xff\xd8\xff', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['II*\x00', 'image/tiff'],
  ['MM\x00*', 'image/tiff'],
  ['RIFF????WEBP', 'image/webp'],
  ['????ftypheic', 'image/heic'],
  ['????ftypheix', 'image/heic'],
  ['????ftypheif', 'image/heic'],
  ['????ftypmif1', 'image/heic'],
  ['????ftypmsf1', 'image/heic'],
  ['GIF8', 'image/gif'],
  ['BM', 'image/bmp'],
];

const ROOT_KINDS: Readonly<Record<string, Kind>> = {
  'rsm:CrossIndustryInvoice': 'cii',
  'zf1:CrossIndustryDocument': 'cii',
  'inv:Invoice': 'ubl-invoice',
  'cn:CreditNote': 'ubl-creditnote',
};

function hasSignature(bytes: Uint8Array, signature: string): boolean {
  for (let index = 0; index < signature.length; index += 1) {
    const expected = signature[index];
    if (expected !== '?' && bytes[index] !== signature.charCodeAt(index)) return false;
  }
  return true;
}

/** A PDF may begin with up to 1,024 bytes of something else (ISO 32000-1, annex H). */
function isPdf(bytes: Uint8Array): boolean {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024));
  return head.includes('%PDF-');
}

function looksLikeXml(bytes: Uint8Array): boolean {
  try {
    return /^\s*<[?!A-Za-z_]/.test(decodeXml(bytes.subarray(0, Math.min(bytes.length, 512) & ~3)));
  } catch {
    const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 512)).replace('ï»¿', '');
    return /^\s*<(?:\?xml|[!A-Za-z_])/.test(head);
  }
}

/** The kind of an XML document whose root element was read. */
export function kindOfRoot(key: string): Kind {
  return ROOT_KINDS[key] ?? 'xml';
}

/**
 * What the bytes are. XML is known by its root element alone: reading the document says whether the rest is right.
 * With a DOCTYPE, or broken before the root, it is `xml`. ZUGFeRD 1.0 is `cii`.
 */
export function detectKind(bytes: Uint8Array): Kind {
  const image = SIGNATURES.find(([signature]) => hasSignature(bytes, signature));
  if (image) return image[1];
  if (looksLikeXml(bytes)) return kindOfXml(bytes);
  return isPdf(bytes) ? 'pdf' : 'unknown';
}

/** The root stands at the beginning; decoding fifty megabytes to find it would take a while. */
const HEAD = 64 * 1024;

/** The beginning of a large document, up to the end of a tag, where no character is cut. */
function headOf(bytes: Uint8Array): Uint8Array {
  return bytes.length <= HEAD ? bytes : bytes.subarray(0, bytes.subarray(0, HEAD).lastIndexOf(0x3e) + 1);
}

function rootOf(bytes: Uint8Array): Kind | undefined {
  try {
    return kindOfRoot(parseRoot(bytes).key);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function kindOfXml(bytes: Uint8Array): Kind {
  return rootOf(headOf(bytes)) ?? (bytes.length > HEAD ? rootOf(bytes) : undefined) ?? 'xml';
}
