// « Cabinets », « Paramètres d’export », and what one may do in a cabinet.

import { Hono } from 'hono';
import { visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { emptyForm, showPage, submit, type FormState } from '#src/http/forms.ts';
import { CabinetsPage, CabinetWhyPage, ExportsPage, NewCabinetPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { totalOf } from '../../model/cabinet/client-list.ts';
import { stages } from '../../model/cabinet/types.ts';
import { askedRight } from '../../model/explanation.ts';
import { rightWords } from '../../model/right-words.ts';
import { cabinetRights } from '../../model/rights.ts';
import type { Workload } from '../../ports.ts';
import { cabinetSummaries, listClients } from '../../service/cabinet/clients.ts';
import { cabinetPeople } from '../../service/cabinet/people.ts';
import { createCabinet } from '../../service/cabinets.ts';
import { isInstanceOwner } from '../../service/instance.ts';
import { visitorActor } from '../session.ts';
import { cabinetCall, cabinetFrame } from './frame.ts';

async function cabinetsPage(c: PageContext, workload: Workload): Promise<Response> {
  const { ctx } = c.var;
  const summaries = await cabinetSummaries(ctx, { by: visitorActor(c), workload });
  const clients = summaries.reduce((sum, summary) => sum + summary.clients, 0);
  return await showPage(
    c,
    <CabinetsPage
      frame={cabinetFrame(c, { cabinet: undefined, current: 'cabinets' })}
      summaries={summaries}
      stages={stages}
      total={{ clients, waiting: totalOf(summaries) }}
      mayCreate={await isInstanceOwner(ctx, visitorOf(c).userId)}
    />,
  );
}

function newCabinetPage(c: PageContext, form: FormState): Element {
  return <NewCabinetPage frame={cabinetFrame(c, { cabinet: undefined, current: 'cabinets' })} form={form} />;
}

async function exportsPage(c: PageContext, workload: Workload): Promise<Response> {
  const { cabinet, clients } = await listClients(c.var.ctx, { ...cabinetCall(c), workload });
  const active = clients.filter(({ status }) => status !== 'disabled');
  return await showPage(
    c,
    <ExportsPage
      frame={cabinetFrame(c, { cabinet, current: 'exports' })}
      clients={active.toSorted((a, b) => Number(a.linked) - Number(b.linked) || a.name.localeCompare(b.name, 'fr'))}
      linked={active.filter(({ linked }) => linked).length}
    />,
  );
}

async function whyPage(c: PageContext): Promise<Response> {
  const { language } = c.var;
  const { cabinet, people } = await cabinetPeople(c.var.ctx, cabinetCall(c));
  const right = askedRight(c.req.query('droit')) ?? 'clients.manage';
  const self = people.find(({ id }) => id === visitorOf(c).userId);
  return await showPage(
    c,
    <CabinetWhyPage
      frame={cabinetFrame(c, { cabinet, current: 'people' })}
      role={cabinet.role}
      profile={self?.profile}
      asked={{ right, label: rightWords[language][right], granted: cabinet.rights.has(right) }}
      rights={cabinetRights.map((one) => ({ label: rightWords[language][one], granted: cabinet.rights.has(one) }))}
      administrators={people.filter(({ role }) => role.startsWith('administrator')).map(({ name }) => name)}
    />,
  );
}

export function createCabinetPages(workload: Workload): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  pages.get('/cabinets', async (c) => await cabinetsPage(c, workload));
  pages.get('/cabinets/nouveau', async (c) => await showPage(c, newCabinetPage(c, emptyForm)));
  pages.post('/cabinets/nouveau', async (c) => {
    return await submit(c, {
      async act({ name = '', siren = '', siret = '' }) {
        const number = siren.trim() === '' ? {} : { siren };
        const { id } = await createCabinet(c.var.ctx, { name, siret, ...number, by: visitorActor(c) });
        return `/cabinets/${id}/clients`;
      },
      page: (form) => newCabinetPage(c, form),
    });
  });
  pages.get('/cabinets/:cabinetId', (c) => c.redirect(`/cabinets/${c.req.param('cabinetId')}/clients`, 303));
  pages.get('/cabinets/:cabinetId/exports', async (c) => await exportsPage(c, workload));
  pages.get('/cabinets/:cabinetId/pourquoi', async (c) => await whyPage(c));
  return pages;
}
