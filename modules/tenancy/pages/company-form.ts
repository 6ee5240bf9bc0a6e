// The form that makes a company, in the first visit and later: shown, looked up, sent.

import type { PageContext } from '#src/http/env.ts';
import { emptyForm, showPage, submit, typedValues } from '#src/http/forms.ts';
import type { CompanyFormProps } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { createCompany } from '../service/companies.ts';
import { canLookUp } from '../service/sirene/look-up.ts';
import { bareFrame } from './frame.ts';
import { visitorActor } from './session.ts';
import { askRegister, asksRegister, type AskedForm } from './sirene/look-up.ts';

type View = (props: CompanyFormProps) => Element;

async function draw(c: PageContext, view: View, { form, answer }: AskedForm): Promise<Element> {
  return view({ frame: bareFrame(c), form, answer, mayLookUp: await canLookUp(c.var.ctx) });
}

export async function showCompanyForm(c: PageContext, view: View): Promise<Response> {
  return await showPage(c, await draw(c, view, { form: emptyForm, answer: undefined }));
}

export async function takeCompanyForm(c: PageContext, view: View): Promise<Response> {
  const values = await typedValues(c);
  if (asksRegister(values)) {
    const names = { number: 'siren', name: 'company', parts: ['name'] } as const;
    return await showPage(c, await draw(c, view, await askRegister(c, values, names)));
  }
  return await submit(c, {
    async act({ company = '', siren = '', registre = '' }) {
      const input = { name: company, siren, fromRegister: registre !== '' };
      const { id } = await createCompany(c.var.ctx, { ...input, by: visitorActor(c) });
      return `/d/${id}/bienvenue`;
    },
    page: async (form) => await draw(c, view, { form, answer: undefined }),
  });
}
