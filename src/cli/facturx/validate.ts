// `facteur facturx validate`: the verdict on files, one after the other, each forgotten before the next.

import * as facturx from '../../facturx.ts';
import { parisDay, systemClock } from '../../clock.ts';
import type { Problem } from '../../errors.ts';
import { readOptions } from '../arguments.ts';
import { asFileProblem, listed, readInput, say, walk } from './files.ts';
import { usageOf, type Verb } from './verb.ts';

interface Line extends Omit<facturx.FileVerdict, 'kind' | 'syntax' | 'profile' | 'own' | 'skipped'> {
  readonly file: string;
  /** Of the file; null when it cannot be told. */
  readonly kind: facturx.FileVerdict['kind'] | null;
  readonly profile: facturx.FileVerdict['profile'] | null;
  readonly skipped?: facturx.FileVerdict['skipped'];
  readonly own?: facturx.FileVerdict['own'];
  /** Why the file could not be judged at all. */
  readonly error?: { readonly code: string; readonly fr: string; readonly en: string };
}

function refused(file: string, { code, text }: Problem, kind: Line['kind']): Line {
  return { file, kind, profile: null, layers: [], valid: false, error: { code, ...text } };
}

async function judge(file: string, options: facturx.ValidateOptions): Promise<Line> {
  let kind: Line['kind'] = null;
  try {
    const bytes = readInput(file);
    kind = facturx.detectKind(bytes) === 'pdf' ? 'PDF' : null;
    const {
      profile,
      syntax: _said,
      ...verdict
    } = await facturx.validateFile(bytes, {
      ...options,
      today: parisDay(systemClock.now()),
    });
    return { file, ...verdict, profile: profile ?? null };
  } catch (error) {
    return refused(file, asFileProblem(error, file), kind);
  }
}

function ownText({ own }: Line): readonly string[] {
  const findings = own?.findings.filter(({ severity }) => severity !== 'info') ?? [];
  if (findings.length === 0) return [];
  const lines = findings.flatMap(({ rule, severity, message, location, value }) => [
    `    ${rule} ${severity === 'warning' ? '(avertissement) ' : ''}${message.fr}`,
    `      ${[location.bt, location.field ?? location.xpath, value && `« ${value} »`].filter(Boolean).join(' · ')}`,
  ]);
  return [`  Contrôles de Facteur : ${findings.length} remarque(s)`, ...lines];
}

function asText(line: Line): string {
  const { file, valid, error, layers, skipped = [] } = line;
  const lines = [`${valid ? '✓' : '✗'} ${file}${error ? `\n    ${error.fr}\n    ${error.en} (${error.code})` : ''}`];
  for (const layer of layers) {
    lines.push(`  ${layer.name} ${layer.version} : ${layer.error ?? `${layer.findings.length} anomalie(s)`}`);
    for (const { rule, flag, location, message, bt, value } of layer.findings) {
      lines.push(`    ${rule} ${flag === 'warning' ? '(avertissement) ' : ''}${message.fr}`);
      lines.push(`      ${[bt, location, value && `« ${value} »`].filter(Boolean).join(' · ')}`);
    }
  }
  for (const { name, reason } of skipped) lines.push(`  ${name} : ${reason.fr}`);
  return [...lines, ...ownText(line)].join('\n');
}

function* filesOf(paths: readonly string[], list: string | undefined): Generator<string> {
  for (const path of paths) yield* walk(path);
  if (list !== undefined) for (const path of listed(list)) yield* walk(path);
}

function rulesOf(date: string | undefined): facturx.ValidateOptions {
  if (date === undefined) return {};
  if (facturx.isRealDate(date)) return { rulesDate: date };
  throw usageOf(validateVerb, {
    fr: `« ${date} » n’est pas une date réelle (AAAA-MM-JJ).`,
    en: `"${date}" is not a real date (YYYY-MM-DD).`,
  });
}

export const validateVerb: Verb = {
  name: 'validate',
  usage: 'validate [--list FICHIER] [--rules-date AAAA-MM-JJ] CHEMIN… [--json]',
  help: [
    'Contrôle des factures CII, UBL ou Factur-X : règles officielles, puis nos propres contrôles.',
    'CHEMIN : un fichier, ou un dossier dont tous les .xml et .pdf sont contrôlés.',
    '--list FICHIER : d’autres chemins, un par ligne. --json : une ligne JSON par fichier.',
    '--rules-date : les règles en vigueur ce jour-là ; sans elle, celles du jour où la facture a été émise.',
    '{file, kind, profile, layers: [{name, version, error?, findings: [{rule, flag, location, bt?, value?, message}]}],',
    ' skipped, valid, own: {name, version, valid, findings}} ; un fichier illisible a une ligne {…, valid: false, error: {code, fr, en}}.',
    'Code de sortie 0 : toutes les factures sont valides ; 1 : au moins une ne l’est pas ; 2 : commande mal écrite.',
  ].join('\n'),
  async run(args) {
    const names = { required: [], optional: ['list', 'rules-date'], flags: ['json'] } as const;
    const { words, flags, values } = readOptions<'list' | 'rules-date' | 'json'>(args, names);
    if (words.length === 0 && values.list === undefined) {
      throw usageOf(validateVerb, { fr: 'Il manque un fichier à contrôler.', en: 'A file to judge is missing.' });
    }
    const options = rulesOf(values['rules-date']);
    let isValid = true;
    for (const file of filesOf(words, values.list)) {
      const line = await judge(file, options);
      isValid &&= line.valid;
      await say(`${flags.has('json') ? JSON.stringify(line) : asText(line)}\n`);
    }
    return isValid ? 0 : 1;
  },
};
