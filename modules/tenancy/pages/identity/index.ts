// The door's other ways: second step, passkeys, outside providers, lost passwords; and who sets which of them are open.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import { addressPages } from './address.tsx';
import { forgottenPages } from './forgotten.tsx';
import { instancePages } from './instance.tsx';
import { passkeyDoor } from './passkey.tsx';
import { providerPages } from './provider.tsx';
import { verificationPages } from './verification.tsx';

export const identityPages = new Hono<PageEnv>();
for (const part of [verificationPages, passkeyDoor, providerPages, forgottenPages, addressPages, instancePages]) {
  identityPages.route('/', part);
}

/** Those that need no session. */
export const publicIdentityPages: readonly string[] = [
  '/connexion/verification',
  '/connexion/cle',
  '/connexion/cle/options',
  '/connexion/externe',
  '/connexion/retour',
  '/connexion/echec',
  '/connexion/oubli',
  '/connexion/nouveau-mot-de-passe',
  '/confirmation-adresse',
  '/changement-adresse',
  '/retour-adresse',
];
