// Makes a company with its manager and a key.

import process from 'node:process';
import { createCompanyWithOwner } from '../app.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

export const initCommand: Command = {
  name: 'init',
  usage: 'facteur init --company NOM --siren N --email E --password P [--cabinet NOM]',
  help: [
    'Crée une entreprise, son gestionnaire et une clé d’API.',
    'Réponse (JSON) : {"companyId", "userId", "apiKey", "mailAddress"}. La clé n’est montrée qu’une fois.',
    'La première personne créée devient propriétaire de l’instance.',
    '--cabinet : l’entreprise devient un dossier de ce cabinet d’expertise comptable, créé au besoin.',
  ].join('\n'),
  async run(args) {
    const { values } = readOptions<'company' | 'siren' | 'email' | 'password' | 'cabinet'>(args, {
      required: ['company', 'siren', 'email', 'password'],
      optional: ['cabinet'],
    });
    const { company = '', siren = '', email = '', password = '', cabinet } = values;
    const input = { company, siren, email, password, ...(cabinet === undefined ? {} : { cabinet }) };
    const outcome = await withInstance(async ({ ctx }) => await createCompanyWithOwner(ctx, input));
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    return 0;
  },
};
