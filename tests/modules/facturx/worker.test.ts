// Work in threads: the same answers, the same problems, and a calling thread that goes on meanwhile.

import { describe, expect, it } from 'vitest';
import { inThread, invoiceToJson, readXml, readXmlAside, writeCii } from '#modules/facturx';
import { Problem } from '#src/errors.ts';
import { pack, unpack } from '../../../modules/facturx/worker/packing.ts';
import { bytesOf, fixture, fixtureText } from './support.ts';

const { invoice } = readXml(fixture('cii-en16931.xml'));

/** A megabyte and more of lines. */
function large(count: number): Uint8Array {
  const [model] = invoice.lines;
  const lines = Array.from({ length: count }, (_, index) => ({ ...model, id: String(index + 1) }));
  return writeCii({ ...invoice, lines: lines as typeof invoice.lines }, 'EXTENDED');
}

describe('reading a large document aside', () => {
  const xml = large(500);

  it('gives what reading it here gives', async () => {
    const [here, aside] = [readXml(xml), await readXmlAside(xml)];
    expect(aside.invoice.lines.length).toBe(500);
    expect(invoiceToJson(aside.invoice)).toEqual(invoiceToJson(here.invoice));
    expect({ ...aside, invoice: undefined }).toEqual({ ...here, invoice: undefined });
  });

  it('leaves the calling thread to others', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await readXmlAside(xml);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  it('refuses what reading refuses, with the same words', async () => {
    const broken = bytesOf(`${fixtureText('cii-en16931.xml')}${' '.repeat(300_000)}<a/>`);
    await expect(readXmlAside(broken)).rejects.toBeInstanceOf(Problem);
    await expect(readXmlAside(broken)).rejects.toMatchObject({
      code: 'facturx.xml_malformed',
      status: 422,
      permanent: true,
      text: { fr: expect.stringContaining('ligne') as string },
    });
  });
});

describe('a task', () => {
  it('that failed does not stop the next ones, however many come at once', async () => {
    const answers = await Promise.allSettled([
      inThread('validate', { file: bytesOf('<Invoice') }),
      inThread('validate', { file: fixture('cii-en16931.xml') }),
      inThread('extract', bytesOf('no PDF')),
      inThread('convert', { file: fixture('ubl-creditnote.xml'), to: 'cii' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect(answers[0]).toMatchObject({ reason: { code: 'facturx.xml_malformed' } });
    expect(answers[1]).toMatchObject({ value: { kind: 'CII', valid: true } });
  });

  it('names the wrong fields of a model', async () => {
    const wrong = inThread('write', { model: bytesOf('{"number":7}'), syntax: 'cii' });
    await expect(wrong).rejects.toMatchObject({ code: 'facturx.model_json', fields: [{ path: 'number' }] });
  });
});

describe('bytes on their way', () => {
  const bytes = Uint8Array.from([1, 2, 3]);

  it('arrive as they were sent, alone or in a record', () => {
    for (const value of [bytes, { file: bytes, name: 'a' }, { name: 'a' }, [1], 'text', undefined]) {
      expect(unpack(structuredClone(pack(value, 'keeps').message))).toEqual(value);
    }
  });

  it('stay with a sender that keeps them, and leave one that gives them away', () => {
    const kept = pack(bytes, 'keeps');
    expect(kept.transfer[0]).not.toBe(bytes.buffer);
    expect(pack(bytes, 'gives').transfer).toEqual([bytes.buffer]);
    // A part of a larger memory is copied: the rest is not given away with it.
    expect(pack(bytes.subarray(1), 'gives').transfer[0]).not.toBe(bytes.buffer);
  });
});
