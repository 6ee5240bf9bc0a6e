// A lost password and a confirmed address, by the links of our mails.

import { describe, expect, test } from 'vitest';
import { signIn } from '#modules/tenancy';
import { sendResetJob } from '../../../../modules/tenancy/jobs.ts';
import { atAddress, openApplication, openBrowser } from '../browser.ts';
import { client, emptyInstance, password, populate } from '../cast.ts';

const world = await emptyInstance({ environment: { FACTEUR_RELAY_URL: 'smtp://127.0.0.1:9' } });
const { owner, clock } = world;
const ctx = atAddress(world.ctx, 'https://factures.exemple.test');
await populate(ctx);
const app = await openApplication(ctx);
const https = { origin: 'https://factures.exemple.test', host: 'factures.exemple.test' };

interface Mail {
  readonly recipient: string;
  readonly content: { readonly subject: string; readonly button: { readonly href: string } };
}

/** Does what the worker would, with every request that waits; answers the mails that are now there. */
async function mails(kind: string): Promise<Mail[]> {
  const { rows } = await owner.query<{ payload: { email: string; language: 'fr' } }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'tenancy.send_reset'`,
  );
  await owner.query(
    `delete from graphile_worker._private_jobs where task_id in
     (select id from graphile_worker._private_tasks where identifier = 'tenancy.send_reset')`,
  );
  const run = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
  for (const { payload } of rows) await sendResetJob.run(ctx, unwrap(payload), run);
  const sent = await owner.query<Mail>('select recipient, content from outgoing_mails where kind = $1 order by 1', [
    kind,
  ]);
  return sent.rows;
}

/** The queue keeps a payload with what it needs itself. */
function unwrap(payload: object): { email: string; language: 'fr' } {
  return ('payload' in payload ? payload.payload : payload) as { email: string; language: 'fr' };
}

async function ask(email: string) {
  return await openBrowser(app, https).post('/connexion/oubli', { email });
}

const linkOf = ({ content }: Mail): string => content.button.href.replace('https://factures.exemple.test', '');

describe('a lost password', () => {
  test('is asked for with the same answer, whether there is an account or not', async () => {
    const known = await ask('alice@exemple.test');
    const unknown = await ask('personne@exemple.test');
    expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
    expect((await openBrowser(app, https).get('/connexion/oubli?envoye')).html).toContain(
      'Si un compte a cette adresse',
    );
    expect((await mails('tenancy.password_reset')).map(({ recipient }) => recipient)).toEqual(['alice@exemple.test']);
  });

  test('is replaced once by the link, which ends every session and tells the person', async () => {
    const [mail] = await mails('tenancy.password_reset');
    const link = mail ? linkOf(mail) : '';
    await signIn(ctx, { email: 'alice@exemple.test', password, client });
    const browser = openBrowser(app, https);
    expect((await browser.get(link)).html).toContain('Toutes vos sessions seront fermées.');
    const jeton = new URLSearchParams(link.split('?')[1]).get('jeton') ?? '';
    const weak = await browser.post('/connexion/nouveau-mot-de-passe', { jeton, wanted: 'court' });
    expect([weak.status, weak.html.includes(jeton)]).toEqual([422, true]);
    const done = await browser.post('/connexion/nouveau-mot-de-passe', { jeton, wanted: 'une phrase toute neuve' });
    expect(done.location).toBe('/connexion?fait=mot-de-passe');
    expect((await owner.query('select from sessions')).rowCount).toBe(0);
    await signIn(ctx, { email: 'alice@exemple.test', password: 'une phrase toute neuve', client });
    const again = await browser.post('/connexion/nouveau-mot-de-passe', { jeton, wanted: 'encore une autre' });
    expect(again.html).toContain('Ce lien a expiré ou a déjà servi');
    expect((await browser.get(link)).status).toBe(409);
    expect(await mails('tenancy.password_changed')).toHaveLength(1);
  });

  test('has one link at a time, for an hour; its secret is not in the database', async () => {
    await ask('bob@exemple.test');
    const [first] = await mails('tenancy.password_reset').then((all) =>
      all.filter(({ recipient }) => /bob/.test(recipient)),
    );
    const link = first ? linkOf(first) : '';
    const jeton = new URLSearchParams(link.split('?')[1]).get('jeton') ?? '?';
    const { rows } = await owner.query('select f::text as row from identity_flows f');
    expect(JSON.stringify(rows)).not.toContain(jeton);
    clock.advance(61 * 60_000);
    expect((await openBrowser(app, https).get(link)).status).toBe(409);
  });

  test('may be asked for three times in a quarter of an hour', async () => {
    const answers = [];
    for (let attempt = 0; attempt < 4; attempt += 1) answers.push((await ask('charlie@exemple.test')).status);
    expect(answers).toEqual([303, 303, 303, 429]);
  });

  test('is not asked for where the instance cannot write its own address', async () => {
    const plain = openBrowser(await openApplication(world.ctx));
    expect((await plain.get('/connexion/oubli')).html).toContain('facteur password');
  });
});

describe('an address', () => {
  test('is confirmed by the button behind its link, once', async () => {
    const browser = openBrowser(app, https);
    await browser.post('/connexion', { email: 'bob@exemple.test', password });
    expect((await browser.get('/compte')).html).toContain('Pas encore confirmée');
    expect((await browser.post('/compte/confirmation', {})).location).toBe('/compte?fait=lien-envoye');
    const [mail] = await mails('tenancy.email_confirmation');
    const link = mail ? linkOf(mail) : '';
    const stranger = openBrowser(app, https);
    expect((await stranger.get(link)).html).toContain('bob@exemple.test');
    const { rows } = await owner.query("select from users where email_confirmed_at is not null and email like 'bob%'");
    expect(rows).toHaveLength(0);
    const jeton = new URLSearchParams(link.split('?')[1]).get('jeton') ?? '';
    expect((await stranger.post('/confirmation-adresse', { jeton })).location).toBe('/connexion?fait=adresse');
    expect((await browser.get('/compte')).html).toContain('Confirmée');
    expect((await stranger.get(link)).status).toBe(409);
  });
});
