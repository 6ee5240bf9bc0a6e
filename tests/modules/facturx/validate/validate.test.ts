import { describe, expect, it } from 'vitest';
import { type Validation, validateXml } from '#modules/facturx';
import { bytesOf, fixtureText, problemOf } from '../support.ts';

/** The fixture names a person and a department, which CII-SR-465 warns about. */
const cii = fixtureText('cii-en16931.xml').replaceAll(/<ram:DepartmentName>.*?<\/ram:DepartmentName>/g, '');

function rulesOf(validation: Validation, layer: string): readonly string[] {
  return validation.layers.find(({ name }) => name === layer)?.findings.map(({ rule }) => rule) ?? [];
}

function layerOf(validation: Validation, layer = 'EN16931-CII'): Validation['layers'][number] | undefined {
  return validation.layers.find(({ name }) => name === layer);
}

function judged(xml: string): Validation {
  return validateXml(bytesOf(xml));
}

describe('the official verdict', () => {
  it('finds nothing in a right invoice and names its layers with version and hash', () => {
    const verdict = judged(cii);
    expect(verdict).toMatchObject({ kind: 'CII', profile: 'EN 16931' });
    expect(layerOf(verdict)).toMatchObject({ name: 'EN16931-CII', version: '1.3.16', findings: [] });
    expect(layerOf(verdict)?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('finds the rule that a wrong total breaks, with its place and its term in two languages', () => {
    const wrong = cii.replace(/<ram:GrandTotalAmount>[^<]*</, '<ram:GrandTotalAmount>1.00<');
    const verdict = judged(wrong);
    expect(verdict.valid).toBe(false);
    expect(rulesOf(verdict, 'EN16931-CII')).toEqual(expect.arrayContaining(['BR-CO-15', 'BR-CO-16']));
    const finding = layerOf(verdict)?.findings.find(({ rule }) => rule === 'BR-CO-15');
    expect(finding?.flag).toBe('fatal');
    expect(finding?.location).toBe('/rsm:CrossIndustryInvoice[1]');
    expect(finding?.message.fr).toContain('BT-112');
    expect(finding?.message.en).toContain('BT-112');
  });

  it('says where a datum has no place', () => {
    const more = cii.replace(
      '<ram:TypeCode>380</ram:TypeCode>',
      '<ram:Name>x</ram:Name><ram:TypeCode>380</ram:TypeCode>',
    );
    const finding = layerOf(judged(more))?.findings[0];
    expect(finding?.location).toBe('/rsm:CrossIndustryInvoice[1]/rsm:ExchangedDocument[1]/ram:Name[1]');
    expect(finding?.value).toBe('x');
  });

  it('says that the artefact stops, and that the invoice is not valid', () => {
    const wrong = cii.replace(/<ram:LineTotalAmount>[^<]*</g, '<ram:LineTotalAmount>2400,00<');
    const verdict = judged(wrong);
    expect(verdict.valid).toBe(false);
    expect(layerOf(verdict)?.error).toContain('2400,00');
  });

  it('judges credit notes in UBL by the rules of their syntax', () => {
    const verdict = judged(fixtureText('ubl-creditnote.xml'));
    expect(verdict.kind).toBe('UBL');
    expect(verdict.layers.map(({ name }) => name)).toEqual(['XSD-UBL', 'EN16931-UBL', 'BR-FR-UBL']);
    expect(verdict.layers.every(({ error }) => error === undefined)).toBe(true);
  });

  it('adds the French layer for a French seller and asks for what it misses', () => {
    const seller = /(<ram:SellerTradeParty>[\s\S]*?<ram:CountryID>)[A-Z]{2}(<[\s\S]*?<\/ram:SellerTradeParty>)/;
    const french = cii.replace(seller, '$1FR$2').replaceAll(/<ram:SubjectCode>PMT<\/ram:SubjectCode>/g, '');
    expect(rulesOf(judged(french), 'BR-FR-CII')).toContain('BR-FR-05_BT-22_PMT');
  });

  it('tells a hundred findings of a rule at most, and every rule', () => {
    const line =
      /<ram:IncludedSupplyChainTradeLineItem>[\s\S]*?<\/ram:IncludedSupplyChainTradeLineItem>/.exec(cii)?.[0] ?? '';
    const nameless = line
      .replace(/<ram:LineID>[^<]*</, '<ram:LineID><')
      .replace(/(<ram:SpecifiedTradeProduct>[\s\S]*?<ram:Name>)[^<]*</, '$1<');
    const rules = rulesOf(judged(cii.replace(line, nameless.repeat(150))), 'EN16931-CII');
    expect(rules.filter((rule) => rule === 'BR-21')).toHaveLength(100);
    expect(rules).toEqual(expect.arrayContaining(['BR-21', 'BR-25', 'BR-CO-10']));
  });

  const CORE = 'urn:cen.eu:en16931:2017';
  const claiming = (guideline: string): Validation => judged(cii.replace(`>${CORE}<`, `>${guideline}<`));

  it('adds the rules of the profile an invoice claims, under its names of all ages', () => {
    const names = (guideline: string) => claiming(guideline).layers.map(({ name }) => name);
    expect(names(CORE)).toContain('FACTURX-EN16931');
    expect(names('urn:factur-x.eu:1p0:minimum')).toContain('FACTURX-MINIMUM');
    expect(names('urn:factur-x.eu:1p0:basicwl')).toContain('FACTURX-BASICWL');
    expect(names(`${CORE}#compliant#urn:factur-x.eu:1p0:basic`)).toContain('FACTURX-BASIC');
    expect(names(`${CORE}#conformant#urn:factur-x.eu:1p0:extended`)).toContain('FACTURX-EXTENDED');
    expect(names(`${CORE}#conformant#urn:zugferd.de:2p0:extended`)).toContain('FACTURX-EXTENDED');
    const french = `${CORE}#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr`;
    expect(names(french)).toContain('EXTENDED-CTC-FR-CII');
  });

  it('finds what a smaller profile does not hold', () => {
    const verdict = claiming('urn:factur-x.eu:1p0:minimum');
    expect(rulesOf(verdict, 'FACTURX-MINIMUM').length).toBeGreaterThan(0);
    expect(verdict.valid).toBe(false);
  });

  it('judges by EN 16931 for information only what holds less or more than it', () => {
    const isBinding = (guideline: string) =>
      claiming(guideline).layers.find(({ name }) => name === 'EN16931-CII')?.isBinding;
    expect(isBinding(CORE)).toBe(true);
    expect(isBinding('urn:factur-x.eu:1p0:minimum')).toBe(false);
    expect(isBinding(`${CORE}#conformant#urn:factur-x.eu:1p0:extended`)).toBe(false);
  });

  it('checks the groups of lines of an extended invoice', () => {
    const group = cii
      .replace(`>${CORE}<`, `>${CORE}#conformant#urn:factur-x.eu:1p0:extended<`)
      .replace('</ram:LineID>', '</ram:LineID><ram:ParentLineID>nobody</ram:ParentLineID>');
    const missing = group.replace(
      '</ram:ParentLineID>',
      '</ram:ParentLineID><ram:LineStatusReasonCode>DETAIL</ram:LineStatusReasonCode>',
    );
    expect(rulesOf(judged(group), 'FACTURX-EXTENDED')).toEqual(expect.arrayContaining(['BR-FXEXT-06', 'BR-FXEXT-11']));
    expect(rulesOf(judged(missing), 'FACTURX-EXTENDED')).not.toContain('BR-FXEXT-06');
    expect(rulesOf(judged(missing), 'FACTURX-EXTENDED')).toContain('BR-FXEXT-11');
  });

  it('says which rules of another country it does not know, and why; they do not bind', () => {
    const verdict = claiming(`${CORE}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`);
    const national = verdict.skipped.find(({ name }) => name === 'XRECHNUNG');
    expect(national).toMatchObject({ isBinding: false });
    expect(national?.reason.fr).toContain('autre pays');
  });

  it('refuses what is no invoice', () => {
    expect(problemOf(() => judged('<order/>')).code).toBe('facturx.xml_not_invoice');
  });
});
