// What is downloaded: the template, and the lines that were not imported.

import type { Ctx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import { writeWorkbook } from '#src/sheets/index.ts';
import { clientFields } from '../../model/client-import/fields.ts';
import type { ImportLine } from '../../model/client-import/types.ts';
import { importLines } from './review.ts';
import { withImport, type ImportCall } from './open.ts';

const WIDE = new Set(['name', 'addressLine1', 'contactName', 'contactEmail', 'delegates', 'iban']);
const widthOf = (key: string): number => (WIDE.has(key) ? 28 : 16);

const words = {
  fr: { clients: 'Clients', failed: 'Lignes en échec', reason: 'Raison' },
  en: { clients: 'Clients', failed: 'Failed lines', reason: 'Reason' },
} as const;

/** An xlsx file with the columns an import knows, and one example. */
export async function importTemplate(language: Language): Promise<Uint8Array> {
  const choices = new Map(clientFields.flatMap((field, index) => (field.choices ? [[index, field.choices]] : [])));
  return await writeWorkbook([
    {
      name: words[language].clients,
      columns: clientFields.map(({ key, title, required, hint }) => ({
        title: `${title[language]}${required === true ? ' *' : ''}`,
        width: widthOf(key),
        ...(hint ? { note: hint[language] } : {}),
      })),
      rows: [clientFields.map(({ example }) => example)],
      choices,
    },
  ]);
}

const MOST_LINES = 50_000;

function isFailed({ plan, outcome }: ImportLine): boolean {
  return outcome === 'failed' || (outcome === undefined && (plan === 'faulty' || plan === 'duplicate'));
}

/** An xlsx file of the lines that were not imported, as they were read, the reason in the last column. */
export async function failedLines(ctx: Ctx, call: ImportCall & { readonly language: Language }): Promise<Uint8Array> {
  const { language } = call;
  const { mapping } = await withImport(ctx, call, async (tx) => await Promise.resolve(tx.import));
  const lines = await importLines(ctx, { ...call, plans: [], outcomes: [], after: 0, limit: MOST_LINES });
  const fields = clientFields.filter(({ key }) => mapping.includes(key));
  return await writeWorkbook([
    {
      name: words[language].failed,
      columns: [
        ...fields.map(({ key, title }) => ({ title: title[language], width: widthOf(key) })),
        { title: words[language].reason, width: 60 },
      ],
      rows: lines
        .filter(isFailed)
        .map(({ cells, corrections, faults }) => [
          ...fields.map(({ key }) => corrections[key] ?? cells[mapping.indexOf(key)] ?? ''),
          faults.map(({ message }) => message[language]).join(' '),
        ]),
    },
  ]);
}
