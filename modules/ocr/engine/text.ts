import type { TextAnswer } from './messages.ts';
import { withPdf } from './pdf.ts';
import { charactersOf, wordsOf } from './pdf-text.ts';
import { isUsable } from './usable.ts';

/** The text layer of the first `maxPages` pages, each judged. */
export function textOf(bytes: Uint8Array, maxPages: number): Promise<TextAnswer> {
  return withPdf(bytes, (pdf) => {
    const pageCount = pdf.getPageCount();
    const pages = Array.from({ length: Math.min(pageCount, maxPages) }, (_, index) => {
      const page = pdf.getPage(index);
      const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
      const characters = charactersOf(page);
      const usable = isUsable(characters);
      return { width, height, usable, words: usable ? wordsOf(characters, { width, height }) : [] };
    });
    return { pageCount, pages };
  });
}
