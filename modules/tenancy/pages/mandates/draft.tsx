// Drafting a mandate, changing the draft, sending it: in the space of the cabinet.

import type { Hono } from 'hono';
import { publicOrigin } from '#src/http/address.ts';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { showPage, submit, type FormState, type Values } from '#src/http/forms.ts';
import { DraftPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { suggestedPlatforms } from '../../model/mandates/known-platforms.ts';
import type { Mandate } from '../../model/mandates/types.ts';
import type { PaperPort } from '../../ports.ts';
import { changeDraft, draftMandate, type MandateInput } from '../../service/mandates/draft.ts';
import { clientRegister, seeMandate } from '../../service/mandates/read.ts';
import { sendMandate } from '../../service/mandates/send.ts';
import { mandatePage } from './mandate.tsx';
import { todayOf, type PagePlace } from './place.ts';

function inputOf(values: Values): MandateInput {
  const text = (name: string): string => values[name] ?? '';
  return {
    kind: text('kind'),
    signerName: text('signerName'),
    signerQuality: text('signerQuality'),
    signerEmail: text('signerEmail'),
    platformName: text('platformName'),
    platformNumber: text('platformNumber'),
    startsOn: text('startsOn'),
    endsOn: text('endsOn'),
    ceiling: text('ceiling'),
    agentName: '',
  };
}

function valuesOf(mandate: Mandate, language: 'fr' | 'en'): Values {
  const { kind, signer, platform, startsOn, endsOn = '' } = mandate;
  const ceiling = mandate.ceiling?.toString() ?? '';
  return {
    kind,
    signerName: signer.name,
    signerQuality: signer.quality,
    signerEmail: signer.email,
    platformName: platform?.name ?? '',
    platformNumber: platform?.number ?? '',
    startsOn,
    endsOn,
    ceiling: language === 'fr' ? ceiling.replace('.', ',') : ceiling,
  };
}

interface Shown {
  readonly form: FormState;
  /** Absent: a new one. */
  readonly id?: string;
}

async function draftPage(c: PageContext, at: PagePlace, { form, id }: Shown): Promise<Element> {
  const register = await clientRegister(at.place(c));
  const base = at.here(c);
  return (
    <DraftPage
      frame={await at.frame(c, register.company.name)}
      base={base}
      form={form}
      action={id === undefined ? `${base}/nouveau` : `${base}/${id}/modification`}
      agentName={register.agentName ?? ''}
      suggestions={suggestedPlatforms(register.known)}
      isNew={id === undefined}
    />
  );
}

function newRoutes(pages: Hono<PageEnv>, at: PagePlace, papers: PaperPort): void {
  pages.get(`${at.pattern}/nouveau`, async (c) => {
    const values = { kind: 'delegation', startsOn: todayOf(c) };
    return await showPage(c, await draftPage(c, at, { form: { values, problems: [] } }));
  });
  pages.post(`${at.pattern}/nouveau`, async (c) => {
    return await submit(c, {
      async act(values) {
        const id = await draftMandate(at.place(c), papers, inputOf(values));
        return `${at.here(c)}/${id}?fait=redige`;
      },
      page: (form) => draftPage(c, at, { form }),
    });
  });
}

const idOf = (c: PageContext): string => c.req.param('mandateId') ?? '';

function changeRoutes(pages: Hono<PageEnv>, at: PagePlace, papers: PaperPort): void {
  const path = `${at.pattern}/:mandateId{[0-9a-f-]+}/modification`;
  pages.get(path, async (c) => {
    const { mandate } = await seeMandate(at.place(c), idOf(c));
    if (mandate.state !== 'draft') return c.redirect(`${at.here(c)}/${mandate.id}`, 303);
    const form = { values: valuesOf(mandate, c.var.language), problems: [] };
    return await showPage(c, await draftPage(c, at, { form, id: mandate.id }));
  });
  pages.post(path, async (c) => {
    return await submit(c, {
      async act(values) {
        await changeDraft(at.place(c), papers, { ...inputOf(values), id: idOf(c) });
        return `${at.here(c)}/${idOf(c)}?fait=modifie`;
      },
      page: (form) => draftPage(c, at, { form, id: idOf(c) }),
    });
  });
}

export function draftRoutes(pages: Hono<PageEnv>, at: PagePlace, papers: PaperPort): void {
  newRoutes(pages, at, papers);
  changeRoutes(pages, at, papers);
  pages.post(`${at.pattern}/:mandateId{[0-9a-f-]+}/envoi`, async (c) => {
    return await submit(c, {
      async act({ email = '' }) {
        const origin = publicOrigin(c, c.var.ctx.config);
        await sendMandate(at.place(c), { id: idOf(c), email, origin });
        return `${at.here(c)}/${idOf(c)}?fait=envoye`;
      },
      page: (form) => mandatePage(c, at, form),
    });
  });
}
