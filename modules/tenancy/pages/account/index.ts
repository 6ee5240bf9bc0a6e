// « Mon compte »: the pages of a person, whatever company they work in.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import { appPages } from './app.tsx';
import { dataPages } from './data.tsx';
import { linkingPages } from './linking.tsx';
import { passkeyPages } from './passkeys.tsx';
import { profilePages } from './profile.tsx';
import { securityPages } from './security.tsx';
import { sessionPages } from './sessions.tsx';

export const accountPages = new Hono<PageEnv>();
for (const part of [profilePages, securityPages, appPages, passkeyPages, linkingPages, sessionPages, dataPages])
  accountPages.route('/', part);
