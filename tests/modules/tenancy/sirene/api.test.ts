// A company by its number, for programs.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadExtract } from '#modules/tenancy';
import { appEnvironment, startTestApp } from '../../../support/app.ts';
import { openTestWorld } from '../../../support/world.ts';
import { seatsCsv, sirens, unitsCsv } from './files.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const { owner, clock, folder, papillon } = world;
const app = await startTestApp(world);

async function ask(number: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await app.fetchWithKey(papillon.apiKey, `/api/v1/lookup/companies/${encodeURIComponent(number)}`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('a register that is not there, a number that is wrong, and one that nobody has are three answers', async () => {
  expect(await ask(sirens.bakery)).toMatchObject({ status: 404, body: { code: 'tenancy.register_not_loaded' } });
  for (const [name, content] of [
    ['units.csv', unitsCsv],
    ['seats.csv', seatsCsv],
  ] as const) {
    await writeFile(join(folder, name), content);
    await loadExtract({ path: join(folder, name), owner, clock });
  }
  expect(await ask('123')).toMatchObject({ status: 422, body: { code: 'tenancy.company_number_invalid' } });
  expect(await ask('100000009')).toMatchObject({ status: 404, body: { code: 'tenancy.company_not_registered' } });
  expect(await ask('FR44 732829320')).toMatchObject({
    status: 200,
    body: { name: 'BOULANGERIE "AU BON PAIN", FRÈRES & CIE', legalForm: 'SAS', active: true, disclosed: true },
  });
  expect(await ask(sirens.hidden)).toEqual({
    status: 200,
    body: {
      siren: sirens.hidden,
      disclosed: false,
      active: true,
      siret: null,
      vatNumber: null,
      name: null,
      legalForm: null,
      legalCategory: null,
      ape: null,
      address: null,
    },
  });
});

test('nobody asks without a key', async () => {
  expect((await app.fetch(`/api/v1/lookup/companies/${sirens.bakery}`)).status).toBe(401);
});
