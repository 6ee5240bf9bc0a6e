// Files embedded in a document, as ISO 19005-3 §6.8 asks: names, relationship, type, and a place in `/AF`.

import { createHash } from 'node:crypto';
import { embeddedStream, fileSpecs, specFilename, type FoundSpec } from '../attachments.ts';
import { deflate } from '../syntax/flate.ts';
import {
  arrayEntry,
  dict,
  isDict,
  dictEntry,
  name,
  nameEntry,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfDict,
  type PdfValue,
} from '../syntax/objects.ts';
import type { PdfDraft } from '../syntax/draft.ts';
import { encodeDate, encodeText } from '../syntax/text.ts';

import { FACTURX_FILENAME, relationshipOf, type FacturxProfile } from './profile.ts';
import type { DocumentInfo } from './xmp.ts';

export interface EmbeddedFile {
  readonly filename: string;
  readonly bytes: Uint8Array;
  readonly relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
  readonly mediaType: string;
  readonly description: string;
  readonly modified: Date;
}

/** The invoice as Factur-X wants it embedded. */
export function invoiceFile(from: { xml: Uint8Array; profile: FacturxProfile; info: DocumentInfo }): EmbeddedFile {
  return {
    filename: FACTURX_FILENAME,
    bytes: from.xml,
    relationship: relationshipOf(from.profile),
    mediaType: 'text/xml',
    description: 'Factur-X invoice data',
    modified: from.info.created,
  };
}

const RELATIONSHIPS = new Set(['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified']);

/** Adds the file, its specification in place of `at` when given. */
function addFile(draft: PdfDraft, file: EmbeddedFile, at?: PdfRef): PdfRef {
  const params = dict({
    Size: file.bytes.length,
    ModDate: encodeDate(file.modified),
    CheckSum: new PdfString(createHash('md5').update(file.bytes).digest()),
  });
  const stream = draft.add(
    new PdfStream(
      dict({
        Type: name('EmbeddedFile'),
        Subtype: name(file.mediaType),
        Filter: name('FlateDecode'),
        Params: params,
      }),
      deflate(file.bytes),
    ),
  );
  return draft.place(
    at,
    dict({
      Type: name('Filespec'),
      F: encodeText(file.filename),
      UF: encodeText(file.filename),
      Desc: encodeText(file.description),
      AFRelationship: name(file.relationship),
      EF: dict({ F: stream, UF: stream }),
    }),
  );
}

function mediaTypeOf(filename: string): string {
  const extension = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase();
  const known: Record<string, string> = { pdf: 'application/pdf', xml: 'text/xml', csv: 'text/csv', png: 'image/png' };
  return known[extension] ?? 'application/octet-stream';
}

/** A specification that was there, made conformant; `undefined` when no file stands behind it. */
function repairedSpec(draft: PdfDraft, { spec, ref }: FoundSpec): PdfRef | undefined {
  const stream = embeddedStream(draft, spec);
  if (!stream) return undefined;
  const filename = specFilename(draft, spec) || 'document';
  const type = nameEntry(draft, stream.dict, 'Subtype');
  const entries = new Map(stream.dict)
    .set('Type', name('EmbeddedFile'))
    .set('Subtype', name(type?.includes('/') ? type : mediaTypeOf(filename)));
  const relationship = nameEntry(draft, spec, 'AFRelationship') ?? '';
  const file = draft.add(new PdfStream(entries, stream.raw));
  return draft.place(
    ref,
    dict({
      Type: name('Filespec'),
      F: encodeText(filename),
      UF: encodeText(filename),
      Desc: spec.get('Desc'),
      AFRelationship: name(RELATIONSHIPS.has(relationship) ? relationship : 'Unspecified'),
      EF: dict({ F: file, UF: file }),
    }),
  );
}

const REPLACED = /^(factur-?x|zugferd-invoice|xrechnung|order-x)\.xml$/i;

/** What the document carries already. An earlier invoice XML is not kept: a new file may take its place. */
function earlierFiles(draft: PdfDraft): { kept: PdfRef[]; replaced: PdfRef[] } {
  const kept: PdfRef[] = [];
  const replaced: PdfRef[] = [];
  for (const found of fileSpecs(draft)) {
    const isInvoice = REPLACED.test(specFilename(draft, found.spec));
    const repaired = isInvoice ? undefined : repairedSpec(draft, found);
    if (repaired) kept.push(repaired);
    else if (found.ref) replaced.push(found.ref);
  }
  return { kept, replaced };
}

/** Empties the nodes of the earlier name tree. */
function clearTree(draft: PdfDraft, node: PdfValue | undefined, depth = 0): void {
  const of = draft.resolve(node);
  if (!isDict(of) || depth > 20) return;
  for (const kid of arrayEntry(draft, of, 'Kids') ?? []) clearTree(draft, kid, depth + 1);
  if (node instanceof PdfRef) draft.set(node, null);
}

function nameTreeOf(draft: PdfDraft, specs: readonly PdfRef[]): PdfRef {
  const seen = new Map<string, number>();
  const named = specs.map((ref) => {
    const base = specFilename(draft, draft.resolve(ref) as PdfDict);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return { key: encodeText(count ? `${base} (${count + 1})` : base), ref };
  });
  named.sort((a, b) => Buffer.compare(a.key.bytes, b.key.bytes));
  return draft.add(dict({ Names: named.flatMap(({ key, ref }): PdfValue[] => [key, ref]) }));
}

/** Lists the files in the name tree and in `/AF`; an earlier invoice XML is replaced, other attachments stay. */
export function embedFiles(draft: PdfDraft, catalog: PdfDict, files: readonly EmbeddedFile[]): void {
  const { kept, replaced } = earlierFiles(draft);
  const names = new Map(dictEntry(draft, catalog, 'Names'));
  clearTree(draft, names.get('EmbeddedFiles'));
  const added = files.map((file) => addFile(draft, file, replaced.shift()));
  for (const ref of replaced) draft.set(ref, null);
  const specs = [...added, ...kept];
  names.set('EmbeddedFiles', nameTreeOf(draft, specs));
  catalog.set('AF', specs);
  catalog.set('Names', draft.add(names));
}
