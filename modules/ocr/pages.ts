// The words of every page of a document: from its text layer where that can be trusted, else recognised.

import { imageUnreadable } from './errors.ts';
import type { Manner, RecogniseAnswer } from './engine/messages.ts';
import { boxOnPage, type Placement } from './engine/placement.ts';
import { pictureOf, recogniseImage, textLayerOf } from './engine/reader.ts';
import type { Page, Reading, Stage } from './model.ts';

/** An invoice says what it has to say on its first and last pages; a file of hundreds of pages must not hold the queue. */
export const MOST_PAGES = 20;
const RECOGNITION_DPI = 300;

/** A page as it is read (upright), and where that lies on the page as it is displayed. */
export interface ReadPage {
  readonly upright: Page;
  readonly placement?: Placement;
}

export interface ReadPages {
  readonly pages: readonly ReadPage[];
  readonly pageCount: number;
  readonly engine: Reading['engine'];
}

export interface Source {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly signal: AbortSignal;
  readonly onStage: (stage: Stage) => void;
}

export async function readPages(source: Source): Promise<ReadPages> {
  if (isPdf(source)) return readPdf(source);
  if (!/^image\/|^application\/octet-stream$/.test(source.mediaType)) throw imageUnreadable();
  source.onStage({ kind: 'recognising', page: 1, pages: 1 });
  const answer = await recogniseImage(source.bytes, { preparation: 'first' }, source);
  return { pages: [recognisedPage(answer)], pageCount: 1, engine: answer.engine };
}

/** Fewer words than any full page has: a till roll, a slip. */
const FEW_WORDS = 120;

/** Other ways to read the recognised pages, the most promising first. */
export function otherManners({ pages }: ReadPages): Manner[] {
  const fewWords = pages.every(({ upright }) => upright.words.length < FEW_WORDS);
  return [...(fewWords ? [{ preparation: 'first', oneBlock: true } as const] : []), { preparation: 'second' }];
}

/** Reads the recognised pages once more. Pages with a text layer stay. */
export async function readAgain(
  source: Source,
  { pages, pageCount, engine }: ReadPages,
  otherManner: Manner,
): Promise<ReadPages> {
  const again: ReadPage[] = [];
  for (const [index, page] of pages.entries()) {
    if (!page.placement) again.push(page);
    else {
      source.onStage({ kind: 'second-pass', page: index + 1, pages: pages.length });
      const manner = { ...otherManner, quarterTurns: page.placement.quarterTurns };
      again.push(
        isPdf(source)
          ? await recognisedPdfPage(source, index, { manner, size: page.upright })
          : recognisedPage(await recogniseImage(source.bytes, manner, source)),
      );
    }
  }
  return { pages: again, pageCount, engine };
}

function isPdf({ bytes, mediaType }: Pick<Source, 'bytes' | 'mediaType'>): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return mediaType === 'application/pdf' || head.includes('%PDF-');
}

async function readPdf(source: Source): Promise<ReadPages> {
  source.onStage({ kind: 'text-layer' });
  const layer = await textLayerOf(source.bytes, MOST_PAGES, source);
  const pages: ReadPage[] = [];
  let engine: Reading['engine'] = 'text';
  for (const [index, { usable, words, width, height }] of layer.pages.entries()) {
    if (usable) pages.push({ upright: { width, height, source: 'text', words } });
    else {
      source.onStage({ kind: 'recognising', page: index + 1, pages: layer.pages.length });
      const page = await recognisedPdfPage(source, index, {
        manner: { preparation: 'first' },
        size: { width, height },
      });
      engine = page.engine;
      pages.push(page);
    }
  }
  return { pages, pageCount: layer.pageCount, engine };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

type Recognised = ReadPage & { readonly engine: RecogniseAnswer['engine'] };

async function recognisedPdfPage(
  source: Source,
  index: number,
  { manner, size }: { manner: Manner; size: Size },
): Promise<Recognised> {
  const picture = await pictureOf(source.bytes, { page: index, dpi: RECOGNITION_DPI, grey: true }, source);
  const answer = await recogniseImage(picture, manner, source);
  const { width, height } = size;
  const { upright, ...rest } = recognisedPage(answer);
  return { ...rest, upright: { ...upright, width, height }, engine: answer.engine };
}

function recognisedPage({ width, height, words, placement }: RecogniseAnswer): ReadPage {
  return { upright: { width, height, source: 'ocr', words }, placement };
}

/** The page with its words where a person sees them. */
export function displayedPage({ upright, placement }: ReadPage): Page {
  if (!placement) return upright;
  return { ...upright, words: upright.words.map((word) => ({ ...word, box: boxOnPage(word.box, placement) })) };
}
