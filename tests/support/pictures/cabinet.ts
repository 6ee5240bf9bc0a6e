// The cabinet space in pictures: a portfolio that was imported from a list, with work in it.

import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { makeSample } from '../../samples/index.ts';
import { desktop, type Picture } from './picture.ts';

const TITLES = ['Dénomination', 'Siren', 'Code dossier', 'CP', 'Commune', 'Clôture', 'Dirigeant', 'Mail', 'Délégués'];

const CLIENTS: readonly (readonly string[])[] = [
  [
    'Boulangerie Martin',
    '404833048',
    'C001',
    '69003',
    'Lyon',
    'Décembre',
    'Jeanne Martin',
    'jeanne@martin.example',
    '',
  ],
  ['Garage du Port', '552100554', 'C002', '44000', 'Nantes', 'Juin', 'Marc Le Goff', 'marc@garage.example', ''],
  ['Fleurs en pot', '917000424', 'C003', '69001', 'Lyon', 'Novembre', 'Aïcha Diallo', 'aicha@fleurs.example', ''],
  [
    'École de musique',
    '917001273',
    'C004',
    '21000',
    'Dijon',
    'Août',
    'Léa Petit',
    'lea@ecole.example',
    'paul@ecole.example',
  ],
  ['Ateliers Roussel', '542065479', 'C005', '76000', 'Rouen', 'Mars', 'Hugo Roussel', 'hugo@roussel.example', ''],
  [
    'Clinique des Tilleuls',
    '917002669',
    'C006',
    '35000',
    'Rennes',
    'Décembre',
    'Dr Anne Rey',
    'anne@tilleuls.example',
    '',
  ],
];

const list = (): Buffer => Buffer.from([TITLES, ...CLIENTS].map((row) => row.join(';')).join('\r\n'), 'latin1');

/** What came in at each client: the same papers are read as theirs. */
const PAPERS: Readonly<Record<string, readonly string[]>> = {
  '404833048': ['electricity', 'telecom', 'garage'],
  '552100554': ['telecom'],
  '917000424': ['electricity', 'garage'],
  '542065479': ['garage'],
};

/** The address of the cabinet: `https://…/cabinets/<id>`. */
async function cabinetHome(page: Page, home: string): Promise<string> {
  const { origin } = new URL(home);
  await page.goto(`${origin}/cabinets`);
  const hrefs = await page
    .locator('a[href^="/cabinets/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const id = hrefs.map((href) => /^\/cabinets\/([0-9a-f-]{36})/.exec(href ?? '')?.[1]).find((one) => one !== undefined);
  if (id === undefined) throw new Error('The demonstration has no cabinet');
  return `${origin}/cabinets/${id}`;
}

/** As far as the page that asks what each column holds. */
async function sendList(page: Page, cabinet: string): Promise<void> {
  await page.goto(`${cabinet}/imports`);
  await page.setInputFiles('input[type=file]', { name: 'clients-2026.csv', mimeType: 'text/csv', buffer: list() });
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
  await page.waitForURL('**/colonnes');
}

async function importClients(page: Page, cabinet: string): Promise<void> {
  await sendList(page, cabinet);
  await page.getByRole('button', { name: 'Vérifier les lignes' }).click();
  await page.getByRole('button', { name: /^Importer \d/ }).click();
  await page.getByText('Import terminé').first().waitFor({ timeout: 60_000 });
}

async function cabinetKey(page: Page, cabinet: string): Promise<string> {
  await page.goto(`${cabinet}/cles`);
  await page.fill('[name=name]', 'Logiciel de production');
  await page.getByRole('button', { name: 'Créer la clé' }).click();
  return await page.locator('#created-key').inputValue();
}

async function sendPapers(origin: string, key: string): Promise<void> {
  for (const [siren, ids] of Object.entries(PAPERS)) {
    for (const id of ids) {
      const { bytes, filename, mediaType } = await makeSample(id);
      const body = new FormData();
      body.set('file', new File([Uint8Array.from(bytes)], filename, { type: mediaType }));
      body.set('direction', 'purchase');
      const headers = { authorization: `Bearer ${key}`, 'facteur-dossier': siren };
      const answer = await fetch(`${origin}/api/v1/documents`, { method: 'POST', body, headers });
      if (!answer.ok) throw new Error(`A paper for ${siren} was refused: ${answer.status}`);
    }
  }
}

/** Clients from a list, and papers at some of them. The page is signed in. */
export async function fillCabinet(page: Page, home: string): Promise<void> {
  const cabinet = await cabinetHome(page, home);
  await importClients(page, cabinet);
  await sendPapers(new URL(home).origin, await cabinetKey(page, cabinet));
}

async function onceRead(page: Page, address: string): Promise<void> {
  // Nothing is being read any more: the counters are those of people.
  for (let look = 0; look < 30; look += 1) {
    await page.goto(address);
    if ((await page.getByText('En lecture').count()) === 0) return;
    await page.waitForTimeout(1_000);
  }
}

export const cabinetPictures: readonly Picture[] = [
  {
    name: 'clients',
    options: desktop,
    show: async (page, home) => await onceRead(page, `${await cabinetHome(page, home)}/clients`),
  },
  {
    name: 'workload',
    options: desktop,
    show: async (page, home) => void (await page.goto(`${await cabinetHome(page, home)}/charge`)),
  },
  {
    name: 'import',
    options: desktop,
    show: async (page, home) => await sendList(page, await cabinetHome(page, home)),
  },
];
