// The two dossiers of the demonstration: made once by `facteur init`, their keys kept in the demo's own folder.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PAPILLON, SUD_CONCEPT } from '../samples/index.ts';
import type { DemoOptions } from './options.ts';
import { facteur, ProductFailure } from './product.ts';

/** Known to everyone who reads this, hence an instance that listens to its own machine only. */
export const login = { email: 'claire@cabinet.example', password: 'papillon-facteur-2026' };

const CABINET = 'Cabinet Claire Vasseur';

const made = z.object({ companyId: z.string(), userId: z.string(), apiKey: z.string(), mailAddress: z.string() });
const dossierShape = made.extend({ name: z.string(), siren: z.string() });

export type Dossier = z.infer<typeof dossierShape>;

export interface Dossiers {
  readonly list: readonly Dossier[];
  /** False when they were there before. */
  readonly isNew: boolean;
}

const keysFile = (options: DemoOptions) => join(options.dataDir, 'demo.json');

async function create(options: DemoOptions, company: { name: string; siren: string }): Promise<Dossier> {
  const { name, siren } = company;
  const person = ['--email', login.email, '--password', login.password, '--cabinet', CABINET];
  const outcome = await facteur(options, ['init', '--company', name, '--siren', siren, ...person]);
  if (outcome.code !== 0) {
    const reason = outcome.stderr.trim() || outcome.stdout.trim();
    throw new ProductFailure(`facteur init ${name} a échoué : ${reason}`);
  }
  return { ...made.parse(JSON.parse(outcome.stdout)), name, siren };
}

/**
 * Makes both dossiers, or finds those of an earlier demonstration.
 * Throws {@link ProductFailure} when `facteur init` refuses.
 */
export async function openDossiers(options: DemoOptions): Promise<Dossiers> {
  const file = keysFile(options);
  const known = existsSync(file) ? z.array(dossierShape).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
  const list = [...known];
  for (const company of [PAPILLON, SUD_CONCEPT]) {
    if (list.some(({ siren }) => siren === company.siren)) continue;
    list.push(await create(options, { name: company.name, siren: company.siren }));
    // After each one: a demonstration that is cut short finds the first again.
    writeFileSync(file, JSON.stringify(list, null, 2), { mode: 0o600 });
  }
  return { list, isNew: known.length < list.length };
}
