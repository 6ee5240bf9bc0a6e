import { timeout } from './errors.ts';
import { boxOnPage } from './engine/placement.ts';
import { extract, type Extraction } from './fields/extract.ts';
import { mapFound, mergeFields } from './fields/transform.ts';
import type { Fields, Found, Reading, Self, Stage } from './model.ts';
import { displayedPage, readAgain, readPages, type ReadPages, type Source } from './pages.ts';

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
    const { fields, text } = await withSecondReading(source, { read, first, self: options.self });
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

/** When recognition left a check digit or a sum wrong, another preparation of the image often reads that digit right. */
async function withSecondReading(
  source: Source,
  { read, first, self }: FirstReading,
): Promise<{ fields: Fields; text: string }> {
  const fields = onPages(first.fields, read);
  const recognised = read.pages.filter(({ placement }) => placement).length;
  if (!first.doubtful || recognised === 0 || recognised > MOST_PAGES_TWICE) return { fields, text: first.text };
  const again = await readAgain(source, read);
  const second = extract(uprightOf(again), self);
  const fieldsAgain = onPages(second.fields, again);
  const merged = second.proofs > first.proofs ? mergeFields(fieldsAgain, fields) : mergeFields(fields, fieldsAgain);
  return { fields: merged, text: first.text };
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
