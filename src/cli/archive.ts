// Proves that the archives have not changed.

import process from 'node:process';
import { verifyArchives } from '../app.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

export const archiveCommand: Command = {
  name: 'archive',
  usage: 'facteur archive verify [--json]',
  help: [
    'Relit toute l’archive et prouve que rien n’a changé, ou nomme ce qui a changé.',
    'Code de sortie 0 : tout est intact ; 1 : au moins un défaut.',
  ].join('\n'),
  async run(args) {
    const { words, flags } = readOptions<'json'>(args, { required: [], flags: ['json'] });
    if (words[0] !== 'verify') {
      process.stderr.write(`${archiveCommand.usage}\n`);
      return 2;
    }
    const reports = await withInstance(verifyArchives);
    for (const report of reports)
      process.stdout.write(flags.has('json') ? `${JSON.stringify(report)}\n` : `${report.text}\n`);
    return reports.every((report) => report.faults.length === 0) ? 0 : 1;
  },
};
