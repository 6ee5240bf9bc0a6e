// The little of two packages that is used here; they ship no declarations.

declare module 'bidi-js' {
  export interface Bidi {
    /** `levels`: one for each UTF-16 unit, odd where text runs to the left. */
    getEmbeddingLevels(
      text: string,
      base?: 'ltr' | 'rtl',
    ): { levels: Uint8Array; paragraphs: readonly { start: number; end: number; level: number }[] };
    getMirroredCharacter(character: string): string | null;
  }
  export default function bidiFactory(): Bidi;
}

declare module 'wawoff2' {
  export function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}
