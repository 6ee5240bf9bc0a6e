import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, loadConfig, setting, type Environment } from '#src/config.ts';
import * as settings from '#src/settings.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { declaredSettings } from '../support/settings.ts';

const folder = await mkdtemp(join(tmpdir(), 'facteur-config-'));
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const load = (environment: Environment) => loadConfig(settings.platformSettings, environment);

function faultsOf(environment: Environment): readonly string[] {
  try {
    load(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('has a default for everything that is needed', () => {
    const config = load({});
    expect(config.get(settings.httpPort)).toBe(3000);
    expect(config.get(settings.smtpPort)).toBe(2525);
    expect(config.get(settings.dataDir)).toBe(resolve('./data'));
    expect([...config.get(settings.roles)]).toEqual(['web', 'smtp', 'worker']);
    expect(config.get(settings.databaseUrl)).toBeUndefined();
    expect([...config.get(settings.trustedProxies)]).toEqual([]);
  });

  test('takes what the environment says, in its proper form', () => {
    const config = load({
      FACTEUR_HTTP_PORT: '8080',
      FACTEUR_MAIL_DOMAIN: 'Factures.Exemple.FR',
      FACTEUR_PUBLIC_URL: 'https://factures.exemple.fr/',
      FACTEUR_ROLES: 'web, worker',
      FACTEUR_TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2,',
    });
    expect(config.get(settings.httpPort)).toBe(8080);
    expect(config.get(settings.mailDomain)).toBe('factures.exemple.fr');
    expect(config.get(settings.publicUrl)).toBe('https://factures.exemple.fr');
    expect([...config.get(settings.roles)]).toEqual(['web', 'worker']);
    expect([...config.get(settings.trustedProxies)]).toEqual(['10.0.0.1', '10.0.0.2']);
  });

  test('takes an empty variable for an absent one', () => {
    expect(load({ FACTEUR_HTTP_PORT: '' }).get(settings.httpPort)).toBe(3000);
  });

  test('names all faults at once, in French, with what each setting is for', () => {
    const environment = {
      FACTEUR_HTTP_PORT: 'trois mille',
      FACTEUR_SMTP_PORT: '70000',
      FACTEUR_ROLES: 'web,poste',
      LOG_LEVEL: 'bavard',
      FACTEUR_PUBLIC_URL: 'factures',
      FACTEUR_MAIL_DOMAIN: '-x',
    };
    const faults = faultsOf(environment);
    expect(new Set(faults.map((fault) => fault.split(' : ')[0]))).toEqual(new Set(Object.keys(environment)));
    expect(faults).toHaveLength(6);
    expect(faults).toContainEqual("FACTEUR_HTTP_PORT : doit être un nombre. Port des pages et de l'API.");
    expect(faults.join('\n')).toContain('rôle inconnu : poste');
    expect(() => load(environment)).toThrow(/^Configuration refusée :\n {2}- FACTEUR_/);
  });

  test('reads a secret from the file that NAME_FILE names, without its last line end', async () => {
    const path = join(folder, 'url');
    await writeFile(path, 'postgresql://facteur@base/facteur\n');
    expect(load({ DATABASE_URL_FILE: path }).get(settings.databaseUrl)).toBe('postgresql://facteur@base/facteur');
    expect(load({ DATABASE_URL_FILE: path, DATABASE_URL: 'direct' }).get(settings.databaseUrl)).toBe('direct');
  });

  test('says which file is not there, together with the other faults', () => {
    const faults = faultsOf({ DATABASE_URL_FILE: join(folder, 'absent'), LOG_LEVEL: 'bavard' });
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^DATABASE_URL_FILE : .*absent/);
  });

  test('gives no setting that was not declared to it', () => {
    const stranger = setting({ env: 'FACTEUR_STRANGER', schema: z.string(), default: 'x', doc: { en: '', fr: '' } });
    expect(() => load({}).get(stranger)).toThrow('FACTEUR_STRANGER');
  });

  test('every setting of the product is declared once, explained in both languages, and its default is good', async () => {
    const declared = await declaredSettings();
    expect(new Set(declared.map(({ env }) => env)).size).toBe(declared.length);
    for (const { doc } of declared) expect([doc.fr, doc.en].every((text) => text.endsWith('.'))).toBe(true);
    expect(() => loadConfig(declared, {})).not.toThrow();
  });
});
