// What the operator's command says of the journals.

import { z } from 'zod';
import { forCompany, systemActor, type Ctx } from '#src/context.ts';
import { checkExport, EXPORT_FORMAT } from '../model/journal-export.ts';
import type { JournalFault } from '../model/journal.ts';
import { checkCabinetJournal, checkInstanceJournal, checkJournal, type JournalCheck } from './journal.ts';

export interface JournalReport extends JournalCheck {
  /** « Dossier Papillon ». */
  readonly name: string;
  /** One French line. */
  readonly text: string;
}

const FAULTS: Readonly<Record<JournalFault, string>> = {
  gap: 'une entrée manque avant elle',
  link: 'elle ne suit pas la précédente',
  hash: 'son contenu a été modifié',
  details: 'ses détails ont été modifiés',
};

function reportOf(name: string, check: JournalCheck): JournalReport {
  const { fault, entries } = check;
  const count = `${entries} ${entries > 1 ? 'entrées vérifiées' : 'entrée vérifiée'}`;
  const text = fault
    ? `✗ ${name} : chaîne rompue à l’entrée n° ${fault.sequence}, ${FAULTS[fault.fault]}.`
    : `✓ ${name} : intact, ${count}.`;
  return { name, text, ...check };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Every chain of the instance. */
export async function journalReports(
  ctx: Ctx,
  { companies, cabinets }: { readonly companies: readonly Named[]; readonly cabinets: readonly Named[] },
): Promise<JournalReport[]> {
  const reports = [reportOf('Instance', await checkInstanceJournal(ctx))];
  for (const { id, name } of cabinets) reports.push(reportOf(`Cabinet ${name}`, await checkCabinetJournal(ctx, id)));
  for (const { id, name } of companies) {
    reports.push(reportOf(`Dossier ${name}`, await checkJournal(forCompany(ctx, id, systemActor))));
  }
  return reports;
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);

const exportedJournal = z.object({
  format: z.literal(EXPORT_FORMAT),
  chain: z.string(),
  entries: z.array(
    z.object({
      sequence: z.number().int(),
      at: z.iso.datetime(),
      actorKind: z.string(),
      actorId: z.string(),
      actorName: z.string().nullable(),
      action: z.string(),
      subjectKind: z.string().nullable(),
      subjectId: z.string().nullable(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
      detailsDigest: hex,
      previousHash: hex,
      hash: hex,
    }),
  ),
});

/** Proves an exported chain without any database. Throws when the text is no such export. */
export function exportReport(written: unknown): JournalReport {
  const { chain, entries } = exportedJournal.parse(written);
  return reportOf(`Chaîne ${chain}`, checkExport(chain, entries));
}
