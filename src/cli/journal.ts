// Proves that the journals have not changed: those of the instance, or one that was exported.

import process from 'node:process';
import { text } from 'node:stream/consumers';
import { checkExportedJournal, verifyJournals, type JournalReport } from '../app.ts';
import { problem } from '../errors.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

const notAnExport = problem({
  code: 'cli.not_a_journal',
  status: 400,
  fr: 'Ce n’est pas un journal exporté par Facteur (JSON).',
  en: 'This is no journal exported by Facteur (JSON).',
});

async function fromStandardInput(): Promise<JournalReport[]> {
  const written = await text(process.stdin);
  try {
    return [checkExportedJournal(JSON.parse(written))];
  } catch (error) {
    throw notAnExport({ cause: error });
  }
}

export const journalCommand: Command = {
  name: 'journal',
  usage: 'facteur journal verify [--json] [-]',
  help: [
    'Relit les journaux (instance, cabinets, dossiers) et prouve que rien n’a changé, ou nomme la première entrée rompue.',
    'Avec « - », vérifie un journal exporté en JSON, lu sur l’entrée standard, sans base de données.',
    'Code de sortie 0 : tout est intact ; 1 : au moins un défaut.',
  ].join('\n'),
  async run(args) {
    const { words, flags } = readOptions<'json'>(args, { required: [], flags: ['json'] });
    if (words[0] !== 'verify' || words.length > 2 || (words[1] ?? '-') !== '-') {
      process.stderr.write(`${journalCommand.usage}\n`);
      return 2;
    }
    const reports = words[1] === '-' ? await fromStandardInput() : await withInstance(verifyJournals);
    for (const report of reports) {
      process.stdout.write(flags.has('json') ? `${JSON.stringify(report)}\n` : `${report.text}\n`);
    }
    return reports.every((report) => report.fault === undefined) ? 0 : 1;
  },
};
