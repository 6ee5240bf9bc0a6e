import { describe, expect, it } from 'vitest';
import {
  type Invoice,
  invoiceToJson,
  newInvoice,
  newLine,
  newParty,
  type Profile,
  readXml,
  smallestProfile,
  writeCii,
  writeUbl,
} from '#modules/facturx';
import { Decimal } from '#src/money.ts';
import { bytesOf, fixture, fixtureText } from './support.ts';

const text = (xml: Uint8Array) => new TextDecoder().decode(xml);
const compact = (xml: string) => xml.replace(/>\s+</g, '><').trim();
const sample = readXml(fixture('cii-en16931.xml')).invoice;
const creditNote = readXml(fixture('ubl-creditnote.xml')).invoice;

/** Equal but for BT-24, which is that of the profile. */
function expectSame(read: Invoice, expected: Invoice): void {
  const { specification: _a, ...one } = invoiceToJson(read);
  const { specification: _b, ...other } = invoiceToJson(expected);
  expect(one).toEqual(other);
}

describe('writing CII', () => {
  it('writes back the very document that was read, element for element', () => {
    expect(compact(text(writeCii(sample, 'EN 16931')))).toBe(compact(fixtureText('cii-en16931.xml')));
  });

  it('writes what an equal invoice is read from, in EXTENDED', () => {
    expectSame(readXml(writeCii(creditNote, 'EXTENDED')).invoice, creditNote);
  });

  it('sets the identifier of the profile', () => {
    expect(readXml(writeCii(sample, 'BASIC WL')).profile).toBe('BASIC WL');
    expect(readXml(writeCii(sample, 'EXTENDED')).profile).toBe('EXTENDED');
  });

  it('leaves out what a profile has no place for', () => {
    const { invoice } = readXml(writeCii(sample, 'MINIMUM'));
    expect(invoice.lines).toEqual([]);
    expect(invoice.seller).toEqual(
      newParty({
        name: 'Menuiserie Arnaud SARL',
        legalRegistration: { value: '732829320', scheme: '0002' },
        vatId: 'FR44732829320',
        address: { country: 'FR' },
      }),
    );
    expect(invoice.totals.due?.toString()).toBe('792.50');
    expect(invoice.totals.paid).toBeUndefined();
  });

  it('writes unreadable texts where they stood', () => {
    const broken = fixtureText('cii-en16931.xml').replace('>892.50<', '>892,50<');
    const { invoice } = readXml(bytesOf(broken));
    expect(compact(text(writeCii(invoice, 'EN 16931')))).toBe(compact(broken));
  });

  it('escapes text and leaves forbidden characters out', () => {
    const invoice = newInvoice({ number: 'A&B<"é\u0000\u001f>' });
    expect(readXml(writeCii(invoice, 'EN 16931')).invoice.number).toBe('A&B<"é>');
  });
});

describe('choosing a profile', () => {
  const totals = { net: Decimal.of('10'), vat: Decimal.of('2'), gross: Decimal.of('12'), due: Decimal.of('12') };
  const lines = [newLine({ id: '1' })];

  it.each<[Profile, Invoice]>([
    ['MINIMUM', newInvoice({ number: 'F1', totals })],
    ['BASIC WL', newInvoice({ notes: [{ text: 'x' }], totals })],
    ['BASIC', newInvoice({ lines, totals })],
    ['EN 16931', newInvoice({ lines, project: { id: 'P' } })],
    ['EXTENDED', newInvoice({ lines: [newLine({ id: '1', kind: 'GROUP' })] })],
    [
      'EXTENDED',
      newInvoice({
        lines,
        buyer: newParty({
          identifiers: [
            { value: '1', scheme: '0009' },
            { value: '2', scheme: '0224' },
          ],
        }),
      }),
    ],
  ])('takes %s when it is enough', (profile, invoice) => {
    expect(smallestProfile(invoice, ['MINIMUM', 'BASIC WL', 'BASIC', 'EN 16931', 'EXTENDED']).profile).toBe(profile);
  });

  it('takes among those France accepts, and says why and what a smaller one would lose', () => {
    const choice = smallestProfile(sample);
    expect(choice.profile).toBe('EN 16931');
    expect(choice.losses.map(({ profile }) => profile)).toEqual(['BASIC WL']);
    expect(choice.because.map(({ bt }) => bt)).toEqual(expect.arrayContaining(['BG-25', 'BG-24', 'BT-11']));
    expect(choice.because.find(({ bt }) => bt === 'BT-11')?.field).toBe('project.id');
  });

  it('stays below the profiles that want lines when there are none', () => {
    const choice = smallestProfile(newInvoice({ project: { id: 'P' }, totals }));
    expect(choice.profile).toBe('BASIC WL');
    expect(choice.lost.map(({ bt }) => bt)).toContain('BT-11');
  });
});

describe('writing UBL', () => {
  it('writes back the very credit note that was read', () => {
    expect(compact(text(writeUbl(creditNote, 'EN 16931')))).toBe(compact(fixtureText('ubl-creditnote.xml')));
  });

  it('carries an EN 16931 invoice from CII to UBL and back without loss', () => {
    const ubl = readXml(writeUbl(sample, 'EN 16931'));
    expect(ubl.syntax).toBe('ubl-invoice');
    expectSame(ubl.invoice, sample);
    expectSame(readXml(writeCii(ubl.invoice, 'EN 16931')).invoice, sample);
  });

  it('keeps the hierarchy of lines in EXTENDED-CTC-FR only', () => {
    const invoice = newInvoice({
      number: 'F-1',
      lines: [newLine({ id: '1', kind: 'GROUP' }), newLine({ id: '1.1', kind: 'DETAIL', parentId: '1' })],
    });
    const hierarchy = (read: Invoice) => read.lines.map(({ id, kind, parentId }) => [id, kind, parentId]);
    expect(hierarchy(readXml(writeUbl(invoice, 'EXTENDED-CTC-FR')).invoice)).toEqual(hierarchy(invoice));
    // Without groups every line counts: those that sum up others would count twice.
    const detail = [['1.1', undefined, undefined]];
    expect(hierarchy(readXml(writeUbl(invoice, 'EN 16931')).invoice)).toEqual(detail);
    expect(hierarchy(readXml(writeCii(invoice, 'EN 16931')).invoice)).toEqual(detail);
  });
});
