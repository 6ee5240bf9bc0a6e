// « Activer »: the clients of a cabinet whose space is not open yet, invited in bulk.

import { Hono } from 'hono';
import { publicOrigin } from '#src/http/address.ts';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { showPage, typedList, typedValues } from '#src/http/forms.ts';
import { ActivationPage, activationMessages, type ActivationPageProps } from '#views/tenancy/index.ts';
import { openCabinet } from '../service/cabinet/open.ts';
import {
  activateClients,
  clientsToActivate,
  type ActivationFate,
  type WaitingClient,
} from '../service/invitations/activation.ts';
import { cabinetCall, cabinetFrame, cabinetHref } from './cabinet/frame.ts';

export const activationPages = new Hono<PageEnv>();

const SHOWN = 200;

interface Typed {
  readonly emails: ReadonlyMap<string, string>;
  readonly refused: ActivationPageProps['refused'];
}

const nothingTyped: Typed = { emails: new Map(), refused: [] };

function matches({ name, siren = '', code = '' }: WaitingClient, term: string): boolean {
  const wanted = term.trim().toLowerCase();
  const digits = wanted.replaceAll(/\s/gu, '');
  return name.toLowerCase().includes(wanted) || siren.startsWith(digits) || code.toLowerCase().startsWith(wanted);
}

async function activationPage(c: PageContext, { emails, refused }: Typed) {
  const call = cabinetCall(c);
  const cabinet = await openCabinet(c.var.ctx, call);
  const term = c.req.query('q') ?? '';
  const found = (await clientsToActivate(c.var.ctx, call)).filter((client) => matches(client, term));
  const done = Number(c.req.query('nombre') ?? 0);
  const frame = cabinetFrame(c, { cabinet, current: 'clients' });
  return (
    <ActivationPage
      frame={done > 0 ? { ...frame, done: activationMessages[c.var.language].done(done) } : frame}
      lines={found.slice(0, SHOWN).map(({ contact, ...client }) => ({
        ...client,
        email: emails.get(client.id) ?? contact?.email ?? '',
        contact: contact?.name ?? '',
      }))}
      selected={new Set(emails.keys())}
      total={found.length}
      term={term}
      action={`${cabinetHref(cabinet)}/activation`}
      clientsHref={`${cabinetHref(cabinet)}/clients`}
      refused={refused}
    />
  );
}

activationPages.get('/cabinets/:cabinetId/activation', async (c) => {
  return await showPage(c, await activationPage(c, nothingTyped));
});

function refusedOf(c: PageContext, fates: readonly ActivationFate[]): ActivationPageProps['refused'] {
  const { language } = c.var;
  return fates.flatMap((fate) => {
    if (!('problem' in fate)) return [];
    const { fields, text } = fate.problem;
    return [
      { client: fate.client, reason: fields.map(({ message }) => message[language]).join(' ') || text[language] },
    ];
  });
}

activationPages.post('/cabinets/:cabinetId/activation', async (c) => {
  const values = await typedValues(c);
  const ids = await typedList(c, 'id');
  const activations = ids.map((companyId) => ({ companyId, email: values[`email-${companyId}`] ?? '' }));
  const call = { ...cabinetCall(c), origin: publicOrigin(c, c.var.ctx.config) };
  const fates = await activateClients(c.var.ctx, call, activations);
  const refused = refusedOf(c, fates);
  if (refused.length === 0) return c.redirect(`${c.req.path}?nombre=${fates.length}`, 303);
  const emails = new Map(activations.map(({ companyId, email }) => [companyId, email]));
  return await showPage(c, await activationPage(c, { emails, refused }), 422);
});
