// Everything that can be mended without touching what pages show.

import type { FacturxProfile } from '../build/profile.ts';
import type { DocumentInfo } from '../build/xmp.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import type { PdfDict } from '../syntax/objects.ts';
import { repairAnnotations } from './annotations.ts';
import { repairCatalog } from './catalog.ts';
import { repairObjects } from './objects.ts';
import { settlePages } from './page-tree.ts';

/** Mends the draft and returns its catalog, ready for embedded files. */
export function repair(draft: PdfDraft, info: DocumentInfo, profile: FacturxProfile | undefined): PdfDict {
  const catalog = repairCatalog(draft, info, profile);
  settlePages(draft);
  repairAnnotations(draft);
  repairObjects(draft);
  return catalog;
}
