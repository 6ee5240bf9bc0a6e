// A verification in words, for the operator's command line.

import type { TenantCtx } from '#src/context.ts';
import type { Fault, FaultKind } from '../model.ts';
import { verify } from './verify.ts';

export interface ArchiveReport {
  readonly companyId: string;
  readonly company: string;
  readonly entries: number;
  readonly head: string;
  readonly faults: readonly Record<string, string | undefined>[];
  /** For people. */
  readonly text: string;
}

const WORDS: Record<FaultKind, string> = {
  'file-missing': 'fichier manquant',
  'file-changed': 'fichier modifié',
  'entry-changed': 'inscription modifiée',
  'entry-missing': 'inscription manquante',
  'head-changed': 'fin du journal modifiée',
};

function line({ kind, sequence, filename = '' }: Fault): string {
  return `  ✗ n° ${sequence} : ${WORDS[kind]} ${filename}`.trimEnd();
}

/** Verifies the archive of the context's company, whose name is `company`. */
export async function archiveReport(ctx: TenantCtx, company: string): Promise<ArchiveReport> {
  const { entries, head, faults } = await verify(ctx);
  const title = `${faults.length === 0 ? '✓' : '✗'} ${company} : ${entries} pièce(s), empreinte ${head}`;
  return {
    companyId: ctx.company.id,
    company,
    entries,
    head,
    faults: faults.map(({ kind, sequence, filename, subject }) => ({
      kind,
      sequence: sequence.toString(),
      filename,
      subject: subject && `${subject.kind} ${subject.id}`,
    })),
    text: [title, ...faults.map((fault) => line(fault))].join('\n'),
  };
}
