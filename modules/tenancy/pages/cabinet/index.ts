// The cabinet space.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import type { Workload } from '../../ports.ts';
import { assignmentPages } from './assignments.tsx';
import { createCabinetPages } from './cabinets.tsx';
import { clientFormPages } from './client-form.tsx';
import { createClientPages } from './clients.tsx';
import { cabinetPeoplePages } from './people.tsx';
import { cabinetProfilePages } from './profiles.tsx';

export function createCabinetSpace(workload: Workload): Hono<PageEnv> {
  const space = new Hono<PageEnv>();
  const parts = [
    createCabinetPages(workload),
    createClientPages(workload),
    clientFormPages,
    cabinetPeoplePages,
    assignmentPages,
    cabinetProfilePages,
  ];
  for (const part of parts) space.route('/', part);
  return space;
}
