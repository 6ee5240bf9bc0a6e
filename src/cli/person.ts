// A person's data (GDPR): a copy of them, or their erasure.

import process from 'node:process';
import { erasePerson, exportPerson } from '../app.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

async function exportOne(email: string): Promise<number> {
  const data = await withInstance(async ({ ctx }) => await exportPerson(ctx, email));
  process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  return 0;
}

async function eraseOne(email: string): Promise<number> {
  const kept = await withInstance(async ({ ctx }) => await erasePerson(ctx, email));
  process.stdout.write('Données effacées. Ce qui est gardé, et pourquoi :\n');
  for (const { what, why } of kept) process.stdout.write(`- ${what.fr} ${why.fr}\n`);
  return 0;
}

export const personCommand: Command = {
  name: 'person',
  usage: 'facteur person export|erase --email E [--yes]',
  help: [
    'Répond à une demande d’accès (export, JSON) ou d’effacement (erase) d’une personne : RGPD, articles 15 et 17.',
    'L’effacement est définitif et demande --yes ; ce que la loi impose de garder est gardé et nommé.',
    'Les deux actes sont écrits au journal de l’instance.',
  ].join('\n'),
  async run(args) {
    const { values, flags, words } = readOptions<'email' | 'yes'>(args, { required: ['email'], flags: ['yes'] });
    const email = values.email ?? '';
    if (words[0] === 'export') return await exportOne(email);
    if (words[0] === 'erase' && flags.has('yes')) return await eraseOne(email);
    process.stderr.write(`${personCommand.usage}\n`);
    return 2;
  },
};
