// The way back in for who has lost their password.

import process from 'node:process';
import { setPassword } from '../app.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { passwordHelp, passwordUsage, readPassword } from './secret.ts';
import { withInstance } from './with-instance.ts';

export const passwordCommand: Command = {
  name: 'password',
  usage: `facteur password --email E ${passwordUsage}`,
  help: [
    'Donne un nouveau mot de passe à une personne qui a perdu le sien.',
    'Toutes ses sessions sont fermées ; l’acte est écrit au journal de l’instance.',
    'Le second facteur demeure : voir « facteur second-factor ».',
    passwordHelp,
  ].join('\n'),
  async run(args) {
    const { values } = readOptions<'email' | 'password' | 'password-file'>(args, {
      required: ['email'],
      optional: ['password', 'password-file'],
    });
    const password = await readPassword(values);
    await withInstance(async ({ ctx }) => await setPassword(ctx, { email: values.email ?? '', password }));
    process.stdout.write('Mot de passe changé.\n');
    return 0;
  },
};
