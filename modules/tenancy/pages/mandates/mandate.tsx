// One mandate: what it says, its files, its signature and its end.

import type { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { sendFile } from '#src/http/files.ts';
import { emptyForm, showPage, submit, type FormState } from '#src/http/forms.ts';
import { MandatePage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { endsIn, mayBecome } from '../../model/mandates/calendar.ts';
import { mandateDocument, seeMandate, signedCopy } from '../../service/mandates/read.ts';
import { addSignature, endMandate } from '../../service/mandates/settle.ts';
import { todayOf, type PagePlace } from './place.ts';
import { postedFile } from './posted-file.ts';

const idOf = (c: PageContext): string => c.req.param('mandateId') ?? '';

export async function mandatePage(c: PageContext, at: PagePlace, form: FormState): Promise<Element> {
  const story = await seeMandate(at.place(c), idOf(c));
  const { state, endsOn } = story.mandate;
  const edit = await at.mayEdit(c);
  const may = (next: Parameters<typeof mayBecome>[1]): boolean => edit && mayBecome(state, next);
  return (
    <MandatePage
      frame={await at.frame(c, story.company)}
      base={at.here(c)}
      story={story}
      form={form}
      endsIn={state === 'signed' ? endsIn(endsOn, todayOf(c)) : undefined}
      today={todayOf(c)}
      may={{
        edit: at.drafts && edit && state === 'draft',
        send: at.drafts && may('sent'),
        sign: may('signed'),
        refuse: may('refused'),
        revoke: may('revoked'),
      }}
    />
  );
}

function files(pages: Hono<PageEnv>, at: PagePlace, one: string): void {
  pages.get(`${one}/mandat.pdf`, async (c) => sendFile(c, await mandateDocument(at.place(c), idOf(c)), 'inline'));
  pages.get(`${one}/signature`, async (c) => sendFile(c, await signedCopy(at.place(c), idOf(c))));
}

export function mandateRoutes(pages: Hono<PageEnv>, at: PagePlace): void {
  const one = `${at.pattern}/:mandateId{[0-9a-f-]+}`;
  pages.get(one, async (c) => await showPage(c, await mandatePage(c, at, emptyForm)));
  files(pages, at, one);
  pages.post(`${one}/signature`, async (c) => {
    const file = await postedFile(c);
    return await submit(c, {
      async act({ signedOn = '' }) {
        await addSignature(at.place(c), { id: idOf(c), file, signedOn });
        return `${at.here(c)}/${idOf(c)}?fait=signe`;
      },
      page: (form) => mandatePage(c, at, form),
    });
  });
  for (const [path, state, done] of [
    ['refus', 'refused', 'refus'],
    ['revocation', 'revoked', 'revoque'],
  ] as const) {
    pages.post(`${one}/${path}`, async (c) => {
      return await submit(c, {
        async act({ note = '' }) {
          await endMandate(at.place(c), { id: idOf(c), state, note });
          return `${at.here(c)}/${idOf(c)}?fait=${done}`;
        },
        page: (form) => mandatePage(c, at, form),
      });
    });
  }
}
