// The document level: what PDF/A forbids goes, what it asks for comes.

import { addOutputIntent, outputIntentSpace } from '../build/output-intent.ts';
import { xmpPacket, PRODUCER, type DocumentInfo } from '../build/xmp.ts';
import type { FacturxProfile } from '../build/profile.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import { dict, dictEntry, name, PdfRef, PdfStream, type PdfDict } from '../syntax/objects.ts';
import { encodeDate, encodeText } from '../syntax/text.ts';

/** Entries that mean nothing, or are forbidden, in an archived invoice (§6.5.2, §6.6.1, §6.10, §6.11). */
const DROPPED = [
  'OpenAction',
  'AA',
  'Requirements',
  'Version',
  'Extensions',
  'Perms',
  'Collection',
  'NeedsRendering',
  'Legal',
];

/** Name trees that may stay: destinations, and embedded files, which are written anew. */
const NAME_TREES = new Set(['Dests', 'EmbeddedFiles']);

function keepNames(draft: PdfDraft, catalog: PdfDict): void {
  const names = dictEntry(draft, catalog, 'Names');
  if (!names) return;
  catalog.set('Names', draft.add(new Map([...names].filter(([key]) => NAME_TREES.has(key)))));
}

function repairForm(draft: PdfDraft, catalog: PdfDict): void {
  const form = draft.editable(catalog.get('AcroForm'));
  if (!form) return;
  form.delete('NeedAppearances');
  form.delete('XFA');
}

/** Optional content: every configuration has a name, none depends on the viewer (§6.9). */
function repairLayers(draft: PdfDraft, catalog: PdfDict): void {
  const properties = draft.editable(catalog.get('OCProperties'));
  if (!properties) return;
  const others = draft.resolve(properties.get('Configs'));
  const configs = [properties.get('D'), ...(Array.isArray(others) ? others : [])];
  configs.forEach((value, index) => {
    const config = draft.editable(value);
    config?.delete('AS');
    if (config) config.set('Name', encodeText(index === 0 ? 'Default' : `Configuration ${index}`));
    const order = config?.get('Order');
    if (order === undefined) return;
    config?.delete('Order');
  });
}

/** Metadata, information dictionary, output intent, and a catalog without what is forbidden. */
export function repairCatalog(draft: PdfDraft, info: DocumentInfo, profile: FacturxProfile | undefined): PdfDict {
  const root = draft.trailer.get('Root');
  const catalog = draft.editable(root) ?? dict({});
  if (!(root instanceof PdfRef)) draft.trailer.set('Root', draft.add(catalog));
  for (const key of DROPPED) catalog.delete(key);
  catalog.set('Type', name('Catalog'));
  keepNames(draft, catalog);
  repairForm(draft, catalog);
  repairLayers(draft, catalog);
  const packet = new PdfStream(dict({ Type: name('Metadata'), Subtype: name('XML') }), xmpPacket(info, profile));
  catalog.set('Metadata', draft.place(catalog.get('Metadata'), packet));
  if (!outputIntentSpace(draft)) catalog.set('OutputIntents', [addOutputIntent(draft)]);
  catalog.set('Lang', encodeText(info.language ?? 'fr'));
  draft.trailer.set('Info', draft.place(draft.trailer.get('Info'), informationOf(info)));
  return catalog;
}

function informationOf(info: DocumentInfo): PdfDict {
  return dict({
    Title: encodeText(info.title),
    Author: info.author ? encodeText(info.author) : undefined,
    Subject: info.subject ? encodeText(info.subject) : undefined,
    Creator: encodeText(PRODUCER),
    Producer: encodeText(PRODUCER),
    CreationDate: encodeDate(info.created),
    ModDate: encodeDate(info.created),
  });
}
