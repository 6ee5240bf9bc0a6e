// The company register of INSEE, offline: what the admin loads, names and addresses are looked up in.

import process from 'node:process';
import { resolve } from 'node:path';
import { loadSirene, sireneStatus } from '../app.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

const french = new Intl.NumberFormat('fr-FR');
const titles = { units: 'StockUniteLegale (noms)', seats: 'StockEtablissement (adresses des sièges)' } as const;

type Extract = Awaited<ReturnType<typeof sireneStatus>>[number];

export function extractSentence({ kind, rows, validOn, loadedAt }: Extract): string {
  const facts = validOn === undefined ? '' : `, à jour au ${validOn.split('-').toReversed().join('/')}`;
  return `${titles[kind]} : ${french.format(rows)} lignes${facts}, chargé le ${loadedAt.toLocaleDateString('fr-FR')}`;
}

const EVERY_MS = process.stderr.isTTY ? 500 : 10_000;

/** One line that changes on a terminal; elsewhere a line now and then. */
function progressTeller(): (progress: { records: number; share: number }) => void {
  let next = Date.now() + EVERY_MS;
  return ({ records, share }) => {
    if (Date.now() < next) return;
    next = Date.now() + EVERY_MS;
    const text = `${french.format(records)} lignes lues, ${Math.floor(share * 100)} %`;
    process.stderr.write(process.stderr.isTTY ? `\r${text}\u001B[K` : `${text}\n`);
  };
}

async function load(path: string): Promise<number> {
  const extract = await withInstance(
    async (instance) => await loadSirene(instance, { path: resolve(path), onProgress: progressTeller() }),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  process.stdout.write(`${extractSentence(extract)}\n`);
  return 0;
}

async function status(): Promise<number> {
  const extracts = await withInstance(async ({ ctx }) => await sireneStatus(ctx));
  if (extracts.length === 0) process.stdout.write('Aucun fichier n’est chargé : les noms sont saisis à la main.\n');
  for (const extract of extracts) process.stdout.write(`${extractSentence(extract)}\n`);
  return 0;
}

export const sireneCommand: Command = {
  name: 'sirene',
  usage: 'facteur sirene load FICHIER | status',
  help: [
    'Charge le répertoire Sirene de l’INSEE, pour retrouver hors ligne noms et adresses par leur numéro.',
    'FICHIER : StockUniteLegale ou StockEtablissement, en csv ou dans leur zip (data.gouv.fr, « Base Sirene des',
    'entreprises »). Chacun remplace le précédent d’un coup, une fois lu en entier ; un chargement interrompu se relance.',
    'Le serveur peut fonctionner pendant ce temps. Comptez quelques minutes et 4 Go de disque par fichier.',
    'Qui a demandé à ne pas être diffusé n’est pas montré.',
  ].join('\n'),
  async run(args) {
    const [verb, path, ...more] = readOptions(args, { required: [] }).words;
    if (verb === 'load' && path !== undefined && more.length === 0) return await load(path);
    if (verb === 'status' && path === undefined) return await status();
    process.stderr.write(`${sireneCommand.usage}\n`);
    return 2;
  },
};
