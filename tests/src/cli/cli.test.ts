// The command line as an operator types it: a real process, with the server stopped and running.

import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openProduct, type Product } from '../../support/product/process.ts';

const password = 'correct cheval pile agrafe';
const papillon = [
  '--company',
  'Papillon',
  '--siren',
  '732829320',
  '--email',
  'claire@papillon.test',
  '--password',
  password,
];
const muguet = [
  '--company',
  'Muguet',
  '--siren',
  '552100554',
  '--email',
  'claire@papillon.test',
  '--password',
  password,
];
let product: Product;
let key = '';

beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.dispose();
});

describe('before anything was started', () => {
  test('the help names every command, and each has its own', { timeout: 60_000 }, async () => {
    const { code, stdout } = await product.cli('--help');
    expect(code).toBe(0);
    const names = ['init', 'password', 'migrate', 'jobs', 'archive', 'sirene', 'doctor'];
    for (const name of names) expect(stdout).toContain(`facteur ${name}`);
    const helps = await Promise.all(names.map(async (name) => await product.cli(name, '--help')));
    for (const [at, help] of helps.entries())
      expect([help.code, help.stdout]).toEqual([0, expect.stringContaining(`facteur ${names[at] ?? ''}`)]);
  });

  test.each([
    [['nothing'], 2, 'Commande inconnue'],
    [['init'], 1, '--company'],
    [['init', '--nothing', 'x'], 1, '--nothing'],
    [['jobs'], 2, 'facteur jobs'],
    [['archive', 'nothing'], 2, 'facteur archive'],
    [['sirene'], 2, 'facteur sirene'],
    [['sirene', 'load', '/nowhere.csv'], 1, 'tenancy.sirene_file_missing'],
  ])('%j is refused', async (words, code, text) => {
    const outcome = await product.cli(...words);
    expect([outcome.code, outcome.stdout]).toEqual([code, '']);
    expect(outcome.stderr).toContain(text);
  });

  test('an instance is made, and what it needs to be used is printed as JSON', { timeout: 60_000 }, async () => {
    const { code, stdout } = await product.cli('init', ...papillon);
    expect(code).toBe(0);
    const made = JSON.parse(stdout) as Record<string, string>;
    expect(Object.keys(made)).toEqual(['companyId', 'userId', 'apiKey', 'mailAddress']);
    expect(made['mailAddress']).toBe('732829320@factures.test');
    key = made['apiKey'] ?? '';
    const again = await product.cli('init', ...papillon);
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('tenancy.company_exists');
    const wrong = await product.cli('init', ...papillon.with(3, '732829321'));
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('siren')]);
  });
});

describe('while the server runs', () => {
  beforeAll(async () => {
    await product.start();
  });

  test('what was made before opens its API', async () => {
    const answer = await fetch(`${product.origin}/api/v1/invoices`, { headers: { authorization: `Bearer ${key}` } });
    expect(answer.status).toBe(200);
  });

  test('a second company is made beside it, and its person gets a new password', { timeout: 60_000 }, async () => {
    const { code, stdout } = await product.cli('init', ...muguet);
    expect([code, Object.keys(JSON.parse(stdout) as object)]).toEqual([
      0,
      ['companyId', 'userId', 'apiKey', 'mailAddress'],
    ]);
    const changed = await product.cli(
      'password',
      '--email',
      'claire@papillon.test',
      '--password',
      'un autre mot de passe long',
    );
    expect([changed.code, changed.stdout]).toEqual([0, 'Mot de passe changé.\n']);
    const nobody = await product.cli(
      'password',
      '--email',
      'personne@papillon.test',
      '--password',
      'un autre mot de passe long',
    );
    expect([nobody.code, nobody.stdout]).toEqual([1, '']);
  });

  test(
    'jobs are listed, the dead are retried, the archive is proved, the schema is up to date',
    { timeout: 60_000 },
    async () => {
      const database = await product.database();
      await database.query(
        `select graphile_worker.add_job('inbox.read', '{}', max_attempts := 1, run_at := now() + interval '1 hour')`,
      );
      await database.query(`update graphile_worker._private_jobs set attempts = 1`);
      const listed = await product.cli('jobs', 'list');
      expect(JSON.parse(listed.stdout)).toMatchObject({ name: 'inbox.read', state: 'dead', attempts: 1 });
      expect((await product.cli('jobs', 'retry')).stdout).toBe('1 traitement(s) relancé(s).\n');
      await database.end();
      const proved = await product.cli('archive', 'verify', '--json');
      expect(proved.code).toBe(0);
      expect(
        proved.stdout
          .trim()
          .split('\n')
          .map((line) => (JSON.parse(line) as { company: string }).company)
          .toSorted(),
      ).toEqual(['Muguet', 'Papillon']);
      expect((await product.cli('migrate')).stdout).toBe('La base de données est à jour.\n');
    },
  );

  test('the doctor finds it well', { timeout: 60_000 }, async () => {
    const { code, stdout } = await product.cli('doctor');
    expect(stdout.split('\n').filter((line) => line.startsWith('✗'))).toEqual([]);
    expect(code).toBe(0);
    for (const text of ['Disque', '(HTTP)', '(SMTP)', 'intégrée, en service', 'Domaine de messagerie'])
      expect(stdout).toContain(text);
  });
});

describe('a stop', () => {
  test('ends with 0 and leaves no process of ours', { timeout: 60_000 }, async () => {
    expect(await product.stop()).toBe(0);
    expect(await product.postmasterPid()).toBeUndefined();
    await expect(fetch(`${product.origin}/health/live`)).rejects.toThrow();
  });

  test('lets the doctor say who sits on a port of ours', { timeout: 60_000 }, async () => {
    const stranger = createServer((socket) => socket.destroy()).listen(
      Number(new URL(product.origin).port),
      '127.0.0.1',
    );
    await once(stranger, 'listening');
    const { code, stdout } = await product.cli('doctor');
    stranger.close();
    expect(code).toBe(1);
    expect(stdout).toContain('(HTTP) : occupé par un autre programme');
  });
});
