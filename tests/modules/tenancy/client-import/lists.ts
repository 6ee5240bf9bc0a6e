// A cabinet that is given lists of clients: files, what would become of each line, what became of it.

import { cabinetsOf, companiesOf, type CompanyListItem } from '#modules/tenancy';
import { isSiren } from '#src/siren.ts';
import type { ImportLine, Plan } from '../../../../modules/tenancy/model/client-import/types.ts';
import { chooseColumns, importColumns } from '../../../../modules/tenancy/service/client-import/columns.ts';
import { importLines, runImport } from '../../../../modules/tenancy/service/client-import/review.ts';
import { writeImport } from '../../../../modules/tenancy/service/client-import/run.ts';
import { startImport } from '../../../../modules/tenancy/service/client-import/start.ts';
import { emptyInstance, populate } from '../cast.ts';

let lastNumber = 41_000_000;
/** A valid SIREN that nobody has yet. */
export function newSiren(): string {
  for (;;) {
    lastNumber += 1;
    for (let key = 0; key < 10; key += 1) if (isSiren(`${lastNumber}${key}`)) return `${lastNumber}${key}`;
  }
}

/** An establishment of the company. */
export function siretOf(siren: string): string {
  for (let key = 0; key < 10; key += 1) {
    const siret = `${siren}0001${key}`;
    const sum = [...siret].toReversed().reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    if (sum % 10 === 0) return siret;
  }
  throw new Error('No key');
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const table = (...rows: string[][]): Uint8Array => utf8(rows.map((row) => row.join(';')).join('\r\n'));
export const fates = (lines: readonly ImportLine[]): (Plan | undefined)[] => lines.map(({ plan }) => plan);

export interface DryRun {
  readonly importId: string;
  readonly lines: ImportLine[];
}

/** Bob keeps the books of Tournesol, T001. */
export async function openLists() {
  const { ctx, owner } = await emptyInstance();
  const { alice, bob, papillon } = await populate(ctx);
  const [cabinet] = await cabinetsOf(ctx, bob.id);
  const call = { cabinetId: cabinet?.id ?? '', by: bob };

  async function linesOf(importId: string): Promise<ImportLine[]> {
    return await importLines(ctx, { ...call, importId, plans: [], outcomes: [], after: 0, limit: 10_000 });
  }

  return {
    ctx,
    owner,
    alice,
    bob,
    papillon,
    call,
    linesOf,
    /** Takes the file, confirms the columns as guessed; what would become of each line. */
    async dryRun(bytes: Uint8Array, fileName = 'clients.csv'): Promise<DryRun> {
      const importId = await startImport(ctx, { ...call, file: { fileName, bytes } });
      const { import: found } = await importColumns(ctx, { ...call, importId });
      await chooseColumns(ctx, { ...call, importId, mapping: found.mapping });
      return { importId, lines: await linesOf(importId) };
    },
    async run(importId: string): Promise<ImportLine[]> {
      await runImport(ctx, { ...call, importId });
      await writeImport(ctx, { ...call, importId }, new AbortController().signal);
      return await linesOf(importId);
    },
    async clientNamed(term: string): Promise<CompanyListItem | undefined> {
      return (await companiesOf(ctx, { userId: bob.id, term }))[0];
    },
    async companyRow(siren: string): Promise<Record<string, unknown> | undefined> {
      const { rows } = await owner.query('select * from companies where siren = $1', [siren]);
      return rows[0] as Record<string, unknown> | undefined;
    },
  };
}
