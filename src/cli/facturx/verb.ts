// What the verbs share: their shape, their options, how they tell what was lost.

import process from 'node:process';
import type * as facturx from '../../facturx.ts';
import { problem } from '../../errors.ts';

export interface Verb {
  readonly name: string;
  /** Without `facteur facturx`. */
  readonly usage: string;
  /** The first line is shown in the list of verbs. */
  readonly help: string;
  /** Answers the exit code. */
  run(args: readonly string[]): Promise<number>;
}

/** A wrong command: what is wrong, and how it is written. */
export function usageOf(verb: Pick<Verb, 'usage'>, wrong: { readonly fr: string; readonly en: string }): Error {
  const usage = `facteur facturx ${verb.usage}`;
  return problem({
    code: 'cli.usage',
    status: 400,
    fr: `${wrong.fr} Usage : ${usage}`,
    en: `${wrong.en} Usage: ${usage}`,
  })();
}

/** The only word of a command. */
export function onlyWord(verb: Verb, words: readonly string[]): string {
  const [word, ...more] = words;
  if (word === undefined) throw usageOf(verb, { fr: 'Il manque un fichier.', en: 'A file is missing.' });
  if (more.length > 0) throw usageOf(verb, { fr: 'Un seul fichier à la fois.', en: 'Only one file at a time.' });
  return word;
}

function lossLine({ bt, field, count, first }: facturx.Loss): string {
  const times = count > 1 ? ` × ${count}` : '';
  return `  ${bt ?? '(EXTENDED)'} ${field}${times} : « ${first.value} » (${first.field})`;
}

interface Report {
  readonly syntax: facturx.Target['syntax'];
  readonly profile: facturx.WrittenProfile;
  readonly losses: readonly facturx.Loss[];
}

function asText({ syntax, profile, losses }: Report): string {
  const name = `${syntax.toUpperCase()} ${profile}`;
  const head = losses.length === 0 ? `${name} : rien n’est perdu / nothing is lost` : `${name} : perdu / lost`;
  return [head, ...losses.map(lossLine)].join('\n');
}

function plain({ syntax, profile, losses }: Report): Report {
  return { syntax, profile, losses };
}

/** What was written and what it lost, on standard error: the document itself may stand on standard output. */
export function tellLosses(written: Report & Pick<facturx.WriteResult, 'alternatives'>, isJson: boolean): void {
  const alternatives = written.alternatives?.map(plain);
  const text = isJson
    ? JSON.stringify({ ...plain(written), ...(alternatives ? { alternatives } : {}) })
    : [written, ...(alternatives ?? [])].map(asText).join('\n');
  process.stderr.write(`${text}\n`);
}
