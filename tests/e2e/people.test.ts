// Looking a company up and deciding on unused accesses in a browser: in place, by keyboard, sound at both widths.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createUser, loadExtract } from '#modules/tenancy';
import { systemActor } from '#src/context.ts';
import { seatsCsv, sirens, unitsCsv } from '../modules/tenancy/sirene/files.ts';
import { appEnvironment, startTestApp } from '../support/app.ts';
import { browserTest } from '../support/browser/index.ts';
import { openTestWorld, password } from '../support/world.ts';
import { expectSoundOnPhone, expectSoundPage, signIn } from './support/walk.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const app = await startTestApp(world);
const { ctx, charlie, owner, clock, folder } = world;
clock.advance(Date.now() - clock.now().getTime());
for (const [name, content] of [
  ['units.csv', unitsCsv],
  ['seats.csv', seatsCsv],
] as const) {
  await writeFile(join(folder, name), content);
  await loadExtract({ path: join(folder, name), owner, clock });
}
const { rows } = await owner.query<{ cabinet_id: string }>('select cabinet_id from cabinets');
const cabinetId = rows[0]?.cabinet_id ?? '';
for (const name of ['Denise', 'Émile']) {
  const account = { name, email: `${name.length}@exemple.test`, password, language: 'fr', by: systemActor } as const;
  const { id } = await createUser(ctx, account);
  await owner.query(
    `insert into cabinet_memberships (cabinet_id, user_id, role, since, granted_by)
     values ($1, $2, 'collaborator', now() - interval '1 year', '{}')`,
    [cabinetId, id],
  );
}

const test = browserTest.override({ contextOptions: { locale: 'fr-FR', viewport: { width: 1280, height: 800 } } });

test('a client is filled in place from its number, with the keyboard alone', async ({ page }) => {
  await signIn(page, app, charlie);
  await page.goto(`${app.origin}/cabinets/${cabinetId}/clients/nouveau`);
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
  await page.focus('[name=number]');
  await page.keyboard.type(sirens.partly);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.alert-success');
  expect(await page.inputValue('[name=legalForm]')).toBe('SASU');
  expect(await page.inputValue('[name=name]')).toBe('HOLDING DISCRÈTE');
  // Exchanged in the page, which is still the same one.
  expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true);
  await expectSoundPage(page);
  await expectSoundOnPhone(page);
  // In any field the Enter key makes the client: it does not look up.
  await page.focus('[name=name]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/fait=nouveau-client/);
});

test('unused accesses are decided on one page, with the keyboard alone', async ({ page }) => {
  await signIn(page, app, charlie);
  await page.goto(`${app.origin}/cabinets/${cabinetId}/utilisateurs`);
  await page.click('a[href$="/utilisateurs/inutilises"]');
  await page.waitForURL(/inutilises$/);
  await expectSoundPage(page);
  await expectSoundOnPhone(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.focus('input[name=id]');
  await page.keyboard.press('Space');
  await page.focus('#unused [type=submit]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/fait=revue&gardes=1&retires=1/);
});
