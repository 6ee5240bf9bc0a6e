import { describe, expect, it } from 'vitest';
import { type LayerResult, PROFILES, readXml, validateXml, writeCii, writeUbl } from '#modules/facturx';
import { wrongIn } from '../../../../modules/facturx/validate/structure/forms.ts';
import { parseSchema } from '../../../../modules/facturx/validate/structure/table.ts';
import { walk } from '../../../../modules/facturx/validate/structure/walk.ts';
import { parseXml } from '../../../../modules/facturx/xml/parse.ts';
import { bytesOf, fixture, fixtureText } from '../support.ts';

const SMALL = parseSchema(`schema TEST 1
root a A

list Colour red green
value Word token:Colour
value Sum decimal @currency=token[1-3] @kind?=token="net"
value Text string

elements Word word
elements Sum sum
elements Text text
elements B b

sequence A word? sum{1,2} b* text
choice B word text
`);

/** Kinds of the flaws of a small document, in their order. */
function flaws(xml: string): readonly string[] {
  const document = parseXml(bytesOf(xml));
  return walk(document, SMALL).map(({ node, flaw }) => `${flaw.kind} ${document.name(node).key}`);
}

const SUM = '<sum currency="EUR">1</sum>';
const TEXT = '<text>x</text>';

describe('walking a document along a table', () => {
  it('finds nothing in what the table allows', () => {
    expect(flaws(`<a><word>red</word>${SUM}${SUM}<b><text/></b><b><word>green</word></b>${TEXT}</a>`)).toEqual([]);
    expect(flaws(`<a> ${SUM} ${TEXT} </a>`)).toEqual([]);
  });

  it.each([
    ['an unknown root', '<z/>', ['root z']],
    ['an unknown element, without looking into it', `<a>${SUM}<z><q/></z>${TEXT}</a>`, ['unknown z']],
    ['an element out of order', `<a>${SUM}<word>red</word>${TEXT}</a>`, ['misplaced word']],
    ['an element too many', `<a>${SUM}${SUM}${SUM}${TEXT}</a>`, ['repeated sum']],
    ['what is missing before another', `<a><b><text/></b>${TEXT}</a>`, ['missing b']],
    ['what is missing at the end', `<a>${SUM}</a>`, ['missing a']],
    ['two where one is to be chosen', `<a>${SUM}<b><text/><word>red</word></b>${TEXT}</a>`, ['misplaced word']],
    ['none where one is to be chosen', `<a>${SUM}<b/>${TEXT}</a>`, ['missing b']],
    ['text between elements, after their own flaws', `<a>x${SUM}<z/>${TEXT}</a>`, ['unknown z', 'text a']],
    ['an element inside text', `<a>${SUM}<text>x<b/></text></a>`, ['inside-value b']],
    ['an unknown attribute', `<a>${SUM}<text foo="1">x</text></a>`, ['attribute text']],
    ['a missing attribute', `<a><sum>1</sum>${TEXT}</a>`, ['no-attribute sum']],
    ['an attribute too long', `<a><sum currency="EURO">1</sum>${TEXT}</a>`, ['length sum']],
    ['an attribute with another value', `<a><sum currency="EUR" kind="x">1</sum>${TEXT}</a>`, ['enumeration sum']],
    ['a code that is not listed', `<a><word>blue</word>${SUM}${TEXT}</a>`, ['enumeration word']],
    ['a number that is none', `<a><sum currency="EUR">1,5</sum>${TEXT}</a>`, ['datatype sum']],
  ])('finds %s', (_, xml, expected) => {
    expect(flaws(xml)).toEqual(expected);
  });

  it('lets attributes of XML Schema itself pass, but for xsi:nil', () => {
    const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    expect(flaws(`<a ${xsi} xsi:schemaLocation="urn:x x.xsd">${SUM}${TEXT}</a>`)).toEqual([]);
    expect(flaws(`<a ${xsi}>${SUM}<text xsi:nil="true"/></a>`)).toEqual(['nil text']);
  });
});

describe('the forms of text', () => {
  const right: readonly (readonly [string, string])[] = [
    ['decimal', ' +1.50 '],
    ['decimal', '.5'],
    ['decimal', '5.'],
    ['date', '2024-02-29'],
    ['date', '2025-02-28+01:00'],
    ['date', '12000-02-29'],
    ['time', '24:00:00'],
    ['dateTime', '2025-01-31T10:00:00.5Z'],
    ['boolean', ' 1 '],
    ['base64Binary', 'YWJj ZA=='],
    ['base64Binary', ''],
    ['language', 'fr-FR'],
    ['anyURI', 'http://example.org/?q=%20#a'],
    ['token', 'anything at all'],
  ];
  const wrong: readonly (readonly [string, string])[] = [
    ['decimal', '1e3'],
    ['decimal', ''],
    ['decimal', '1 000'],
    ['date', '2025-02-29'],
    ['date', '0000-01-01'],
    ['date', '20250131'],
    ['date', '2025-01-31+15:00'],
    ['time', '12:00'],
    ['time', '23:59:60'],
    ['dateTime', '2025-01-31'],
    ['boolean', 'TRUE'],
    ['base64Binary', 'abcde'],
    ['base64Binary', '@@@@'],
    ['language', 'f r'],
    ['anyURI', '%zz'],
  ];

  it.each(right)('take %s "%s"', (base, text) => {
    expect(wrongIn(text, { base })).toBeUndefined();
  });

  it.each(wrong)('refuse %s "%s"', (base, text) => {
    expect(wrongIn(text, { base })).toBe('datatype');
  });
});

const { invoice } = readXml(fixture('cii-en16931.xml'));
const cii = fixtureText('cii-en16931.xml');

function structure(xml: string | Uint8Array): LayerResult {
  const [layer] = validateXml(typeof xml === 'string' ? bytesOf(xml) : xml).layers;
  if (!layer?.name.startsWith('XSD-')) throw new Error('No layer of structure');
  return layer;
}

describe('the structure of invoices', () => {
  it.each(PROFILES)('is right in what we write in profile %s', (profile) => {
    const layer = structure(writeCii(invoice, profile));
    expect(layer).toMatchObject({ name: 'XSD-CII', version: `1.09-${profile.replace(' ', '')}`, findings: [] });
  });

  it.each(['EN 16931', 'EXTENDED-CTC-FR'] as const)('is right in the UBL we write in profile %s', (profile) => {
    expect(structure(writeUbl(invoice, profile))).toMatchObject({ name: 'XSD-UBL', version: '2.1', findings: [] });
    expect(structure(writeUbl({ ...invoice, typeCode: '381' }, profile)).findings).toEqual([]);
  });

  it('is that of the profile: what EN 16931 holds has no place in BASIC WL', () => {
    const minimal = cii.replace('urn:cen.eu:en16931:2017<', 'urn:factur-x.eu:1p0:basicwl<');
    expect(structure(minimal)).toMatchObject({ version: '1.09-BASICWL' });
    expect(structure(minimal).findings.length).toBeGreaterThan(0);
  });

  it('is D16B for a profile of others, D22B for EXTENDED-CTC-FR', () => {
    const as = (id: string): string => cii.replace('urn:cen.eu:en16931:2017<', `${id}<`);
    expect(structure(as('urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0')).version).toBe('D16B');
    const french = 'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr';
    expect(structure(as(french))).toMatchObject({ version: 'D22B', findings: [] });
  });

  it('tells place, term, value and what to change in two languages; the document is then not valid', () => {
    const wrong = cii.replace(/<ram:GrandTotalAmount>[^<]*/, '<ram:GrandTotalAmount>1 200,00');
    expect(structure(wrong).findings).toHaveLength(1);
    const [finding] = structure(wrong).findings;
    expect(finding).toMatchObject({ rule: 'cvc-datatype-valid.1', flag: 'fatal', bt: 'BT-112', value: '1 200,00' });
    expect(finding?.location).toMatch(/\/ram:GrandTotalAmount\[1\]$/);
    expect(finding?.message.fr).toContain('BT-112');
    expect(finding?.message.en).toContain('a number');
    expect(validateXml(bytesOf(wrong)).valid).toBe(false);
  });

  it('tells the text of what has no place', () => {
    const wrong = cii.replace('<ram:TypeCode>380', '<ram:Purpose>essai</ram:Purpose><ram:TypeCode>380');
    expect(structure(wrong).findings[0]).toMatchObject({ rule: 'cvc-complex-type.2.4', value: 'essai' });
  });

  it('tells what is missing, and where', () => {
    const wrong = cii.replace(/<ram:InvoiceCurrencyCode>[^<]*<\/ram:InvoiceCurrencyCode>/, '');
    const [finding] = structure(wrong).findings;
    expect(finding?.rule).toBe('cvc-complex-type.2.4');
    expect(finding?.message.fr).toContain('ram:InvoiceCurrencyCode');
  });

  describe('of ZUGFeRD 1.0', () => {
    const old = fixtureText('zugferd-1.xml');

    it('is judged by its own schema', () => {
      expect(structure(old)).toMatchObject({ version: 'ZUGFERD-1.0', findings: [] });
      const [finding] = structure(
        old.replace(/<ram:LineID>1</, '<ram:Line>1<').replace('</ram:LineID>', '</ram:Line>'),
      ).findings;
      expect(finding?.rule).toBe('cvc-complex-type.2.4');
    });

    it.each([
      ['2014-03-01T00:00:00+01:00', 0],
      ['2014-03-01Z', 0],
      ['20140301', 1],
      ['2014-02-30', 1],
      ['2014-03-01T25:00:00', 1],
    ])('takes a date with or without a time: %s', (date, expected) => {
      const { findings } = structure(old.replace('2014-03-01T00:00:00', date));
      expect(findings.map(({ rule }) => rule)).toEqual(Array(expected).fill('cvc-datatype-valid.1'));
    });
  });
});
