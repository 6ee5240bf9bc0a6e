// The two lanes: one quick (opening, text, previews), one slow (recognition), so that a preview never waits for a scan.

import type { CountAnswer, Manner, RecogniseAnswer, TextAnswer } from './messages.ts';
import { Lane } from './lane.ts';

const IDLE_MS = 60_000;
const QUICK_MS = 30_000;
const RECOGNITION_MS = 90_000;

const quick = new Lane({ recycleAfter: 300, idleMs: IDLE_MS });
const slow = new Lane({ recycleAfter: 60, idleMs: IDLE_MS });

export interface Limits {
  readonly signal?: AbortSignal | undefined;
}

export async function pageCountOf(pdf: Uint8Array, { signal }: Limits = {}): Promise<CountAnswer> {
  return (await quick.ask({ request: { op: 'count' }, bytes: pdf, timeoutMs: QUICK_MS, signal })).head;
}

export async function textLayerOf(pdf: Uint8Array, maxPages: number, { signal }: Limits): Promise<TextAnswer> {
  return (await quick.ask({ request: { op: 'text', maxPages }, bytes: pdf, timeoutMs: QUICK_MS, signal })).head;
}

/** PNG bytes. `page` is zero-based. */
export async function pictureOf(
  pdf: Uint8Array,
  picture: { page: number; dpi: number; grey: boolean },
  { signal }: Limits = {},
): Promise<Uint8Array> {
  const answer = await quick.ask({ request: { op: 'render', ...picture }, bytes: pdf, timeoutMs: QUICK_MS, signal });
  return answer.body;
}

export async function recogniseImage(image: Uint8Array, manner: Manner, { signal }: Limits): Promise<RecogniseAnswer> {
  const request = { op: 'recognise', ...manner } as const;
  return (await slow.ask({ request, bytes: image, timeoutMs: RECOGNITION_MS, signal })).head;
}

/** Ends both processes at once. */
export function stopReader(): void {
  quick.stop();
  slow.stop();
}
