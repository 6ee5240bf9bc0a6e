// « Affectations »: who sees which dossiers.

import { Hono } from 'hono';
import { parisMidnight } from '#src/clock.ts';
import { visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { emptyForm, showPage, submit, type FormState, type Values } from '#src/http/forms.ts';
import { AssignmentsPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import {
  assign,
  endHandover,
  handOver,
  listAssignments,
  unassign,
  type AssignmentInput,
} from '../../service/cabinet/assignments.ts';
import { listClients } from '../../service/cabinet/clients.ts';
import { cabinetCall, cabinetFrame } from './frame.ts';

export const assignmentPages = new Hono<PageEnv>();

const here = (c: PageContext): string => `/cabinets/${c.req.param('cabinetId') ?? ''}/affectations`;

async function assignmentsPage(c: PageContext, form: FormState): Promise<Element> {
  const { ctx } = c.var;
  const call = cabinetCall(c);
  const { cabinet, ...found } = await listAssignments(ctx, call);
  const mayManage = cabinet.rights.has('assignments.manage');
  const { clients } = mayManage ? await listClients(ctx, { ...call, workload: [] }) : { clients: [] };
  return (
    <AssignmentsPage
      {...found}
      frame={cabinetFrame(c, { cabinet, current: 'assignments' })}
      form={form}
      base={here(c)}
      companies={clients
        .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
        .map(({ id, name, code }) => ({ value: id, label: code === undefined ? name : `${name} (${code})` }))}
      mayManage={mayManage}
      selfId={visitorOf(c).userId}
      now={ctx.clock.now()}
    />
  );
}

assignmentPages.get('/cabinets/:cabinetId/affectations', async (c) => {
  const person = c.req.query('personne');
  const form = person === undefined ? emptyForm : { values: { userId: person }, problems: [] };
  return await showPage(c, await assignmentsPage(c, form));
});

function inputOf(values: Values, wanted: readonly (keyof AssignmentInput)[]): AssignmentInput {
  const text = (name: keyof AssignmentInput): string => (wanted.includes(name) ? (values[name] ?? '') : '');
  return {
    userId: text('userId'),
    companyId: text('companyId'),
    closingMonth: text('closingMonth'),
    postcode: text('postcode'),
    city: text('city'),
    code: text('code'),
    inCharge: text('inCharge'),
  };
}

const FORMS = {
  dossiers: ['userId', 'companyId'],
  regles: ['userId', 'closingMonth', 'postcode', 'city', 'code', 'inCharge'],
} as const;

for (const [path, wanted] of Object.entries(FORMS)) {
  assignmentPages.post(`/cabinets/:cabinetId/affectations/${path}`, async (c) => {
    return await submit(c, {
      async act(values) {
        await assign(c.var.ctx, cabinetCall(c), inputOf(values, wanted));
        return `${here(c)}?fait=affectation`;
      },
      page: (form) => assignmentsPage(c, form),
    });
  });
}

/** Midnight in Paris at the beginning of a day typed in a date field, `days` later; `undefined` for none. */
function midnight(day: string, days = 0): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const later = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(later.getTime())) return undefined;
  later.setUTCDate(later.getUTCDate() + days);
  return parisMidnight(later.toISOString().slice(0, 10));
}

assignmentPages.post('/cabinets/:cabinetId/affectations/relais', async (c) => {
  return await submit(c, {
    async act({ fromId = '', toId = '', startsAt = '', endsAt = '' }) {
      const period = { startsAt: midnight(startsAt), endsAt: midnight(endsAt, 1) };
      await handOver(c.var.ctx, cabinetCall(c), { fromId, toId, ...period });
      return `${here(c)}?fait=relais`;
    },
    page: (form) => assignmentsPage(c, form),
  });
});

assignmentPages.post('/cabinets/:cabinetId/affectations/relais/:id/fin', async (c) => {
  await endHandover(c.var.ctx, { ...cabinetCall(c), id: c.req.param('id') });
  return c.redirect(`${here(c)}?fait=relais-termine`, 303);
});

assignmentPages.post('/cabinets/:cabinetId/affectations/:id/retrait', async (c) => {
  await unassign(c.var.ctx, { ...cabinetCall(c), id: c.req.param('id') });
  return c.redirect(`${here(c)}?fait=affectation-retiree`, 303);
});
