// Makes a company with its manager and a key.

import process from 'node:process';
import { createCompanyWithOwner } from '../app.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { passwordHelp, passwordUsage, readPassword } from './secret.ts';
import { withInstance } from './with-instance.ts';

export const initCommand: Command = {
  name: 'init',
  usage: `facteur init --company NOM --siren N --email E ${passwordUsage} [--cabinet NOM]`,
  help: [
    'Crée une entreprise, son gestionnaire et une clé d’API.',
    'Réponse (JSON) : {"companyId", "userId", "apiKey", "mailAddress"}. La clé n’est montrée qu’une fois.',
    'La première personne créée devient propriétaire de l’instance.',
    '--cabinet : l’entreprise devient un dossier de ce cabinet d’expertise comptable, créé au besoin.',
    passwordHelp,
  ].join('\n'),
  async run(args) {
    const { values } = readOptions<'company' | 'siren' | 'email' | 'cabinet' | 'password' | 'password-file'>(args, {
      required: ['company', 'siren', 'email'],
      optional: ['cabinet', 'password', 'password-file'],
    });
    const { company = '', siren = '', email = '', cabinet } = values;
    const password = await readPassword(values);
    const input = { company, siren, email, password, ...(cabinet === undefined ? {} : { cabinet }) };
    const outcome = await withInstance(async ({ ctx }) => await createCompanyWithOwner(ctx, input));
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    return 0;
  },
};
