import { describe, expect, it } from 'vitest';
import { readXml, validateXml, writeCii, writeUbl } from '#modules/facturx';
import { bytesOf, fixture } from '../support.ts';

const { invoice } = readXml(fixture('cii-en16931.xml'));

/** A credit note that was due before it was issued: 1.4.0.03 does not look where UBL credit notes say so, 1.4.0.04 does. */
function creditNote(issued: string): Uint8Array {
  const xml = new TextDecoder().decode(writeUbl({ ...invoice, typeCode: '381', issueDate: issued }, 'EN 16931'));
  const due = '<cbc:PaymentDueDate>2020-01-01</cbc:PaymentDueDate>';
  return bytesOf(xml.replace(/<cbc:PaymentDueDate>[^<]*<\/cbc:PaymentDueDate>/, due));
}

function french(bytes: Uint8Array, rulesDate?: string) {
  const { layers } = validateXml(bytes, rulesDate === undefined ? {} : { rulesDate });
  const layer = layers.find(({ name }) => name === 'BR-FR-UBL');
  return {
    version: layer?.version,
    hash: layer?.hash,
    isFound: layer?.findings.some(({ rule }) => rule === 'BR-FR-CO-07_BT-9'),
  };
}

/** With the payment reference twice: EXTENDED-CTC-FR speaks of it since 1.4.0.04. */
function extended(issued: string) {
  const xml = new TextDecoder().decode(writeCii({ ...invoice, issueDate: issued }, 'EXTENDED-CTC-FR'));
  const { layers } = validateXml(bytesOf(xml.replace(/(<ram:PaymentReference>[^<]*<\/ram:PaymentReference>)/, '$1$1')));
  const layer = layers.find(({ name }) => name === 'EXTENDED-CTC-FR-CII');
  return { version: layer?.version, isFound: layer?.findings.some(({ rule }) => rule === 'CII-SR-469') };
}

describe('two versions of the rules side by side', () => {
  it('judge an invoice by those in force when it was issued', () => {
    expect(french(creditNote('2026-09-02'))).toMatchObject({ version: '1.4.0.03', isFound: false });
    expect(french(creditNote('2026-09-03'))).toMatchObject({ version: '1.4.0.04', isFound: true });
  });

  it('are those of the French extension too', () => {
    expect(extended('2026-09-02')).toEqual({ version: '1.4.0.03', isFound: false });
    expect(extended('2026-09-03')).toEqual({ version: '1.4.0.04', isFound: true });
  });

  it('judge an invoice older than all of them by the oldest', () => {
    expect(french(creditNote('2024-01-01')).version).toBe('1.4.0.03');
  });

  it('judge by those of another day when asked to, and say so by version and hash', () => {
    const bytes = creditNote('2026-01-15');
    const [before, after] = [french(bytes, '2026-08-31'), french(bytes, '2026-12-31')];
    expect(before).toMatchObject({ version: '1.4.0.03', isFound: false });
    expect(after).toMatchObject({ version: '1.4.0.04', isFound: true });
    expect(before.hash).not.toBe(after.hash);
  });

  it('judge an invoice without a date of issue by the oldest', () => {
    const xml = new TextDecoder().decode(creditNote('2024-01-01'));
    expect(french(bytesOf(xml.replace(/<cbc:IssueDate>[^<]*/, '<cbc:IssueDate>'))).version).toBe('1.4.0.03');
  });
});
