// Puts other objects in the place of some, wherever they stand.

import type { PdfDraft } from '../syntax/draft.ts';
import { isDict, PdfRef, PdfStream, type PdfDict, type PdfValue } from '../syntax/objects.ts';

type Replacements = ReadonlyMap<PdfDict, PdfDict>;

/** A copy of the value with the dictionaries replaced that lie in it; `undefined` when there are none. */
function withReplaced(value: PdfValue, replacements: Replacements): PdfValue | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item) => withReplaced(item, replacements));
    return items.some((item) => item !== undefined)
      ? items.map((item, index) => item ?? value[index] ?? null)
      : undefined;
  }
  if (value instanceof PdfStream) {
    const entries = withReplaced(value.dict, replacements);
    return isDict(entries) ? new PdfStream(entries, value.raw) : undefined;
  }
  if (!isDict(value)) return undefined;
  const whole = replacements.get(value);
  if (whole) return whole;
  let copy: PdfDict | undefined;
  for (const [key, item] of value) {
    const fresh = withReplaced(item, replacements);
    if (fresh !== undefined) (copy ??= new Map(value)).set(key, fresh);
  }
  return copy;
}

/** Replaces each dictionary, indirect or lying in another object, in the whole draft. */
export function substitute(draft: PdfDraft, replacements: Replacements): void {
  const numbers = new Set([...(draft.base?.numbers() ?? []), ...draft.changed.keys()]);
  for (const num of numbers) {
    const fresh = withReplaced(draft.get(num), replacements);
    if (fresh !== undefined) draft.set(new PdfRef(num), fresh);
  }
}
