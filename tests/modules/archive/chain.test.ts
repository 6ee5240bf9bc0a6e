import { chainHash, genesis, keepUntil, type ArchiveEntry } from '../../../modules/archive/model.ts';
import { describe, expect, test } from 'vitest';

const company = '01927cf4-0000-7000-8000-000000000001';
const entry: ArchiveEntry = {
  sequence: 1n,
  id: '01927cf4-0000-7000-8000-000000000002',
  subject: { kind: 'invoice', id: '01927cf4-0000-7000-8000-000000000003' },
  kind: 'original',
  sha256: 'ab'.repeat(32),
  size: 1234,
  mediaType: 'application/pdf',
  filename: 'Facture n° 12 – été.pdf',
  archivedAt: new Date('2026-11-21T10:00:00.000Z'),
  archivedBy: { kind: 'user', id: '01927cf4-0000-7000-8000-000000000004', name: 'Alice « la gérante »' },
  keepUntil: '2037-12-31',
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('the hash of an entry', () => {
  // Worked out once by another program: archives made today must be provable in ten years.
  test('never changes from one version to the next', () => {
    const first = chainHash(company, entry, genesis);
    expect(hex(first)).toBe('015fdab8c63c8ae455502363831b7b9ef7026d57a97277daae787039d76e8dcd');
    const second = chainHash(company, { ...entry, sequence: 2n }, first);
    expect(hex(second)).toBe('8c9bbfca1ceca947f90dcc5739291c8f24cb950aac8f19ae11a5481f1a7a6d88');
  });

  test.each<Partial<ArchiveEntry>>([
    { sequence: 2n },
    { id: '01927cf4-0000-7000-8000-000000000005' },
    { subject: { kind: 'receipt', id: entry.subject.id } },
    { subject: { kind: 'invoice', id: company } },
    { kind: 'facturx' },
    { sha256: 'ac'.repeat(32) },
    { size: 1235 },
    { mediaType: 'text/html' },
    { filename: 'facture.pdf' },
    { archivedAt: new Date('2026-11-21T10:00:00.001Z') },
    { archivedBy: { ...entry.archivedBy, kind: 'key' } },
    { archivedBy: { ...entry.archivedBy, id: 'x' } },
    { archivedBy: { ...entry.archivedBy, name: 'Bob' } },
    { keepUntil: '2036-12-31' },
  ])('is another one with %o', (change) => {
    expect(hex(chainHash(company, { ...entry, ...change }, genesis))).not.toBe(hex(chainHash(company, entry, genesis)));
  });

  test('is another one for another company, or after another entry', () => {
    const hashes = [
      chainHash(company, entry, genesis),
      chainHash(entry.id, entry, genesis),
      chainHash(company, entry, chainHash(company, entry, genesis)),
    ].map(hex);
    expect(new Set(hashes).size).toBe(3);
  });
});

test('the retention lasts ten years from the end of the longest financial year', () => {
  expect(keepUntil(new Date('2026-01-01T00:00:00Z'))).toBe('2037-12-31');
  expect(keepUntil(new Date('2026-12-31T23:00:00Z'))).toBe('2037-12-31');
});
