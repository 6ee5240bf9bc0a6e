// Making, changing and putting away a client.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { emptyForm, showPage, submit, typedValues, type FormState, type Values } from '#src/http/forms.ts';
import { ClientFormPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { readCompanyNumber } from '../../model/company-number.ts';
import { postalAddress } from '../../model/postal-address.ts';
import {
  changeClient,
  clientCard,
  createClient,
  setClientActive,
  type ClientCard,
} from '../../service/cabinet/client-card.ts';
import type { ClientInput } from '../../service/cabinet/client-input.ts';
import { cabinetPeople } from '../../service/cabinet/people.ts';
import { canLookUp } from '../../service/sirene/look-up.ts';
import { askRegister, asksRegister, type AskedForm } from '../sirene/look-up.ts';
import { cabinetCall, cabinetFrame, cabinetHref } from './frame.ts';

export const clientFormPages = new Hono<PageEnv>();

function inputOf(values: Values): ClientInput {
  const text = (name: string): string => values[name] ?? '';
  return {
    name: text('name'),
    number: text('number'),
    legalForm: text('legalForm'),
    ...postalAddress(values),
    closingMonth: text('closingMonth'),
    code: text('code'),
    inCharge: text('inCharge'),
    confidential: text('confidential') !== '',
  };
}

function valuesOf({ profile, dossier, closingMonth }: ClientCard): Values {
  return {
    name: profile.name,
    number: profile.siren ?? '',
    legalForm: profile.legalForm ?? '',
    ...postalAddress(profile),
    closingMonth: closingMonth === undefined ? '' : String(closingMonth),
    code: dossier.code ?? '',
    inCharge: dossier.inChargeId ?? '',
    confidential: dossier.confidential ? 'on' : '',
  };
}

const listHref = (c: PageContext): string => `/cabinets/${c.req.param('cabinetId') ?? ''}/clients`;

async function formPage(c: PageContext, form: FormState | AskedForm, card?: ClientCard): Promise<Element> {
  const asked = 'form' in form ? form : { form, answer: undefined };
  const { cabinet, people } = await cabinetPeople(c.var.ctx, cabinetCall(c));
  return (
    <ClientFormPage
      frame={cabinetFrame(c, { cabinet, current: 'clients' })}
      form={asked.form}
      answer={asked.answer}
      mayLookUp={await canLookUp(c.var.ctx)}
      action={card ? `${cabinetHref(cabinet)}/clients/${card.profile.id}` : `${cabinetHref(cabinet)}/clients/nouveau`}
      listHref={listHref(c)}
      client={card && { name: card.profile.name, siren: card.profile.siren, disabled: card.status === 'disabled' }}
      understood={card?.profile.siren === undefined ? readCompanyNumber(asked.form.values['number'] ?? '') : undefined}
      people={people.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

const companyCall = (c: PageContext) => ({ ...cabinetCall(c), companyId: c.req.param('companyId') ?? '' });

clientFormPages.get(
  '/cabinets/:cabinetId/clients/nouveau',
  async (c) => await showPage(c, await formPage(c, emptyForm)),
);

const NAMES = { number: 'number', name: 'name', parts: ['name', 'legalForm', 'address'] } as const;

clientFormPages.post('/cabinets/:cabinetId/clients/nouveau', async (c) => {
  const typed = await typedValues(c);
  if (asksRegister(typed)) return await showPage(c, await formPage(c, await askRegister(c, typed, NAMES)));
  return await submit(c, {
    async act(values) {
      await createClient(c.var.ctx, cabinetCall(c), inputOf(values));
      return `${listHref(c)}?fait=nouveau-client`;
    },
    page: (form) => formPage(c, form),
  });
});

clientFormPages.get('/cabinets/:cabinetId/clients/:companyId{[0-9a-f-]+}', async (c) => {
  const card = await clientCard(c.var.ctx, companyCall(c));
  return await showPage(c, await formPage(c, { values: valuesOf(card), problems: [] }, card));
});

clientFormPages.post('/cabinets/:cabinetId/clients/:companyId{[0-9a-f-]+}', async (c) => {
  const typed = await typedValues(c);
  if (asksRegister(typed)) {
    const card = await clientCard(c.var.ctx, companyCall(c));
    return await showPage(c, await formPage(c, await askRegister(c, typed, NAMES), card));
  }
  return await submit(c, {
    async act(values) {
      await changeClient(c.var.ctx, companyCall(c), inputOf(values));
      return `${listHref(c)}?fait=client`;
    },
    page: async (form) => await formPage(c, form, await clientCard(c.var.ctx, companyCall(c))),
  });
});

for (const [path, active] of [
  ['desactivation', false],
  ['reactivation', true],
] as const) {
  clientFormPages.post(`/cabinets/:cabinetId/clients/:companyId{[0-9a-f-]+}/${path}`, async (c) => {
    await setClientActive(c.var.ctx, companyCall(c), active);
    return c.redirect(`${listHref(c)}?fait=client`, 303);
  });
}
