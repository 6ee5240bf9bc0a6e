// `facteur facturx …` as the launcher starts it: the verbs on invoices alone.

import process from 'node:process';
import { runCommand } from '../run.ts';
import { facturxCommand } from './index.ts';

await runCommand({
  commands: [facturxCommand],
  help: () => `${facturxCommand.usage}\n\n${facturxCommand.help}\n`,
  words: process.argv.slice(2),
});
