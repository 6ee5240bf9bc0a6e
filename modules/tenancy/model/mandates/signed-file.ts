// The signed copy of a mandate: a PDF or a picture of the paper, kept as it came.

/** Largest signed copy, in bytes: thirty photographed pages. */
export const SIGNED_BYTES = 10_000_000;

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/** By its first bytes, whatever it is called: a PDF, PNG or JPEG; anything else is no signed copy. */
export function signedFileType(bytes: Uint8Array): string | undefined {
  return MAGIC.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte))?.[0];
}

/** A name to keep: the last part of what was sent, without control characters, with the extension of what it is. */
export function signedFileName(given: string, mediaType: string): string {
  // eslint-disable-next-line no-control-regex
  const last = (given.split(/[/\\]/).at(-1) ?? '').replaceAll(/[\u0000-\u001f\u007f"]/g, '').trim();
  const stem = last.replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 100) || 'mandat-signe';
  return `${stem}.${EXTENSIONS[mediaType] ?? 'bin'}`;
}
