// archive: what must not change for ten years. Owns archive_entries, archive_heads and archive_verifications; publishes
// and listens to nothing. Others may add artefacts in their transaction (`archive`), read them (`artefactsOf`) and prove
// that nothing has changed (`verify`, in words `archiveReport`); a verification asked for on the page, and one a month,
// is a job whose result is kept. What is kept has a name only for its owner: the page asks for it through a port.
// Knows: tenancy.

import type { Module } from '#src/module.ts';
import { archiveCron, verifyAllJob, verifyJob } from './jobs.ts';
import { archivePages } from './pages/index.ts';
import type { SubjectPort } from './ports.ts';

export { archiveReport, type ArchiveReport } from './service/report.ts';
export { archive, artefactsNamed, artefactsOf, type Artefact } from './service/seal.ts';
export { verify } from './service/verify.ts';
export { artefactKinds, type ArtefactKind, type ChainedEntry, type Fault, type Verification } from './model.ts';
export type { SubjectView } from './ports.ts';

export function archiveModule(ports: { readonly subjects: SubjectPort }): Module {
  return {
    name: 'archive',
    pages: archivePages(ports.subjects),
    jobs: [verifyJob, verifyAllJob],
    cron: archiveCron,
  };
}
