// The certificate of STARTTLS: given by the administrator, or self-signed once and kept.

import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import forge from 'node-forge';
import type { Config } from '../config.ts';
import { problem } from '../errors.ts';
import * as settings from '../settings.ts';

export interface TlsIdentity {
  /** PEM. */
  readonly key: string;
  /** PEM, leaf first. */
  readonly cert: string;
}

const tlsIncomplete = problem({
  code: 'smtp.tls_incomplete',
  status: 500,
  permanent: true,
  fr: 'FACTEUR_SMTP_TLS_CERT et FACTEUR_SMTP_TLS_KEY vont ensemble : donnez les deux, ou aucun.',
  en: 'FACTEUR_SMTP_TLS_CERT and FACTEUR_SMTP_TLS_KEY go together: give both, or none.',
});

const YEARS = 10;
const RENEW_BEFORE_MS = 30 * 24 * 3600 * 1000;

/** Self-signed, RSA 2048, for `domain`. */
function selfSigned(domain: string, now: Date): TlsIdentity {
  const keys = forge.pki.rsa.generateKeyPair({ bits: 2048 });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = `00${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
  certificate.validity.notBefore = now;
  certificate.validity.notAfter = new Date(now.getTime() + YEARS * 365 * 24 * 3600 * 1000);
  const name = [{ name: 'commonName', value: domain }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: [{ type: 2, value: domain }] },
  ]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return { key: forge.pki.privateKeyToPem(keys.privateKey), cert: forge.pki.certificateToPem(certificate) };
}

/** One file holds both, so that they are renewed together. */
function split(pem: string): TlsIdentity | undefined {
  const at = pem.indexOf('-----BEGIN CERTIFICATE-----');
  return at > 0 ? { key: pem.slice(0, at), cert: pem.slice(at) } : undefined;
}

function isGood(cert: string, domain: string, now: Date): boolean {
  try {
    const parsed = new X509Certificate(cert);
    return parsed.checkHost(domain) !== undefined && Date.parse(parsed.validTo) - now.getTime() > RENEW_BEFORE_MS;
  } catch {
    // A spoilt file is replaced: the certificate is nobody's but ours.
    return false;
  }
}

/** The configured certificate, else the kept one, else a new one for the mail domain. Throws `smtp.tls_incomplete`. */
export async function tlsIdentity(config: Config, now: Date): Promise<TlsIdentity> {
  const certPath = config.get(settings.smtpTlsCert);
  const keyPath = config.get(settings.smtpTlsKey);
  if (certPath !== undefined && keyPath !== undefined) {
    return { key: await readFile(keyPath, 'utf8'), cert: await readFile(certPath, 'utf8') };
  }
  if (certPath !== undefined || keyPath !== undefined) throw tlsIncomplete();
  const folder = join(config.get(settings.dataDir), 'tls');
  const path = join(folder, 'smtp.pem');
  const domain = config.get(settings.mailDomain);
  const kept = split(await readFile(path, 'utf8').catch(() => ''));
  if (kept && isGood(kept.cert, domain, now)) return kept;
  const fresh = selfSigned(domain, now);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, fresh.key + fresh.cert, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return fresh;
}
