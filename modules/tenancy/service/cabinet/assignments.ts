// Which dossiers are whose: by name, by rule, and for a holiday.

import type { Ctx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { isId, newId } from '#src/ids.ts';
import { assignmentNotFound } from '../../errors.ts';
import type { Assignment, CabinetPerson, Handover, OpenCabinet } from '../../model/cabinet/types.ts';
import { lineFault, tidy } from '../../model/checks.ts';
import { reachedAmong } from '../../repository/cabinet/access.ts';
import * as repository from '../../repository/cabinet/assignments.ts';
import { dossierOf } from '../../repository/cabinet/clients.ts';
import { peopleOfCabinet } from '../../repository/cabinet/people.ts';
import { refuseFaults } from '../answers.ts';
import { recordForCabinet } from '../journal.ts';
import { inCabinet, type CabinetCall, type CabinetTx } from './open.ts';

export interface Assignments {
  readonly cabinet: OpenCabinet;
  readonly people: readonly CabinetPerson[];
  readonly assignments: readonly Assignment[];
  readonly handovers: readonly Handover[];
}

/** All of the cabinet, for who may change them; else one's own. Throws `tenancy.cabinet_not_found`. */
export async function listAssignments(ctx: Ctx, call: CabinetCall): Promise<Assignments> {
  return await inCabinet(ctx, call, async (tx) => {
    const seesAll = tx.cabinet.rights.has('assignments.manage');
    const assignments = await repository.assignmentsOf(tx);
    const handovers = await repository.handoversOf(tx, tx.cabinet.id);
    const { id } = call.by;
    return {
      cabinet: tx.cabinet,
      people: await peopleOfCabinet(tx),
      assignments: seesAll ? assignments : assignments.filter(({ userId }) => userId === id),
      handovers: seesAll ? handovers : handovers.filter(({ fromId, toId }) => fromId === id || toId === id),
    };
  });
}

/** As typed; a dossier by name, or at least one criterion. */
export interface AssignmentInput {
  readonly userId: string;
  readonly companyId: string;
  readonly closingMonth: string;
  readonly postcode: string;
  readonly city: string;
  readonly code: string;
  readonly inCharge: string;
}

const text = (fr: string, en: string) => ({ fr, en });
const orNothing = (typed: string): string | undefined => tidy(typed) || undefined;

async function personFault(tx: CabinetTx, path: string, userId: string): Promise<FieldProblem | undefined> {
  if ((await peopleOfCabinet(tx)).some(({ id }) => id === userId)) return undefined;
  return { path, message: text('Choisissez une personne du cabinet.', 'Choose somebody of the firm.') };
}

function ruleFault(input: AssignmentInput): FieldProblem | undefined {
  const { companyId, closingMonth, postcode, city, code, inCharge } = input;
  if ([companyId, closingMonth, postcode, city, code, inCharge].some((typed) => tidy(typed) !== '')) return undefined;
  const message = text('Donnez au moins un critère.', 'Give at least one criterion.');
  return { path: 'closingMonth', message };
}

/** A dossier of this cabinet that the one who assigns reaches: nobody gives what they cannot see. */
async function companyFault(tx: CabinetTx, companyId: string): Promise<FieldProblem | undefined> {
  if (companyId === '') return undefined;
  const reached =
    isId(companyId) && (await reachedAmong(tx, { userId: tx.actor.id, companyIds: [companyId] })).size > 0;
  if (reached && (await dossierOf(tx, tx.cabinet.id, companyId))) return undefined;
  return { path: 'companyId', message: text('Choisissez un dossier du cabinet.', 'Choose a company of the firm.') };
}

function monthFault(month: string): FieldProblem | undefined {
  if (month === '' || (/^\d{1,2}$/.test(month) && Number(month) >= 1 && Number(month) <= 12)) return undefined;
  return { path: 'closingMonth', message: text('Un mois de 1 à 12.', 'A month from 1 to 12.') };
}

/** Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.invalid_input`. */
export async function assign(ctx: Ctx, call: CabinetCall, input: AssignmentInput): Promise<void> {
  refuseFaults(
    ruleFault(input),
    monthFault(input.closingMonth),
    ...(['postcode', 'city', 'code'] as const).map((path) => lineFault(path, input[path], false)),
  );
  await inCabinet(ctx, { ...call, right: 'assignments.manage' }, async (tx) => {
    refuseFaults(
      await personFault(tx, 'userId', input.userId),
      await companyFault(tx, input.companyId),
      input.inCharge === '' ? undefined : await personFault(tx, 'inCharge', input.inCharge),
    );
    const rule = {
      companyId: orNothing(input.companyId),
      closingMonth: input.closingMonth === '' ? undefined : Number(input.closingMonth),
      postcode: orNothing(input.postcode),
      city: orNothing(input.city),
      code: orNothing(input.code),
      inChargeId: orNothing(input.inCharge),
    };
    const assignment = { id: newId(), cabinetId: call.cabinetId, userId: input.userId, ...rule, by: tx.actor };
    if (!(await repository.insertAssignment(tx, assignment))) return;
    const details = Object.fromEntries(
      Object.entries(rule).filter((pair): pair is [string, string | number] => pair[1] !== undefined),
    );
    const act = { action: 'assignment.added', subject: { kind: 'user', id: input.userId }, details };
    await recordForCabinet(tx, { cabinetId: call.cabinetId, actor: tx.actor }, act);
  });
}

/** Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.assignment_not_found`. */
export async function unassign(ctx: Ctx, call: CabinetCall & { readonly id: string }): Promise<void> {
  if (!isId(call.id)) throw assignmentNotFound();
  await inCabinet(ctx, { ...call, right: 'assignments.manage' }, async (tx) => {
    const userId = await repository.deleteAssignment(tx, call.cabinetId, call.id);
    if (userId === undefined) throw assignmentNotFound();
    const act = { action: 'assignment.removed', subject: { kind: 'user', id: userId } };
    await recordForCabinet(tx, { cabinetId: call.cabinetId, actor: tx.actor }, act);
  });
}

export interface HandoverInput {
  readonly fromId: string;
  readonly toId: string;
  readonly startsAt: Date | undefined;
  /** The first moment after it. */
  readonly endsAt: Date | undefined;
}

function periodFault({ startsAt, endsAt }: HandoverInput, now: Date): FieldProblem | undefined {
  if (startsAt && endsAt && startsAt < endsAt && endsAt > now) return undefined;
  const message = text(
    'Donnez deux dates ; la fin suit le début et n’est pas encore passée.',
    'Give two dates; the end follows the beginning and is still to come.',
  );
  return { path: 'endsAt', message };
}

/**
 * While it lasts, one person also reaches what is assigned to another. Everybody may hand over their own; for others it
 * takes `assignments.manage`. Throws `tenancy.cabinet_not_found`, `tenancy.not_allowed`, `tenancy.invalid_input`.
 */
export async function handOver(ctx: Ctx, call: CabinetCall, input: HandoverInput): Promise<void> {
  const isOwn = input.fromId === call.by.id;
  await inCabinet(ctx, isOwn ? call : { ...call, right: 'assignments.manage' }, async (tx) => {
    const isSame = input.fromId === input.toId;
    refuseFaults(
      await personFault(tx, 'fromId', input.fromId),
      isSame
        ? { path: 'toId', message: text('Choisissez une autre personne.', 'Choose another person.') }
        : await personFault(tx, 'toId', input.toId),
      periodFault(input, tx.clock.now()),
    );
    const { fromId, toId, startsAt = new Date(0), endsAt = new Date(0) } = input;
    const { cabinetId } = call;
    await repository.insertHandover(tx, { id: newId(), cabinetId, fromId, toId, startsAt, endsAt, by: tx.actor });
    const act = {
      action: 'handover.opened',
      subject: { kind: 'user', id: toId },
      details: { from: fromId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    };
    await recordForCabinet(tx, { cabinetId, actor: tx.actor }, act);
  });
}

/** Ends a hand-over before its time. Throws `tenancy.not_allowed`, `tenancy.assignment_not_found`. */
export async function endHandover(ctx: Ctx, call: CabinetCall & { readonly id: string }): Promise<void> {
  const { id, cabinetId, by } = call;
  if (!isId(id)) throw assignmentNotFound();
  await inCabinet(ctx, call, async (tx) => {
    const known = (await repository.handoversOf(tx, cabinetId)).find((handover) => handover.id === id);
    const isTheirs = known?.fromId === by.id || tx.cabinet.rights.has('assignments.manage');
    if (!known || !isTheirs || !(await repository.endHandover(tx, cabinetId, id))) throw assignmentNotFound();
    const act = { action: 'handover.ended', subject: { kind: 'user', id: known.toId } };
    await recordForCabinet(tx, { cabinetId, actor: by }, act);
  });
}
