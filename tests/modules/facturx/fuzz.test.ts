import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkInvoice,
  detectKind,
  invoiceFromJson,
  invoiceToJson,
  readXml,
  writeCii,
  writeUbl,
} from '#modules/facturx';
import { Problem } from '#src/errors.ts';
import { fixture } from './support.ts';

/** Reads, and uses in every way what was read; refusing is right, anything else thrown is a defect. */
function survive(bytes: Uint8Array): void {
  detectKind(bytes);
  try {
    const { invoice } = readXml(bytes);
    checkInvoice(invoice);
    expect(invoiceFromJson(JSON.parse(JSON.stringify(invoiceToJson(invoice))))).toEqual(invoice);
    readXml(writeCii(invoice, 'EXTENDED'));
    readXml(writeUbl(invoice, 'EXTENDED-CTC-FR'));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

const place = fc.nat({ max: 20_000 });
const change = fc.oneof(
  fc.record({ kind: fc.constant('byte' as const), at: place, value: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: place, length: fc.nat({ max: 200 }) }),
  fc.record({ kind: fc.constant('copy' as const), at: place, length: fc.nat({ max: 400 }), to: place }),
);

function changed(bytes: Uint8Array, step: typeof change extends fc.Arbitrary<infer C> ? C : never): Uint8Array {
  const at = step.at % bytes.length;
  if (step.kind === 'byte') return bytes.with(at, step.value);
  const piece = bytes.subarray(at, at + step.length);
  if (step.kind === 'cut') return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + step.length)]);
  const to = step.to % bytes.length;
  return Uint8Array.from([...bytes.subarray(0, to), ...piece, ...bytes.subarray(to)]);
}

describe('damaged documents', () => {
  it.each(['cii-en16931.xml', 'ubl-creditnote.xml'])('never break the reader (%s)', { timeout: 60_000 }, (name) => {
    const original = fixture(name);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (steps) =>
        survive(steps.reduce(changed, original)),
      ),
      { numRuns: 300 },
    );
  });

  it('never break it when they are noise', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), survive), { numRuns: 300 });
  });

  it('keep figures and texts whatever they are', () => {
    const original = new TextDecoder().decode(fixture('cii-en16931.xml'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = text.replace(/[<>&]/g, '').replace(/[^\u0020-\ud7ff]/gu, '');
        survive(
          new TextEncoder().encode(original.replace('>892.50<', `>${escaped}<`).replace('>Pose<', `>${escaped}<`)),
        );
      }),
      { numRuns: 200 },
    );
  });
});
