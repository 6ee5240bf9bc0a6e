// Brings the database to the version of the program.

import process from 'node:process';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'facteur migrate',
  help: 'Met la base de données à la version du programme (le démarrage le fait aussi).',
  async run() {
    await withInstance(async () => undefined);
    process.stdout.write('La base de données est à jour.\n');
    return 0;
  },
};
