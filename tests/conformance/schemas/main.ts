// deno run -A tests/conformance/schemas/main.ts FOLDER: makes the tables of modules/facturx/validate/structure/schemas
// anew from the official XML schemas. What FOLDER holds is told in sources.ts.

import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { type Source, sources } from './sources.ts';
import { Table } from './table.ts';
import { Xsd } from './xsd.ts';

const PREFIX: Readonly<Record<string, string>> = {
  CrossIndustryInvoice: 'rsm',
  CrossIndustryDocument: 'zf1',
  Invoice: 'inv',
  CreditNote: 'cn',
};
const TABLES = new URL('../../../modules/facturx/validate/structure/schemas/', import.meta.url);

function tableOf(parts: readonly Source[]): string {
  const [first] = parts;
  if (!first) return '';
  const xsd = new Xsd();
  for (const { file } of parts) xsd.load(file);
  const roots = parts.map(({ root }) => `${PREFIX[root]}:${root}`);
  return new Table(xsd).text(`schema ${first.layer} ${first.version}`, roots);
}

const [, , folder = '.'] = process.argv;
for (const [name, parts] of Map.groupBy(sources(folder), ({ table }) => table)) {
  writeFileSync(new URL(`${name}.txt`, TABLES), tableOf(parts));
}
