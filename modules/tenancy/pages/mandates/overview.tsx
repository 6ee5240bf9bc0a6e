// All of one client.

import type { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { showPage } from '#src/http/forms.ts';
import { RegisterPage } from '#views/tenancy/index.ts';
import { endsIn } from '../../model/mandates/calendar.ts';
import { clientRegister, type ClientRegister } from '../../service/mandates/read.ts';
import { todayOf, type PagePlace } from './place.ts';

/** Of what is in force and ends soon, by id. */
function endings({ mandates, platforms }: ClientRegister, today: string): ReadonlyMap<string, number> {
  const inForce = [
    ...mandates.filter(({ state }) => state === 'signed'),
    ...platforms.filter(({ state }) => state === 'active'),
  ];
  return new Map(
    inForce.flatMap(({ id, endsOn }) => {
      const days = endsIn(endsOn, today);
      return days === undefined ? [] : [[id, days] as const];
    }),
  );
}

async function overview(c: PageContext, at: PagePlace): Promise<Response> {
  const register = await clientRegister(at.place(c));
  const today = todayOf(c);
  const edit = await at.mayEdit(c);
  return await showPage(
    c,
    <RegisterPage
      frame={await at.frame(c, register.company.name)}
      base={at.here(c)}
      register={register}
      endsIn={endings(register, today)}
      today={today}
      may={{ draft: at.drafts && edit, edit }}
    />,
  );
}

export function overviewRoutes(pages: Hono<PageEnv>, at: PagePlace): void {
  pages.get(at.pattern, async (c) => await overview(c, at));
}
