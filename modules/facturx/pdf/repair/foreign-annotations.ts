// Annotations of kinds that an archive may not hold (§6.3.1): films, sounds, models, pins with a file. What they show
// stays as a picture; the file of a pin goes to the other attachments.

import type { PdfDraft } from '../syntax/draft.ts';
import {
  arrayEntry,
  dict,
  entry,
  isDict,
  name,
  nameEntry,
  numberEntry,
  PdfRef,
  PdfStream,
  dictEntry,
  type PdfDict,
  type PdfValue,
} from '../syntax/objects.ts';

const FOREIGN = new Set(['3D', 'Sound', 'Screen', 'Movie', 'RichMedia', 'FileAttachment', 'TrapNet', 'PrinterMark']);

export function isForeign(draft: PdfDraft, of: PdfDict): boolean {
  return FOREIGN.has(nameEntry(draft, of, 'Subtype') ?? '');
}

/** Lists the file of a pin in `/AF`, from where it is embedded as the others are. */
export function keepFile(draft: PdfDraft, of: PdfDict): void {
  const spec = of.get('FS');
  if (nameEntry(draft, of, 'Subtype') !== 'FileAttachment' || !isDict(draft.resolve(spec))) return;
  const { catalog } = draft;
  const listed = arrayEntry(draft, catalog, 'AF') ?? [];
  const ref = spec instanceof PdfRef ? spec : draft.add(spec ?? null);
  catalog.set('AF', [...listed, ref]);
}

/** What the annotation shows, as a stamp; `undefined` when only a viewer could show it. */
export function asStamp(draft: PdfDraft, of: PdfDict): PdfValue | undefined {
  const normal = dictEntry(draft, of, 'AP')?.get('N');
  const rect = of.get('Rect');
  if (!(entry(draft, dictEntry(draft, of, 'AP'), 'N') instanceof PdfStream) || rect === undefined) return undefined;
  return draft.add(
    dict({
      Type: name('Annot'),
      Subtype: name('Stamp'),
      Rect: rect,
      F: numberEntry(draft, of, 'F') ?? 0,
      AP: dict({ N: normal }),
    }),
  );
}
