import { existsSync, readFileSync } from 'node:fs';
import { Problem } from '#src/errors.ts';

/** Bytes of one of our own small invoices. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/invoices/${name}`, import.meta.url)));
}

export function fixtureText(name: string): string {
  return new TextDecoder().decode(fixture(name));
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The problem that `run` throws. */
export function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('No problem was thrown');
}

const CORPUS = new URL('../../../../shared/corpus/invoices/', import.meta.url);

export interface CorpusFile {
  readonly path: string;
  readonly bytes: () => Uint8Array;
}

/** XML invoices of the public corpus beside the project; empty when it is not there. */
export function corpusFiles(): readonly CorpusFile[] {
  const list = new URL('verdicts.tsv', CORPUS);
  if (!existsSync(list)) return [];
  const paths = readFileSync(list, 'utf8')
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t')[0] ?? '')
    .filter((path) => /\.xml$/i.test(path));
  return [...new Set(paths)].map((path) => ({
    path,
    bytes: () => new Uint8Array(readFileSync(new URL(path.split('/').map(encodeURIComponent).join('/'), CORPUS))),
  }));
}
