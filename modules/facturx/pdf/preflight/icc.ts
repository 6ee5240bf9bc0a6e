// The head of an ICC profile (ICC.1 §7.2), as far as PDF/A looks at it (§6.2.4.2).

import { decodeStream } from '../syntax/filters.ts';
import type { PdfObjects, PdfStream } from '../syntax/objects.ts';

interface IccHeader {
  readonly version: number;
  /** `mntr`, `prtr`, `scnr`, `spac`. */
  readonly deviceClass: string;
  /** `RGB `, `CMYK`, `GRAY`, `Lab `. */
  readonly space: string;
  readonly components: number;
}

const COMPONENTS: Record<string, number> = { 'RGB ': 3, CMYK: 4, GRAY: 1, 'Lab ': 3 };

const known = new WeakMap<PdfStream, { readonly header: IccHeader | undefined }>();

/** The head of a profile, unfolded once: a page may name it before every word. */
export function iccHeaderOf(objects: PdfObjects, profile: PdfStream): IccHeader | undefined {
  const before = known.get(profile);
  if (before) return before.header;
  const header = readIccHeader(decodeStream(objects, profile).bytes);
  known.set(profile, { header });
  return header;
}

/** `undefined` for what is not a profile of version 2 or 4 in a space and of a class that PDF/A knows. */
function readIccHeader(bytes: Uint8Array): IccHeader | undefined {
  if (bytes.length < 132) return undefined;
  const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  const space = text(16);
  const components = COMPONENTS[space];
  const version = bytes[8] as number;
  const deviceClass = text(12);
  const isKnown = ['mntr', 'prtr', 'scnr', 'spac'].includes(deviceClass) && text(36) === 'acsp';
  if (components === undefined || !isKnown || version < 2 || version > 4) return undefined;
  return { version, deviceClass, space, components };
}
