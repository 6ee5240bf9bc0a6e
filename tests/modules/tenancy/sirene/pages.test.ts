// « Rechercher » as people press it, without script: what is empty is filled, what was typed stays until they say
// otherwise; the same register behind the API.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadExtract } from '#modules/tenancy';
import { openApplication, openBrowser, type Browser, type Page } from '../browser.ts';
import { openFirm } from '../cabinet/firm.ts';
import { password } from '../cast.ts';
import { seatsCsv, sirens, unitsCsv } from './files.ts';

const firm = await openFirm();
const { ctx, owner, clock, folder, cabinetId, clients } = firm;
const app = await openApplication(ctx);
const form = `/cabinets/${cabinetId}/clients/nouveau`;

async function signedIn(name: string): Promise<Browser> {
  const browser = openBrowser(app);
  await browser.get('/connexion');
  await browser.post('/connexion', { email: `${name}@exemple.test`, password });
  return browser;
}
const anne = await signedIn('anne');
const olga = await signedIn('olga');

const valueOf = ({ html }: Page, name: string): string | undefined => {
  const [field = ''] = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(html) ?? [];
  return / value="([^"]*)"/.exec(field)?.[1];
};
const fill = { recherche: 'remplir' };

describe('while no extract is loaded', () => {
  test('no form offers to look anything up', async () => {
    expect((await anne.get(form)).html).not.toContain('name="recherche"');
    expect((await olga.get('/dossiers/nouveau')).html).not.toContain('name="recherche"');
  });

  test('who asks all the same is told so', async () => {
    const { html } = await anne.post(form, { ...fill, number: sirens.painter });
    expect(html).toContain('Aucun répertoire Sirene n’est chargé');
  });
});

describe('with the extracts of INSEE', () => {
  beforeAll(async () => {
    for (const [name, content] of [
      ['units.csv', unitsCsv],
      ['seats.csv', seatsCsv],
    ] as const) {
      const path = join(folder, name);
      await writeFile(path, content);
      await loadExtract({ path, owner, clock });
    }
  });

  test('an empty form is filled by the number alone, and nothing is written yet', async () => {
    const before = await owner.query('select from companies');
    await anne.get(form);
    const page = await anne.post(form, { ...fill, number: '732 829 320 00074' });
    expect(page.status).toBe(200);
    expect(valueOf(page, 'name')).toBe('BOULANGERIE &quot;AU BON PAIN&quot;, FRÈRES &amp; CIE');
    expect(valueOf(page, 'legalForm')).toBe('SAS');
    expect(valueOf(page, 'addressLine1')).toBe('12 BIS AVENUE DE LA RÉPUBLIQUE');
    expect(valueOf(page, 'postcode')).toBe('69003');
    expect(page.html).toContain(
      'Rempli d’après le répertoire Sirene au 30 octobre 2026 : nom, forme juridique et adresse du siège.',
    );
    expect((await owner.query('select from companies')).rowCount).toBe(before.rowCount);
  });

  test('what was typed stays, with what the register says beside it, until the person takes that', async () => {
    const typed = { number: sirens.bakery, name: 'Chez Léon', city: 'Marseille', code: 'C12' };
    const kept = await anne.post(form, { ...fill, ...typed });
    expect([valueOf(kept, 'name'), valueOf(kept, 'city'), valueOf(kept, 'postcode')]).toEqual([
      'Chez Léon',
      'Marseille',
      '',
    ]);
    expect(kept.html).toContain('Vous aviez écrit autre chose');
    expect(kept.html).toContain('adresse du siège : 12 BIS AVENUE DE LA RÉPUBLIQUE, BATIMENT C, 69003 LYON 3EME');
    const replaced = await anne.post(form, { recherche: 'remplacer', ...typed });
    expect([valueOf(replaced, 'city'), valueOf(replaced, 'code')]).toEqual(['LYON 3EME', 'C12']);
    expect(replaced.html).not.toContain('Vous aviez écrit autre chose');
  });

  test('capitals and accents are no difference', async () => {
    const { html } = await anne.post(form, {
      ...fill,
      number: sirens.painter,
      name: 'Marie-Eve Martin',
      legalForm: 'Entrepreneur individuel',
    });
    expect(html).toContain('Ce qui est écrit ici correspond au répertoire Sirene');
    expect(html).toContain('value="Marie-Eve Martin"');
  });

  test.each([
    ['has ceased', sirens.ceased, 'a cessé son activité'],
    ['asked not to be shown', sirens.hidden, 'a demandé à ne pas être diffusée'],
    ['is unknown', '100000009', 'n’est pas dans le répertoire'],
    ['does not exist', '732829321', 'la clé ne correspond pas'],
  ])('a company that %s is told apart', async (_fate, number, sentence) => {
    const page = await anne.post(form, { ...fill, number });
    expect(page.html).toContain(sentence);
    expect(page.html).not.toContain('JEANNE');
  });

  test('a client that has its number already is filled too', async () => {
    const path = `/cabinets/${cabinetId}/clients/${clients.garage}`;
    await anne.get(path);
    const page = await anne.post(path, { ...fill, number: sirens.garage, name: 'Garage', postcode: '', city: '' });
    expect(valueOf(page, 'legalForm')).toBe('SARL');
    expect(page.html).toContain('nom : GARAGE DU CENTRE');
    const saved = await anne.post(path, { number: sirens.garage, name: 'Garage', legalForm: 'SARL', city: 'Aix' });
    expect(saved.status).toBe(303);
    const { rows } = await owner.query('select legal_form, city from companies where company_id = $1', [
      clients.garage,
    ]);
    expect(rows).toEqual([{ legal_form: 'SARL', city: 'Aix' }]);
  });

  test('a new company takes form, head office and address over, when the box stays ticked', async () => {
    await olga.get('/dossiers/nouveau');
    const asked = await olga.post('/dossiers/nouveau', { ...fill, siren: `FR60${sirens.painter}` });
    expect(asked.html).toContain('la clé ne correspond pas');
    const page = await olga.post('/dossiers/nouveau', { ...fill, siren: sirens.painter });
    expect(valueOf(page, 'company')).toBe('MARIE-ÈVE MARTIN');
    expect(page.html).toContain('au 30 octobre 2026 : nom.');
    expect(page.html).toMatch(/checked=""[^>]*name="registre"/);
    const made = await olga.post('/dossiers/nouveau', {
      siren: sirens.painter,
      company: 'Marie Martin',
      registre: 'on',
    });
    expect(made.status).toBe(303);
    const { rows } = await owner.query('select name, legal_form, siret, city from companies where siren = $1', [
      sirens.painter,
    ]);
    expect(rows).toEqual([
      { name: 'Marie Martin', legal_form: 'Entrepreneur individuel', siret: '50917384500015', city: null },
    ]);
  });

  test('strangers look nothing up', async () => {
    const stranger = openBrowser(app);
    await stranger.get('/connexion');
    const answer = await stranger.post('/dossiers/nouveau', { ...fill, siren: sirens.bakery });
    expect(answer.html).not.toContain('BOULANGERIE');
  });
});
