// `facteur facturx validate`: the official rules, file by file, without database or server.

import { readFileSync } from 'node:fs';
import process from 'node:process';
import { detectKind, extractXml, type Validation, validateXml } from '../app.ts';
import { Problem } from '../errors.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';

interface Verdict extends Partial<Pick<Validation, 'layers' | 'skipped'>> {
  readonly file: string;
  readonly kind: 'CII' | 'UBL' | 'PDF' | undefined;
  readonly profile?: Validation['profile'];
  readonly valid: boolean;
  /** Why the file could not be judged at all. */
  readonly error?: { readonly code: string; readonly fr: string; readonly en: string };
}

function failure(file: string, kind: Verdict['kind'], problem: { code: string; fr: string; en: string }): Verdict {
  return { file, kind, profile: undefined, layers: [], valid: false, error: problem };
}

function problemText(error: unknown): { code: string; fr: string; en: string } {
  if (error instanceof Problem) return { code: error.code, ...error.text };
  if (!(error instanceof Error) || !('code' in error)) throw error;
  const text = error.message;
  return { code: String(error.code), fr: `Fichier illisible : ${text}`, en: `Unreadable file: ${text}` };
}

const NO_XML = {
  code: 'facturx.pdf_without_xml',
  fr: 'Ce PDF ne contient pas de facture XML : seul l’envoi d’un Factur-X ou d’un fichier XML peut être vérifié.',
  en: 'This PDF holds no XML invoice: only a Factur-X or an XML file can be judged.',
};

function judge(file: string): Verdict {
  let kind: Verdict['kind'];
  try {
    const bytes = readFileSync(file);
    const isPdf = detectKind(bytes) === 'pdf';
    if (isPdf) kind = 'PDF';
    const xml = isPdf ? extractXml(bytes)?.bytes : bytes;
    if (!xml) return failure(file, kind, NO_XML);
    const { kind: syntax, ...verdict } = validateXml(xml);
    return { file, kind: isPdf ? 'PDF' : syntax, ...verdict };
  } catch (error) {
    return failure(file, kind, problemText(error));
  }
}

function asText({ file, valid, error, layers = [], skipped = [] }: Verdict): string {
  const lines = [`${valid ? '✓' : '✗'} ${file}${error ? ` : ${error.fr} (${error.code})` : ''}`];
  for (const layer of layers) {
    lines.push(`  ${layer.name} ${layer.version} : ${layer.error ?? `${layer.findings.length} anomalie(s)`}`);
    for (const { rule, flag, location, message } of layer.findings) {
      lines.push(`    ${rule} ${flag === 'warning' ? '(avertissement) ' : ''}${message.fr}`, `      ${location}`);
    }
  }
  for (const name of skipped) lines.push(`  ${name} : non vérifié, ces règles ne sont pas encore connues`);
  return lines.join('\n');
}

/** Paths of a list, one a line. */
function listed(list: string | undefined): readonly string[] {
  if (list === undefined) return [];
  return readFileSync(list, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}

export const facturxCommand: Command = {
  name: 'facturx',
  usage: 'facteur facturx validate [--list FICHIER] CHEMIN… [--json]',
  help: [
    'Vérifie des factures CII, UBL ou Factur-X avec les règles officielles (EN 16931, profil, BR-FR).',
    '--list FICHIER : chemins à vérifier, un par ligne. --json : une ligne JSON par fichier.',
    'Code de sortie 0 : toutes les factures sont valides ; 1 : au moins une ne l’est pas.',
  ].join('\n'),
  run(args) {
    const options = { required: [], optional: ['list'], flags: ['json'] } as const;
    const { words, flags, values } = readOptions<'list' | 'json'>(args, options);
    const [verb, ...paths] = words;
    const files = [...paths, ...listed(values.list)];
    if (verb !== 'validate' || files.length === 0) {
      process.stderr.write(`${facturxCommand.usage}\n`);
      return Promise.resolve(2);
    }
    let isValid = true;
    for (const file of files) {
      const verdict = judge(file);
      isValid &&= verdict.valid;
      process.stdout.write(`${flags.has('json') ? JSON.stringify(verdict) : asText(verdict)}\n`);
    }
    return Promise.resolve(isValid ? 0 : 1);
  },
};
