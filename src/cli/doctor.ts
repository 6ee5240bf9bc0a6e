// Says in plain words what is wrong: ports, disk, database, mail domain.

import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { moduleSettings, sireneStatus } from '../app.ts';
import { ConfigError, type Config } from '../config.ts';
import { Problem } from '../errors.ts';
import { readConfig } from '../instance.ts';
import { openSocket, relayOf } from '../mail/index.ts';
import * as settings from '../settings.ts';
import type { Command } from './commands.ts';
import { extractSentence } from './sirene.ts';
import { withInstance } from './with-instance.ts';

interface Diagnosis {
  readonly isFine: boolean;
  readonly text: string;
}

const fine = (text: string): Diagnosis => ({ isFine: true, text });
const wrong = (text: string): Diagnosis => ({ isFine: false, text });

const LOW_DISK_BYTES = 2 * 1024 ** 3;

async function diskDiagnosis(config: Config): Promise<Diagnosis> {
  const dataDir = config.get(settings.dataDir);
  const probe = join(dataDir, '.doctor');
  try {
    await mkdir(dataDir, { recursive: true });
    const handle = await open(probe, 'w');
    await handle.writeFile('ok');
    await handle.sync();
    await handle.close();
    await rm(probe);
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    const gigabytes = Math.floor(free / 1024 ** 3);
    if (free < LOW_DISK_BYTES)
      return wrong(`Disque : il ne reste que ${gigabytes} Go dans ${dataDir}. Libérez de la place.`);
    return fine(`Disque : ${dataDir} est accessible en écriture, ${gigabytes} Go libres.`);
  } catch (error) {
    return wrong(`Disque : impossible d’écrire dans ${dataDir} (${String(error)}). Vérifiez les droits du dossier.`);
  }
}

async function isFree(host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

async function isOurs(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok;
  } catch {
    return false;
  }
}

async function portDiagnosis(name: string, host: string, port: number): Promise<Diagnosis> {
  const error = await isFree(host, port);
  if (!error) return fine(`Port ${port} (${name}) : libre, Facteur peut s’y installer.`);
  if (error.code === 'EADDRINUSE') {
    return (await isOurs(port)) || name === 'SMTP'
      ? fine(`Port ${port} (${name}) : occupé, sans doute par Facteur qui fonctionne.`)
      : wrong(`Port ${port} (${name}) : occupé par un autre programme. Arrêtez-le ou changez FACTEUR_${name}_PORT.`);
  }
  if (error.code === 'EACCES') {
    return wrong(`Port ${port} (${name}) : réservé à l’administrateur. Choisissez un port au-dessus de 1024.`);
  }
  return wrong(`Port ${port} (${name}) : ${error.message}`);
}

/** The database, and what of the company register is in it. */
async function databaseDiagnoses(): Promise<Diagnosis[]> {
  try {
    return await withInstance(async ({ ctx, database }) => {
      const { rows } = await database.owner.query<{ version: string }>(
        `select current_setting('server_version') as version`,
      );
      const where = database.isAttached ? 'intégrée, en service' : 'joignable';
      return [
        fine(`Base de données : ${where}, PostgreSQL ${rows[0]?.version ?? '?'}, schéma à jour.`),
        fine(`Répertoire Sirene : ${registerSentence(await sireneStatus(ctx))}`),
      ];
    });
  } catch (error) {
    const text = error instanceof Problem ? error.text.fr : String(error);
    return [wrong(`Base de données : ${text}`)];
  }
}

function registerSentence(extracts: Awaited<ReturnType<typeof sireneStatus>>): string {
  if (extracts.length === 0) return 'aucun fichier chargé (facteur sirene load), les noms sont saisis à la main.';
  return `${extracts.map(extractSentence).join(' ; ')}.`;
}

async function relayDiagnosis(config: Config): Promise<Diagnosis> {
  const relay = relayOf(config);
  if (!relay) {
    return fine(
      'Relais de messagerie : aucun (FACTEUR_RELAY_URL). Les messages attendent, leurs liens se copient sous /instance/courrier.',
    );
  }
  const name = `${relay.host}:${relay.port}`;
  try {
    (await openSocket(relay, 5_000)).destroy();
    return fine(`Relais de messagerie : ${name} répond.`);
  } catch (error) {
    return wrong(`Relais de messagerie : ${name} ne répond pas (${String(error)}). Vérifiez FACTEUR_RELAY_URL.`);
  }
}

function domainDiagnosis(config: Config): Diagnosis {
  const domain = config.get(settings.mailDomain);
  if (domain.endsWith('.localhost')) {
    return wrong(
      `Domaine de messagerie : ${domain} ne reçoit rien de l’extérieur. Donnez le vôtre dans FACTEUR_MAIL_DOMAIN, avec un enregistrement MX vers cette machine.`,
    );
  }
  return fine(`Domaine de messagerie : ${domain}.`);
}

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'facteur doctor',
  help: 'Dit en clair ce qui ne va pas : ports, disque, base de données, domaine de messagerie.',
  async run() {
    let config: Config;
    try {
      config = readConfig(moduleSettings);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      process.stdout.write(`✗ ${error.message}\n`);
      return 1;
    }
    const diagnoses = [
      await diskDiagnosis(config),
      await portDiagnosis('HTTP', config.get(settings.httpHost), config.get(settings.httpPort)),
      await portDiagnosis('SMTP', config.get(settings.smtpHost), config.get(settings.smtpPort)),
      ...(await databaseDiagnoses()),
      domainDiagnosis(config),
      await relayDiagnosis(config),
    ];
    for (const { isFine, text } of diagnoses) process.stdout.write(`${isFine ? '✓' : '✗'} ${text}\n`);
    return diagnoses.every(({ isFine }) => isFine) ? 0 : 1;
  },
};
