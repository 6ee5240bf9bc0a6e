import { timeout } from './errors.ts';
import { boxOnPage } from './engine/placement.ts';
import { extract, type Extraction, isLacking } from './fields/extract.ts';
import { mapFound, mergeFields } from './fields/transform.ts';
import type { Fields, Found, Reading, Self, Stage } from './model.ts';
import { displayedPage, otherManners, readAgain, readPages, type ReadPages, type Source } from './pages.ts';

export interface ReadOptions {
  /** As declared by the sender; `%PDF-` in the bytes wins over it. */
  readonly mediaType: string;
  readonly self?: Self | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onStage?: ((stage: Stage) => void) | undefined;
}

const WHOLE_DOCUMENT_MS = 300_000;
/** A second reading doubles the time: only short documents get one. */
const MOST_PAGES_TWICE = 3;

/**
 * Reads a document that carries no XML. Throws the problems of `errors.ts`
 * (`ocr.pdf_encrypted`, `ocr.pdf_broken`, `ocr.image_unreadable`, `ocr.timeout`…) or the signal's reason.
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
  const started = performance.now();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(timeout()), WHOLE_DOCUMENT_MS);
  try {
    const signal = options.signal ? AbortSignal.any([options.signal, limit.signal]) : limit.signal;
    const onStage = options.onStage ?? ((): void => undefined);
    const source: Source = { bytes, mediaType: options.mediaType, signal, onStage };
    const read = await readPages(source);
    onStage({ kind: 'fields' });
    const first = extract(uprightOf(read), options.self);
    const { fields, text } = await withFurtherReadings(source, { read, first, self: options.self });
    const { pageCount, engine } = read;
    const durationMs = Math.round(performance.now() - started);
    return { pages: read.pages.map(displayedPage), pageCount, text, fields, engine, durationMs };
  } finally {
    clearTimeout(timer);
  }
}

interface FirstReading {
  readonly read: ReadPages;
  readonly first: Extraction;
  readonly self: Self | undefined;
}

/** When recognition left a check digit or a sum wrong, another way to read the image often reads that digit right. */
async function withFurtherReadings(
  source: Source,
  { read, first, self }: FirstReading,
): Promise<{ fields: Fields; text: string }> {
  const { text } = first;
  let fields = onPages(first.fields, read);
  let { proofs } = first;
  const recognised = read.pages.filter(({ placement }) => placement).length;
  if (!first.doubtful || recognised === 0 || recognised > MOST_PAGES_TWICE) return { fields, text };
  for (const manner of otherManners(read)) {
    const again = await readAgain(source, read, manner);
    const next = extract(uprightOf(again), self);
    const nextFields = onPages(next.fields, again);
    fields = next.proofs > proofs ? mergeFields(nextFields, fields) : mergeFields(fields, nextFields);
    proofs = Math.max(proofs, next.proofs);
    if (!isLacking(fields)) break;
  }
  return { fields, text };
}

function uprightOf({ pages }: ReadPages): ReadPages['pages'][number]['upright'][] {
  return pages.map(({ upright }) => upright);
}

/** Boxes of straightened pages, back to where they are seen. */
function onPages(fields: Fields, { pages }: ReadPages): Fields {
  return mapFound(fields, (found): Found<unknown> => {
    const placement = pages[found.page]?.placement;
    return placement ? { ...found, box: boxOnPage(found.box, placement) } : found;
  });
}
