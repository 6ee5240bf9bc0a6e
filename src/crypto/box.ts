// Secrets at rest. Everything that must be read back (the secret of an authenticator app, the password of a connector)
// is encrypted under the key of the instance, which lies outside the database: a stolen database opens nothing.
// AES-256-GCM (NIST SP 800-38D) with a key of its own for each purpose (HKDF, RFC 5869): a value moved to another
// place of the database does not open there.

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { problem } from '../errors.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of what is sealed: names this layout, so that another one can come after it. */
const LAYOUT = 1;

const unreadableSecret = problem({
  code: 'crypto.unreadable_secret',
  status: 500,
  permanent: true,
  fr: 'Un secret enregistré ne peut pas être lu avec la clé de cette instance. Remettez en place le fichier secrets/instance.key de la sauvegarde, ou saisissez ce secret à nouveau.',
  en: 'A stored secret cannot be read with the key of this instance. Put the file secrets/instance.key of the backup back, or enter the secret again.',
});

export interface SecretBox {
  /** Encrypts a text for one purpose (`tenancy.totp`). The same text never looks the same twice. */
  seal(purpose: string, text: string): Buffer;
  /** Throws `crypto.unreadable_secret` for another purpose, another key or a changed byte. */
  open(purpose: string, sealed: Uint8Array): string;
}

/** `key`: 32 random bytes. */
export function createSecretBox(key: Uint8Array): SecretBox {
  if (key.length !== KEY_BYTES) throw new Error('The key of the instance has 32 bytes');
  const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `facteur ${purpose}`, KEY_BYTES));
  return {
    seal(purpose, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(LAYOUT), nonce, cipher.getAuthTag(), hidden]);
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed);
      const start = 1 + NONCE_BYTES + TAG_BYTES;
      if (bytes[0] !== LAYOUT || bytes.length < start) throw unreadableSecret();
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(1, 1 + NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, start));
      try {
        return decipher.update(bytes.subarray(start), undefined, 'utf8') + decipher.final('utf8');
      } catch (error) {
        throw unreadableSecret({ cause: error });
      }
    },
  };
}
