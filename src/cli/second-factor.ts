// The way back in for who has lost phone, passkeys and recovery codes.

import process from 'node:process';
import { removeSecondFactors } from '../app.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

export const secondFactorCommand: Command = {
  name: 'second-factor',
  usage: 'facteur second-factor remove --email E',
  help: [
    'Retire l’application d’authentification, les codes de secours et les clés d’accès d’une personne.',
    'Son mot de passe suffit alors pour entrer. Toutes ses sessions sont fermées ; l’acte est écrit au journal de l’instance.',
  ].join('\n'),
  async run(args) {
    const { values, words } = readOptions(args, { required: ['email'] });
    if (words[0] !== 'remove') {
      process.stderr.write(`${secondFactorCommand.usage}\n`);
      return 2;
    }
    await withInstance(async ({ ctx }) => await removeSecondFactors(ctx, values.email ?? ''));
    process.stdout.write('Seconds facteurs retirés.\n');
    return 0;
  },
};
