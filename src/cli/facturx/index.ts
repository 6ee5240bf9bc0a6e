// `facteur facturx …`: invoices as files, without server, without database; nothing is written but what `-o` names.

import type { Command } from '../commands.ts';
import { Problem } from '../../errors.ts';
import process from 'node:process';
import { buildVerb, showVerb } from './build.ts';
import { extractVerb, readVerb } from './read.ts';
import { validateVerb } from './validate.ts';
import type { Verb } from './verb.ts';
import { convertVerb, writeVerb } from './write.ts';

const verbs: readonly Verb[] = [validateVerb, extractVerb, readVerb, writeVerb, convertVerb, buildVerb, showVerb];

function list(): string {
  return verbs.map(({ usage, help }) => `  ${usage}\n      ${help.split('\n')[0] ?? ''}`).join('\n');
}

export const facturxCommand: Command = {
  name: 'facturx',
  usage: `facteur facturx ${verbs.map(({ name }) => name).join('|')} …`,
  help: [
    'Contrôle, lit, écrit, convertit et montre des factures CII, UBL et Factur-X, sans serveur ni base de données.',
    '',
    list(),
    '',
    'Aide d’un verbe : facteur facturx <verbe> --help',
    'Code de sortie 0 : fait ; 1 : refusé, ou facture non valide ; 2 : commande mal écrite.',
  ].join('\n'),
  helpOf(args) {
    const verb = verbs.find(({ name }) => args.includes(name));
    return verb && `facteur facturx ${verb.usage}\n\n${verb.help}\n`;
  },
  async run([name, ...args]) {
    const verb = verbs.find((one) => one.name === name);
    if (!verb) {
      process.stderr.write(`${facturxCommand.usage}\n\n${list()}\n`);
      return 2;
    }
    try {
      return await verb.run(args);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      process.stderr.write(`${error.text.fr}\n${error.text.en} (${error.code})\n`);
      for (const { path, message } of error.fields) {
        process.stderr.write(`  ${path} : ${message.fr} / ${message.en}\n`);
      }
      return error.code === 'cli.usage' ? 2 : 1;
    }
  },
};
