// The JSON API of this module.

import { apiRouter } from '#src/http/openapi.ts';
import type { PaperPort } from '../ports.ts';
import { clientsApi } from './clients.ts';
import { companyApi } from './company.ts';
import { journalApi } from './journal.ts';
import { keysApi } from './keys.ts';
import { createMandateApi } from './mandates.ts';
import { lookUpApi } from './lookup.ts';
import { peopleApi } from './people.ts';
import { platformsApi } from './platforms.ts';

const parts = [clientsApi, companyApi, peopleApi, keysApi, journalApi, lookUpApi, platformsApi];

export function createApi(papers: PaperPort) {
  const api = apiRouter();
  for (const part of [...parts, createMandateApi(papers)]) api.route('/', part);
  return api;
}
