// What the API pages of dossiers and cabinets share: making, renewing and revoking keys.

import type { Hono } from 'hono';
import { Problem } from '#src/errors.ts';
import { idParam, visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import {
  emptyForm,
  refusedForm,
  showPage,
  typedList,
  typedValues,
  type FormState,
  type Values,
} from '#src/http/forms.ts';
import type { KeysProps, ShownSecret } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { keyScopes } from '../model/rights.ts';
import { networkEntries } from '../networks.ts';
import { createKey, listKeys, renewKey, revokeKey } from '../service/api-keys.ts';
import type { Place } from '../service/place.ts';

export interface KeyRoutes {
  /** Route pattern of the page. */
  readonly base: string;
  readonly audience: KeysProps['audience'];
  readonly place: (c: PageContext) => Place;
  /** Address of the page. */
  readonly here: (c: PageContext) => string;
  readonly page: (c: PageContext, keys: KeysProps) => Promise<Element>;
}

interface Shown {
  readonly form?: FormState;
  readonly created?: ShownSecret;
}

async function keysPage(
  c: PageContext,
  routes: KeyRoutes,
  { form = emptyForm, created }: Shown = {},
): Promise<Element> {
  return await routes.page(c, {
    language: c.var.language,
    csrfToken: visitorOf(c).csrfToken,
    action: routes.here(c),
    audience: routes.audience,
    form,
    keys: await listKeys(routes.place(c)),
    now: c.var.ctx.clock.now(),
    created,
  });
}

function expiryAfter(now: Date, months: string | undefined): Date | undefined {
  const count = Number(months);
  if (!Number.isInteger(count) || count <= 0 || count > 120) return undefined;
  const end = new Date(now);
  end.setUTCMonth(end.getUTCMonth() + count);
  return end;
}

/** No redirect: the secret is in this answer and nowhere else. */
async function create(c: PageContext, routes: KeyRoutes, values: Values): Promise<Response> {
  const { name = '', months, networks = '' } = values;
  const ticked = new Set(await typedList(c, 'scopes'));
  const { secret } = await createKey(routes.place(c), {
    name,
    scopes: keyScopes.filter((scope) => ticked.has(scope)),
    expiresAt: expiryAfter(c.var.ctx.clock.now(), months),
    networks: networkEntries(networks),
  });
  return await showPage(c, await keysPage(c, routes, { created: { name, secret } }), 201);
}

async function renew(c: PageContext, routes: KeyRoutes): Promise<Response> {
  const { heures } = await typedValues(c);
  const graceHours = Number(heures);
  const { name, secret, previousUntil } = await renewKey(routes.place(c), { id: idParam(c), graceHours });
  const former = graceHours === 0 ? 'ended' : previousUntil;
  return await showPage(c, await keysPage(c, routes, { created: { name, secret, former } }), 201);
}

/** The page and its forms. */
export function keyRoutes(pages: Hono<PageEnv>, routes: KeyRoutes): void {
  const { base, place, here } = routes;
  const refused = async (c: PageContext, error: unknown, values: Values): Promise<Response> => {
    if (!(error instanceof Problem) || error.status !== 422) throw error;
    return await showPage(c, await keysPage(c, routes, { form: refusedForm(error, values, c.var.language) }), 422);
  };
  pages.get(base, async (c) => await showPage(c, await keysPage(c, routes)));
  pages.post(base, async (c) => {
    const values = await typedValues(c);
    return await create(c, routes, values).catch(async (error: unknown) => await refused(c, error, values));
  });
  pages.post(`${base}/:id/renouvellement`, async (c) => {
    return await renew(c, routes).catch(async (error: unknown) => await refused(c, error, {}));
  });
  pages.post(`${base}/:id/revocation`, async (c) => {
    await revokeKey(place(c), idParam(c));
    return c.redirect(`${here(c)}?fait=revoquee`, 303);
  });
}
