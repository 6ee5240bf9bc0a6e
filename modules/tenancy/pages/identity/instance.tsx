// How people sign in to this instance: for its owners.

import { Hono } from 'hono';
import { publicOrigin } from '#src/http/address.ts';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { emptyForm, showPage, submit, typedList, typedValues, type FormState, type Values } from '#src/http/forms.ts';
import { ProviderFormPage, SignInRulesPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { providerNotFound } from '../../identity-errors.ts';
import { rightWords } from '../../model/right-words.ts';
import { listProviders, removeProvider, saveProvider, type ProviderInput } from '../../service/identity/oidc/manage.ts';
import type { Provider } from '../../service/identity/oidc/providers.ts';
import { guardableRights, instancePolicy, setInstancePolicy } from '../../service/identity/policy.ts';
import { bareFrame } from '../frame.ts';
import { visitorActor } from '../session.ts';

export const instancePages = new Hono<PageEnv>();

const BASE = '/instance/connexion';

instancePages.get(BASE, async (c) => {
  const { ctx, language } = c.var;
  const { requiresSecondFactor, guardedRights } = await instancePolicy(ctx, visitorActor(c));
  const done = { enregistre: 'saved', retire: 'removed' } as const;
  const fact = c.req.query('fait');
  return await showPage(
    c,
    <SignInRulesPage
      frame={bareFrame(c)}
      done={fact === 'enregistre' || fact === 'retire' ? done[fact] : undefined}
      requiresSecondFactor={requiresSecondFactor}
      rights={guardableRights.map((right) => ({
        right,
        words: rightWords[language][right],
        isGuarded: guardedRights.includes(right),
      }))}
      providers={await listProviders(ctx, visitorActor(c))}
    />,
  );
});

instancePages.post(`${BASE}/second-facteur`, async (c) => {
  const { required } = await typedValues(c);
  const guardedRights = await typedList(c, 'rights');
  await setInstancePolicy(c.var.ctx, visitorActor(c), { requiresSecondFactor: required !== undefined, guardedRights });
  return c.redirect(`${BASE}?fait=enregistre`, 303);
});

interface ShownForm {
  readonly form: FormState;
  /** Absent: a new one. */
  readonly id?: string;
}

function formPage(c: PageContext, { form, id }: ShownForm): Element {
  return (
    <ProviderFormPage
      frame={bareFrame(c)}
      form={form}
      action={`${BASE}/fournisseurs/${id ?? 'nouveau'}`}
      isNew={id === undefined}
      returnAddress={`${publicOrigin(c, c.var.ctx.config)}/connexion/retour`}
    />
  );
}

function inputOf(values: Values, id?: string): ProviderInput {
  const text = (name: string): string => values[name] ?? '';
  const isTicked = (name: string): boolean => values[name] !== undefined;
  return {
    id,
    name: text('name'),
    issuer: text('issuer'),
    clientId: text('clientId'),
    secret: text('secret'),
    scopes: text('scopes'),
    cabinetsClaim: text('cabinetsClaim').trim(),
    roleClaim: text('roleClaim').trim(),
    administratorRoles: text('administratorRoles'),
    createsPeople: isTicked('createsPeople'),
    createsCabinets: isTicked('createsCabinets'),
    isEnabled: isTicked('isEnabled'),
  };
}

function valuesOf({ name, issuer, clientId, scopes, claims, ...provider }: Provider): Values {
  const boxes = (['createsPeople', 'createsCabinets', 'isEnabled'] as const).filter((box) => provider[box]);
  return {
    name,
    issuer,
    clientId,
    scopes,
    cabinetsClaim: claims.cabinets,
    roleClaim: claims.role,
    administratorRoles: claims.administrators.join(', '),
    ...Object.fromEntries(boxes.map((box) => [box, 'on'])),
  };
}

const usual: Values = {
  scopes: 'openid email profile',
  roleClaim: 'role',
  administratorRoles: 'expert-comptable, administrateur',
  isEnabled: 'on',
};

instancePages.get(`${BASE}/fournisseurs/nouveau`, async (c) => {
  await instancePolicy(c.var.ctx, visitorActor(c));
  return await showPage(c, formPage(c, { form: { ...emptyForm, values: usual } }));
});

instancePages.post(`${BASE}/fournisseurs/nouveau`, async (c) => {
  return await submit(c, {
    async act(values) {
      await saveProvider(c.var.ctx, visitorActor(c), inputOf(values));
      return `${BASE}?fait=enregistre`;
    },
    page: (form) => formPage(c, { form }),
  });
});

instancePages.get(`${BASE}/fournisseurs/:id`, async (c) => {
  const id = c.req.param('id');
  const providers = await listProviders(c.var.ctx, visitorActor(c));
  const provider = providers.find((one) => one.id === id && !one.isFromEnvironment);
  if (!provider) throw providerNotFound();
  return await showPage(c, formPage(c, { form: { ...emptyForm, values: valuesOf(provider) }, id }));
});

instancePages.post(`${BASE}/fournisseurs/:id`, async (c) => {
  const id = c.req.param('id');
  return await submit(c, {
    async act(values) {
      await saveProvider(c.var.ctx, visitorActor(c), inputOf(values, id));
      return `${BASE}?fait=enregistre`;
    },
    page: (form) => formPage(c, { form, id }),
  });
});

instancePages.post(`${BASE}/fournisseurs/:id/retrait`, async (c) => {
  await removeProvider(c.var.ctx, visitorActor(c), c.req.param('id'));
  return c.redirect(`${BASE}?fait=retire`, 303);
});
