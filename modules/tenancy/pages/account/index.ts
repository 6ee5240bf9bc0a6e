// « Mon compte »: the pages of a person, whatever company they work in.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import { appPages } from './app.tsx';
import type { PersonalSource } from '../../ports.ts';
import { dataPages } from './data.tsx';
import { linkingPages } from './linking.tsx';
import { passkeyPages } from './passkeys.tsx';
import { profilePages } from './profile.tsx';
import { securityPages } from './security.tsx';
import { sessionPages } from './sessions.tsx';

export function accountPages(sources: readonly PersonalSource[]): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  const parts = [profilePages, securityPages, appPages, passkeyPages, linkingPages, sessionPages, dataPages(sources)];
  for (const part of parts) pages.route('/', part);
  return pages;
}
