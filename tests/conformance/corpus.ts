// The frozen verdicts of the official artefacts: which file, which layer, which rules.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

export interface Case {
  readonly file: string;
  readonly bytes: () => Uint8Array;
  readonly layer: string;
  /** `RULE|flag,…`; empty when clean; begins with `ERROR` when the artefact stops. */
  readonly verdict: string;
}

export function hasCorpus(): boolean {
  return existsSync(join(CORPUS, 'invoices', 'verdicts.tsv'));
}

function rows(path: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(CORPUS, path), 'utf8').trimEnd().split('\n');
  return lines.slice(1).map((line) => line.split('\t'));
}

/** One case for each layer of each file. */
export function invoiceCases(): readonly Case[] {
  return rows('invoices/verdicts.tsv').flatMap(([file = '', , , , , layer = '', verdict = '']) =>
    layer === '' ? [] : [{ file, layer, verdict, bytes: () => readFileSync(join(CORPUS, 'invoices', file)) }],
  );
}

/** Unpacks the mutants of a syntax while `use` runs. Needs tar with xz. */
export function withMutants<R>(syntax: 'cii' | 'ubl', use: (cases: readonly Case[]) => R): R {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  try {
    execFileSync('tar', ['-xJf', join(CORPUS, 'mutants', `${syntax}.tar.xz`), '-C', folder]);
    const layer = `EN16931-${syntax.toUpperCase()}`;
    return use(
      rows(`mutants/${syntax}.tsv`).map(([file = '', , , verdict = '']) => ({
        file,
        layer,
        verdict,
        bytes: () => readFileSync(join(folder, file)),
      })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
