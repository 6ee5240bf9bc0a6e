import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRecords } from '../../../src/sheets/csv-stream.ts';

async function* pieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield await Promise.resolve(bytes.subarray(at, at + length));
}

async function read(text: string, length = 7): Promise<string[][]> {
  const records: string[][] = [];
  for await (const some of csvRecords(pieces(Buffer.from(text), length))) records.push(...some);
  return records;
}

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('comma separated values in pieces', () => {
  test('are what was written, wherever the pieces end', { timeout: 60_000 }, async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '€', '"', ',', '\n', ' ', '𝄞'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 20 }), fc.boolean(), async (rows, length, always) => {
        const written = rows.map((row) =>
          row.map((text) => (always || /[",\n]/.test(text) ? quote(text) : text)).join(','),
        );
        expect(await read(`${written.join('\n')}\n`, length)).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  test('may end their lines as Windows does, and the last one not at all', async () => {
    expect(await read('a,b\r\n1,2\r\n3,4')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test.each([
    ['a record is too short', 'a,b\n1,2\n3\n', 3],
    ['a record is too long', 'a,b\n1,2,3\n', 2],
    ['a quote stays open', 'a,b\n1,"2\n3,4\n', 2],
  ])('stop where %s', async (_why, text, record) => {
    await expect(read(text)).rejects.toMatchObject({ record });
  });

  test('stop where bytes are no UTF-8, and where a line has no end', async () => {
    const bytes = (content: Uint8Array) => async (): Promise<void> => {
      for await (const _some of csvRecords(pieces(content, 65_536)));
    };
    await expect(bytes(Uint8Array.of(0x61, 0xff, 0x0a))()).rejects.toMatchObject({ record: 1 });
    await expect(bytes(new Uint8Array(1_500_000).fill(0x61))()).rejects.toMatchObject({ record: 1 });
  });
});
