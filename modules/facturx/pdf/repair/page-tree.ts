// Mends the page tree: kinds, counts, parents, and on each page what it inherits (§6.2.2 wants resources there).

import { pdfTooLarge } from '../errors.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import { arrayEntry, isDict, name, nameOf, PdfRef, type PdfDict, type PdfValue } from '../syntax/objects.ts';
import { inherit, MAX_PAGES } from './pages.ts';

interface Tree {
  readonly draft: PdfDraft;
  readonly seen: Set<number>;
}

interface Above {
  readonly parent: PdfRef | undefined;
  readonly inherited: ReadonlyMap<string, PdfValue>;
}

/** Sets what differs, and makes the object changeable only then. */
function settle(draft: PdfDraft, ref: PdfRef, wanted: PdfDict): void {
  const node = draft.resolve(ref) as PdfDict;
  const differs = [...wanted].filter(([key, value]) => !isSame(node.get(key), value));
  if (differs.length === 0) return;
  const own = draft.editable(ref);
  for (const [key, value] of differs) own?.set(key, value);
}

function isSame(before: PdfValue | undefined, after: PdfValue): boolean {
  if (before instanceof PdfRef && after instanceof PdfRef) return before.num === after.num;
  return before === after || (nameOf(before) !== undefined && nameOf(before) === nameOf(after));
}

function settlePage(tree: Tree, ref: PdfRef, above: Above): void {
  const page = tree.draft.resolve(ref) as PdfDict;
  const wanted: PdfDict = new Map([['Type', name('Page')]]);
  if (above.parent) wanted.set('Parent', above.parent);
  for (const [key, value] of above.inherited) if (!page.has(key)) wanted.set(key, value);
  settle(tree.draft, ref, wanted);
}

/** Returns the number of pages under `value`; what is no page, or was met before, counts for nothing. */
function settleNode(tree: Tree, value: PdfValue, above: Above): number {
  const node = tree.draft.resolve(value);
  if (!(value instanceof PdfRef) || !isDict(node) || tree.seen.has(value.num)) return 0;
  tree.seen.add(value.num);
  if (tree.seen.size > MAX_PAGES * 2) throw pdfTooLarge();
  const kids = arrayEntry(tree.draft, node, 'Kids');
  if (!kids) {
    settlePage(tree, value, above);
    return 1;
  }
  const below: Above = { parent: value, inherited: inherit(node, above.inherited) };
  const counts = kids.map((kid) => settleNode(tree, kid, below));
  const wanted: PdfDict = new Map<string, PdfValue>([
    ['Type', name('Pages')],
    ['Count', counts.reduce((sum, count) => sum + count, 0)],
  ]);
  if (above.parent) wanted.set('Parent', above.parent);
  if (counts.includes(0))
    wanted.set(
      'Kids',
      kids.filter((_, index) => counts[index] !== 0),
    );
  settle(tree.draft, value, wanted);
  return wanted.get('Count') as number;
}

/** Throws `facturx.pdf_too_large` past the pages that any invoice has. */
export function settlePages(draft: PdfDraft): void {
  const root = draft.catalog.get('Pages') ?? null;
  settleNode({ draft, seen: new Set() }, root, { parent: undefined, inherited: new Map() });
}
