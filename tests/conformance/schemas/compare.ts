// deno run -A tests/conformance/schemas/compare.ts FOLDER PATH…: our verdict on structure beside that of libxml2.
// FOLDER holds the official schemas as main.ts describes it; PATH is an XML file or a folder of them. Needs `xmllint`.
// Agreement: both find nothing, or both name the same element on the same line first. What differs is printed.

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { structureOf } from '../../../modules/facturx/validate/structure/structure.ts';
import { headOf } from '../../../modules/facturx/validate/head.ts';
import type { XmlDocument } from '../../../modules/facturx/xml/element.ts';
import { parseXml } from '../../../modules/facturx/xml/parse.ts';
import { sources } from './sources.ts';

/** Files that xmllint takes at once. */
const BATCH = 200;
const FLAW = /^(.*?):(\d+): element ([^:\s]+): Schemas validity error : /;

interface Judged {
  readonly file: string;
  /** Version of the schema it is judged by. */
  readonly schema: string;
  readonly root: string;
  /** `line name` of the first element that is wrong; empty when none is. */
  readonly first: string;
}

function filesOf(paths: readonly string[]): readonly string[] {
  const found = execFileSync('find', ['-L', ...paths, '-type', 'f', '-iname', '*.xml'], { maxBuffer: 1e9 });
  return found.toString().split('\n').filter(Boolean);
}

/** libxml2 gives an element the line where its start tag ends. */
function firstFlaw({ root, lineOf }: XmlDocument, xpath: string | undefined, text: string): string {
  if (xpath === undefined) return '';
  let element = root;
  for (const [, qname, position] of xpath.matchAll(/\/([^/[]+)\[(\d+)\]/g)) {
    const same = element.children.filter(({ name }) => name.qname === qname);
    element = same[Number(position) - 1] ?? element;
  }
  return `${lineOf(text.indexOf('>', element.offset))} ${element.name.local}`;
}

function judge(file: string): readonly Judged[] {
  try {
    const bytes = readFileSync(file);
    const document = parseXml(bytes);
    const { root } = document;
    const kind = root.key === 'rsm:CrossIndustryInvoice' ? 'CII' : 'UBL';
    const layer = structureOf(root, headOf(kind, root).specification);
    if (!layer) return [];
    const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
    const first = firstFlaw(document, layer.findings[0]?.location, text);
    return [{ file, schema: layer.version, root: root.name.local, first }];
  } catch {
    return [];
  }
}

/** The first flaw that libxml2 finds in each file; files without one are missing. */
function ofLibxml(schema: string, files: readonly string[]): ReadonlyMap<string, string> {
  const flaws = new Map<string, string>();
  for (let start = 0; start < files.length; start += BATCH) {
    const batch = files.slice(start, start + BATCH);
    const { stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, ...batch], { maxBuffer: 1e9 });
    for (const line of stderr.toString().split('\n')) {
      const [, file, number, name] = FLAW.exec(line) ?? [];
      if (file !== undefined && !flaws.has(file)) flaws.set(file, `${number} ${name}`);
    }
  }
  return flaws;
}

function main([folder = '.', ...paths]: readonly string[]): number {
  const judged = filesOf(paths).flatMap(judge);
  let differences = 0;
  for (const [key, group] of Map.groupBy(judged, ({ schema, root }) => `${schema} ${root}`)) {
    const [one] = group;
    const schema = one && sources(folder).find(({ version, root }) => version === one.schema && root === one.root);
    if (!schema) throw new Error(`No schema for ${key}`);
    const theirs = ofLibxml(
      schema.file,
      group.map(({ file }) => file),
    );
    const different = group.filter(({ file, first }) => first !== (theirs.get(file) ?? ''));
    const sound = group.filter(({ first }) => first === '').length;
    differences += different.length;
    process.stdout.write(`${key}: ${group.length} files (${sound} valid), ${different.length} different\n`);
    for (const { file, first } of different.slice(0, 20)) {
      process.stdout.write(`  ${file}: ours « ${first} », theirs « ${theirs.get(file) ?? ''} »\n`);
    }
  }
  return differences === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
