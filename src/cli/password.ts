// The way back in for who has lost their password.

import process from 'node:process';
import { setPassword } from '../app.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

export const passwordCommand: Command = {
  name: 'password',
  usage: 'facteur password --email E --password P',
  help: [
    'Donne un nouveau mot de passe à une personne qui a perdu le sien.',
    'Toutes ses sessions sont fermées ; l’acte est écrit au journal de l’instance.',
  ].join('\n'),
  async run(args) {
    const { values } = readOptions(args, { required: ['email', 'password'] });
    const { email = '', password = '' } = values;
    await withInstance(async ({ ctx }) => await setPassword(ctx, { email, password }));
    process.stdout.write('Mot de passe changé.\n');
    return 0;
  },
};
