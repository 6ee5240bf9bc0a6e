import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type Environment } from '#src/config.ts';
import { platformSettings } from '#src/settings.ts';
import { tlsIdentity } from '#src/smtp/certificate.ts';
import { afterAll, describe, expect, test } from 'vitest';

const folder = await mkdtemp(join(tmpdir(), 'facteur-tls-'));
afterAll(async () => {
  await rm(folder, { recursive: true });
});
const now = new Date('2026-11-21T10:00:00Z');
const config = (environment: Environment = {}) =>
  loadConfig(platformSettings, { FACTEUR_DATA: folder, FACTEUR_MAIL_DOMAIN: 'factures.test', ...environment });
const first = await tlsIdentity(config(), now);

describe('the certificate of STARTTLS', () => {
  test('is made for the mail domain at the first start, and its key is its own', () => {
    const certificate = new X509Certificate(first.cert);
    expect(certificate.checkHost('factures.test')).toBe('factures.test');
    expect(certificate.checkHost('ailleurs.test')).toBeUndefined();
    expect(certificate.checkPrivateKey(createPrivateKey(first.key))).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.parse('2036-01-01'));
  });

  test('is kept for the next starts, for our eyes only', async () => {
    expect(await tlsIdentity(config(), now)).toEqual(first);
    expect((await stat(join(folder, 'tls/smtp.pem'))).mode & 0o077).toBe(0);
  });

  test('is made again when it is about to expire', async () => {
    const later = new Date('2036-11-10T00:00:00Z');
    const renewed = await tlsIdentity(config(), later);
    expect(renewed.cert).not.toBe(first.cert);
    expect(await tlsIdentity(config(), later)).toEqual(renewed);
  });

  test('is made again when the domain changes, or the file is spoilt', async () => {
    const moved = await tlsIdentity(config({ FACTEUR_MAIL_DOMAIN: 'autre.test' }), now);
    expect(new X509Certificate(moved.cert).checkHost('autre.test')).toBe('autre.test');
    await writeFile(join(folder, 'tls/smtp.pem'), 'spoilt');
    expect((await tlsIdentity(config(), now)).cert).toContain('BEGIN CERTIFICATE');
    await writeFile(join(folder, 'tls/smtp.pem'), 'x-----BEGIN CERTIFICATE-----spoilt');
    expect(new X509Certificate((await tlsIdentity(config(), now)).cert).checkHost('factures.test')).toBeDefined();
  });

  test('is the one given, when there is one', async () => {
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    await writeFile(cert, first.cert);
    await writeFile(key, first.key);
    const given = await tlsIdentity(config({ FACTEUR_SMTP_TLS_CERT: cert, FACTEUR_SMTP_TLS_KEY: key }), now);
    expect(given).toEqual({ cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') });
  });

  test('given without its key is refused: another one would be used unnoticed', async () => {
    await expect(tlsIdentity(config({ FACTEUR_SMTP_TLS_CERT: join(folder, 'cert.pem') }), now)).rejects.toMatchObject({
      code: 'smtp.tls_incomplete',
    });
  });
});
