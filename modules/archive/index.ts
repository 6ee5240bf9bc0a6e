// archive: what must not change for ten years. Owns archive_entries and archive_heads; publishes and listens to
// nothing. Others may add artefacts in their transaction (`archive`), read them (`artefactsOf`) and prove that nothing
// has changed (`verify`). Knows: tenancy.

import type { Module } from '#src/module.ts';

export { archive, artefactsOf, verify, type Artefact } from './service.ts';
export { artefactKinds, type ArtefactKind, type ChainedEntry, type Fault, type Verification } from './model.ts';

export const archiveModule: Module = { name: 'archive' };
