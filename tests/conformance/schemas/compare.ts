// deno run -A tests/conformance/schemas/compare.ts FOLDER PATH…: our verdict on structure beside those of two judges.
// FOLDER holds the official schemas as main.ts describes it; PATH is an XML file or a folder of them. Needs `xmllint`, Java 17.
// With libxml2: both find nothing, or both name the same element on the same line first. With Xerces: both find something
// or both nothing. What differs is printed; where libxml2 alone differs it has limits of its own (a blank before a date,
// a blank in CDATA, figures of more than 24 digits).

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { structureOf } from '../../../modules/facturx/validate/structure/structure.ts';
import { headOf } from '../../../modules/facturx/validate/head.ts';
import type { XmlDocument } from '../../../modules/facturx/xml/document.ts';
import { utf8Of } from '../../../modules/facturx/xml/decode.ts';
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
function firstFlaw(document: XmlDocument, xpath: string | undefined, text: string): string {
  if (xpath === undefined) return '';
  let element = document.root;
  for (const [, qname, position] of xpath.matchAll(/\/([^/[]+)\[(\d+)\]/g)) {
    const same = element.children.filter(({ name }) => name.qname === qname);
    element = same[Number(position) - 1] ?? element;
  }
  return `${document.lineOf(text.indexOf('>', element.offset))} ${element.name.local}`;
}

function judge(file: string): readonly Judged[] {
  try {
    const bytes = readFileSync(file);
    const document = parseXml(bytes);
    const { root } = document;
    const kind = /CrossIndustry/.test(root.key) ? 'CII' : 'UBL';
    const layer = structureOf(document, headOf(kind, root).specification);
    if (!layer) return [];
    // A character for each byte: elements know the byte they stand at.
    const text = new TextDecoder('latin1').decode(utf8Of(bytes)).replaceAll('\r\n', '\n');
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

/** Files that Xerces finds fault with, and which. */
function ofXerces(schema: string, files: readonly string[]): ReadonlyMap<string, string> {
  const program = fileURLToPath(new URL('./Xerces.java', import.meta.url));
  const list = join(mkdtempSync(join(tmpdir(), 'xerces-')), 'files');
  writeFileSync(list, files.map((file) => `${file}\n`).join(''));
  const answers = execFileSync('java', [program, schema, list], { maxBuffer: 1e9 }).toString().split('\n');
  rmSync(dirname(list), { recursive: true });
  return new Map(files.flatMap((file, index) => (answers[index] ? [[file, answers[index]] as const] : [])));
}

/** Prints those that differ; says how many. */
function tell(name: string, different: readonly Judged[], theirs: ReadonlyMap<string, string>): number {
  process.stdout.write(`  ${name}: ${different.length} different\n`);
  for (const { file, first } of different.slice(0, 20)) {
    process.stdout.write(`    ${file}: ours « ${first} », theirs « ${theirs.get(file) ?? ''} »\n`);
  }
  return different.length;
}

function main([folder = '.', ...paths]: readonly string[]): number {
  const judged = filesOf(paths).flatMap(judge);
  let differences = 0;
  for (const [key, group] of Map.groupBy(judged, ({ schema, root }) => `${schema} ${root}`)) {
    const [one] = group;
    const schema = one && sources(folder).find(({ version, root }) => version === one.schema && root === one.root);
    if (!schema) throw new Error(`No schema for ${key}`);
    const files = group.map(({ file }) => file);
    const sound = group.filter(({ first }) => first === '').length;
    process.stdout.write(`${key}: ${group.length} files (${sound} valid)\n`);
    const [libxml, xerces] = [ofLibxml(schema.file, files), ofXerces(schema.file, files)];
    const isOther = ({ file, first }: Judged): boolean => (first !== '') !== xerces.has(file);
    differences += tell('Xerces', group.filter(isOther), xerces);
    tell(
      'libxml2',
      group.filter(({ file, first }) => first !== (libxml.get(file) ?? '')),
      libxml,
    );
  }
  return differences === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
