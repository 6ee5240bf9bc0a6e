// Who owns the instance: the way back when its owner is gone.

import process from 'node:process';
import { grantOwner } from '../app.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

export const ownerCommand: Command = {
  name: 'owner',
  usage: 'facteur owner grant --email E',
  help: [
    'Rend une personne propriétaire de l’instance, à côté de ceux qui le sont déjà.',
    'Elle a déjà un compte ; l’acte est écrit au journal de l’instance.',
  ].join('\n'),
  async run(args) {
    const { values, words } = readOptions(args, { required: ['email'] });
    if (words[0] !== 'grant') {
      process.stderr.write(`${ownerCommand.usage}\n`);
      return 2;
    }
    const isNew = await withInstance(async ({ ctx }) => await grantOwner(ctx, values.email ?? ''));
    process.stdout.write(isNew ? 'Cette personne est propriétaire de l’instance.\n' : 'Elle l’était déjà.\n');
    return 0;
  },
};
