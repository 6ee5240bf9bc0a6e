import process from 'node:process';
import { createCompanyWithOwner } from '../app.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

export const initCommand: Command = {
  name: 'init',
  usage: 'facteur init --company NOM --siren N --email E --password P',
  help: [
    'Crée une entreprise, son gestionnaire et une clé d’API.',
    'Réponse (JSON) : {"companyId", "userId", "apiKey", "mailAddress"}. La clé n’est montrée qu’une fois.',
    'La première personne créée devient propriétaire de l’instance.',
  ].join('\n'),
  async run(args) {
    const { values } = readOptions(args, { required: ['company', 'siren', 'email', 'password'] });
    const { company = '', siren = '', email = '', password = '' } = values;
    const outcome = await withInstance(
      async ({ ctx }) => await createCompanyWithOwner(ctx, { company, siren, email, password }),
    );
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    return 0;
  },
};
