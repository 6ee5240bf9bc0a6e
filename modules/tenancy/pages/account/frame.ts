// What the pages of « Mon compte » share.

import type { PageContext } from '#src/http/env.ts';
import type { AccountFrame } from '#views/tenancy/index.ts';
import { bareFrame } from '../frame.ts';

export function accountFrame(c: PageContext): AccountFrame {
  return { ...bareFrame(c), done: c.req.query('fait') };
}
