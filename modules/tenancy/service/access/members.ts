// Changing what people may do in a company, and letting auditors and tax inspectors in for a while.

import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { invalidInput, lastAdministrator, memberNotFound } from '../../errors.ts';
import { emailFault, lineFault, tidy } from '../../model/checks.ts';
import { companyRoles, madeRole, rightsOfRole, type Right } from '../../model/rights.ts';
import {
  companyProfiles,
  deleteMembership,
  grantAccess,
  lockManagers,
  setCompanyRole,
} from '../../repository/company-access.ts';
import { credentialsByEmail } from '../../repository/users.ts';
import { refuseFaults } from '../answers.ts';
import { authorize } from '../authorize.ts';
import { inviteIn, type Sender } from '../invitations/invite.ts';
import { record } from '../journal.ts';
import { insideCompany } from '../place.ts';
import { refuseBeyondActor } from './limits.ts';

/** Longest time box, in days: a tax inspection on the spot lasts months (LPF art. L52). */
const LONGEST_ACCESS_DAYS = 366;

export const timeBoxedRoles = ['auditor', 'tax-inspector'] as const;
export type TimeBoxedRole = (typeof timeBoxedRoles)[number];

function isTimeBoxed(role: string): role is TimeBoxedRole {
  return (timeBoxedRoles as readonly string[]).includes(role);
}

/** Of a built-in role but those that need an end, or of a profile of this company. Throws `tenancy.invalid_input`. */
async function rightsOfKnownRole(tx: Tx<TenantCtx>, role: string): Promise<ReadonlySet<Right>> {
  const made = (await companyProfiles(tx)).find(({ id }) => madeRole(id) === role);
  if (made) return made.rights;
  if ((companyRoles as readonly string[]).includes(role) && !isTimeBoxed(role)) return rightsOfRole(role);
  const message = { fr: 'Choisissez un rôle de ce dossier.', en: 'Choose a role of this company.' };
  throw invalidInput({ fields: [{ path: 'role', message }] });
}

/** Throws `tenancy.last_administrator` when nobody else of its own people manages the company. */
async function keepAManager(tx: Tx<TenantCtx>, userId: string): Promise<void> {
  const managers = await lockManagers(tx);
  if (managers.length === 1 && managers[0] === userId) throw lastAdministrator();
}

/**
 * Throws `tenancy.not_allowed`, `tenancy.beyond_own_rights`, `tenancy.invalid_input`, `tenancy.member_not_found`,
 * `tenancy.last_administrator`.
 */
export async function changeRole(
  ctx: TenantCtx,
  { userId, role }: { readonly userId: string; readonly role: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'people.manage');
    await refuseBeyondActor(tx, await rightsOfKnownRole(tx, role));
    if (role !== 'manager') await keepAManager(tx, userId);
    if (!(await setCompanyRole(tx, userId, role))) throw memberNotFound();
    await record(tx, { action: 'member.role_changed', subject: { kind: 'user', id: userId }, details: { role } });
  });
}

/** Throws `tenancy.not_allowed`, `tenancy.member_not_found`, `tenancy.last_administrator`. */
export async function removeMember(ctx: TenantCtx, userId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'people.manage');
    await keepAManager(tx, userId);
    if (!(await deleteMembership(tx, userId))) throw memberNotFound();
    await record(tx, { action: 'member.removed', subject: { kind: 'user', id: userId } });
  });
}

export interface TimeBoxedAccess {
  readonly email: string;
  readonly role: string;
  readonly endsAt: Date | undefined;
  /** What for: shown in the journal. */
  readonly reason: string;
}

function timeBoxFaults({ role, endsAt }: TimeBoxedAccess, now: Date): (FieldProblem | undefined)[] {
  const latest = now.getTime() + LONGEST_ACCESS_DAYS * 86_400_000;
  const isRight = endsAt !== undefined && endsAt > now && endsAt.getTime() <= latest;
  const text = (fr: string, en: string) => ({ fr, en });
  return [
    isTimeBoxed(role) ? undefined : { path: 'role', message: text('Choisissez un accès.', 'Choose an access.') },
    isRight
      ? undefined
      : { path: 'endsAt', message: text('Une date à venir, d’ici un an au plus.', 'A coming date, within a year.') },
  ];
}

const isInAlready: FieldProblem = {
  path: 'email',
  message: {
    fr: 'Cette personne a déjà un accès à ce dossier. Retirez-le d’abord dans Utilisateurs, ou attendez qu’il prenne fin.',
    en: 'This person has access to this company already. Withdraw it first under Users, or wait until it ends.',
  },
};

/**
 * Lets somebody read, search and export until a moment; everything they open is in the journal. Who has no account is
 * invited, and enters when they accept. Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.already_invited`.
 */
export async function grantTimeBoxedAccess(
  ctx: TenantCtx,
  input: TimeBoxedAccess,
  sender: Sender,
): Promise<'opened' | 'invited'> {
  refuseFaults(
    emailFault('email', input.email),
    lineFault('reason', input.reason),
    ...timeBoxFaults(input, ctx.clock.now()),
  );
  const { role, endsAt } = input;
  if (!endsAt) throw new Error('Time boxes without an end were refused');
  const timeBox = { endsAt, reason: tidy(input.reason) };
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'access.grant');
    const email = input.email.trim();
    const person = await credentialsByEmail(tx, email);
    if (!person || person.disabled_at) {
      await inviteIn(insideCompany(tx), { email, role, timeBox }, sender);
      return 'invited';
    }
    if (!(await grantAccess(tx, { userId: person.user_id, role, ...timeBox }))) refuseFaults(isInAlready);
    await record(tx, {
      action: 'access.granted',
      subject: { kind: 'user', id: person.user_id },
      details: { role, reason: timeBox.reason, until: endsAt.toISOString() },
    });
    return 'opened';
  });
}
