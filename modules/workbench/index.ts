// workbench: invoices as files on the bench. What `facturx` can do with a file (judge, extract, read, write, convert,
// build, show), for scripts and for people who are signed in. Owns nothing, keeps nothing, publishes and listens to
// nothing: a file comes in, an answer goes out, the work is done in threads. Knows: facturx, tenancy (the frame of pages).

import type { Module } from '#src/module.ts';
import { pages } from './pages.tsx';
import { api } from './routes.ts';

export const workbenchModule: Module = { name: 'workbench', api, pages };
