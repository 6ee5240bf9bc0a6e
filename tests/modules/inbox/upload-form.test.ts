// The drop zone without script: a form that sends several files at once.

import { expect, test } from 'vitest';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { openTestWorld } from '../../support/world.ts';

const world = await openTestWorld({ environment: appEnvironment });
const app = await startTestApp(world);
const { alice, owner, papillon } = world;
const ledger = `/d/${papillon.id}/documents`;

const csrf = async (): Promise<string> => {
  const html = await (await app.fetchAs(alice, ledger)).text();
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
};

async function send(...files: readonly File[]): Promise<Response> {
  const body = new FormData();
  body.set('_csrf', await csrf());
  for (const file of files) body.append('file', file);
  return await app.fetchAs(alice, ledger, { method: 'POST', body });
}

const named = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ filename: string }>('select filename from inbox_documents order by filename');
  return rows.map(({ filename }) => filename);
};

test('takes every file, and says how many', async () => {
  const answer = await send(new File(['un'], 'un.txt'), new File(['deux'], 'deux.txt'));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${ledger}?recus=2`]);
  expect(await named()).toEqual(['deux.txt', 'un.txt']);
});

test('leaves out an empty file, wherever it stands among others, and says so', async () => {
  const answer = await send(new File([], 'vide.txt'), new File(['trois'], 'trois.txt'));
  expect(answer.headers.get('location')).toBe(`${ledger}?recus=1&vides=1`);
  expect(await named()).toContain('trois.txt');
  const page = await (await app.fetchAs(alice, answer.headers.get('location') ?? '')).text();
  expect(page).toContain('1 document reçu. 1 fichier vide n’a pas été pris.');
});

test('refuses an empty file that comes alone', async () => {
  expect((await send(new File([], 'seul.txt'))).status).toBe(422);
  expect(await named()).not.toContain('seul.txt');
});
