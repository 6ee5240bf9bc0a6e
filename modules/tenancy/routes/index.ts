// The JSON API of this module.

import { apiRouter } from '#src/http/openapi.ts';
import { clientsApi } from './clients.ts';
import { companyApi } from './company.ts';
import { journalApi } from './journal.ts';
import { keysApi } from './keys.ts';
import { lookUpApi } from './lookup.ts';
import { peopleApi } from './people.ts';

export const api = apiRouter();
for (const part of [clientsApi, companyApi, peopleApi, keysApi, journalApi, lookUpApi]) api.route('/', part);
