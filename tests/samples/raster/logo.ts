// The small picture mail programs put under a signature: not an invoice, and not to be taken for one.

import sharp from 'sharp';

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="60" viewBox="0 0 180 60">
  <rect width="180" height="60" fill="#ffffff"/>
  <circle cx="30" cy="30" r="22" fill="#2a9d8f"/>
  <path d="M18 34 L27 42 L43 20" fill="none" stroke="#ffffff" stroke-width="5"/>
  <rect x="62" y="18" width="104" height="9" rx="4" fill="#264653"/>
  <rect x="62" y="34" width="72" height="7" rx="3" fill="#8aa6b5"/>
</svg>`;

/** A PNG of 180 × 60 pixels. */
export async function signatureLogo(): Promise<Uint8Array> {
  return new Uint8Array(await sharp(Buffer.from(SVG)).png({ compressionLevel: 9 }).toBuffer());
}
