// A cabinet imports its clients in the browser: file, columns, a line corrected, the import, the lines left over.

import { describe, expect } from 'vitest';
import { createCabinet } from '#modules/tenancy';
import { systemActor } from '#src/context.ts';
import { readTables } from '#src/sheets/index.ts';
import { appEnvironment, startTestApp } from '../support/app.ts';
import { browserTest } from '../support/browser/index.ts';
import { openTestWorld } from '../support/world.ts';
import { expectSoundPage, signIn } from './support/walk.ts';

const world = await openTestWorld({ environment: appEnvironment });
const app = await startTestApp(world);
const { id } = await createCabinet(world.ctx, {
  name: 'Cabinet Tilleul',
  by: systemActor,
  administratorId: world.alice.actor.id,
});
const imports = `${app.origin}/cabinets/${id}/imports`;

/** Valid SIRENs, two for each walk. */
const SIRENS = [
  ['813460276', '509173845'],
  ['404833048', '542065479'],
] as const;

const fileOf = (sirens: readonly string[]) => ({
  name: 'clients.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Clients du cabinet',
      'Nom;SIREN;Ville;Remarque',
      ...sirens.map((siren, index) => `Client ${siren};${index === 1 ? '123456789' : siren};Épinal;x`),
      'Client perdu;987654321;;',
    ].join('\r\n'),
    'latin1',
  ),
});

describe.each([
  ['with script, 1280 px wide', { viewport: { width: 1280, height: 800 } }, SIRENS[0]],
  ['without script, 320 px wide', { viewport: { width: 320, height: 800 }, javaScriptEnabled: false }, SIRENS[1]],
] as const)('a list of clients, %s', (_, contextOptions, sirens) => {
  const test = browserTest.override({ contextOptions });

  test('is read, corrected, imported; what was left over comes back with its reason', async ({ page, trouble }) => {
    const isScripted = !('javaScriptEnabled' in contextOptions);
    const sound = async (): Promise<void> => (isScripted ? await expectSoundPage(page) : undefined);
    await signIn(page, app, world.alice);
    await page.goto(imports);
    await sound();
    await page.click('text=Lire le fichier');
    await page.getByText('Choisissez un fichier.').first().waitFor();
    trouble.length = 0; // The browser reports the 422 that is expected here.
    await page.setInputFiles('[name=file]', fileOf(sirens));
    await page.click('text=Lire le fichier');
    await page.waitForURL('**/colonnes');
    expect(await page.inputValue('[name=headerRow]')).toBe('2');
    expect(await page.inputValue('select[name=field] >> nth=2')).toBe('city');
    await sound();
    await page.click('text=Vérifier les lignes');
    await page.click('.tabs a:has-text("En erreur")');
    await sound();
    await page.click(`text=Client ${sirens[1]}`);
    await page.fill('[name=siren]', sirens[1]);
    await sound();
    await page.click('text=Enregistrer');
    await page.click('text=Importer 2 clients');
    await expect
      .poll(async () => {
        if (!isScripted) await page.reload();
        return await page.getByText('Import terminé').count();
      })
      .toBe(1);
    await sound();
    const address = await page.getAttribute('a:has-text("Télécharger les lignes non importées")', 'href');
    const file = await page.request.get(`${app.origin}${address ?? ''}`);
    const [left] = await readTables(await file.body());
    expect(left?.rows.at(-1)?.slice(0, 2)).toEqual(['Client perdu', '987654321']);
    await page.click('text=Voir les clients');
    await page.getByText(`Client ${sirens[0]}`).first().waitFor();
    await page.goto(imports);
    await page.click('text=Connecteurs');
    await page.fill('[name=name]', `Dépôt ${sirens[0]}`);
    await page.click('button:has-text("Ajouter le connecteur")');
    await page.getByText(`Dépôt ${sirens[0]}`).first().waitFor();
    await sound();
  });
});
