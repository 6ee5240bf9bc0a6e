// The rules of a dossier: read, changed.

import { parisDay } from '#src/clock.ts';
import { inTransaction, type TenantCtx, type Tx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { enqueue } from '#src/jobs/job.ts';
import { authorize, record } from '#modules/tenancy';
import { rulesInvalid } from '../../missing-errors.ts';
import { isLeftOut, usualRules, type MissingRules } from '../../model/missing/rules.ts';
import { lockWaiting, moveLines } from '../../repository/missing/documents.ts';
import { rulesOf, saveRules } from '../../repository/missing/rules.ts';
import { searchTicket } from '../../tickets.ts';
import { dossierPeople, type DossierPerson } from './recipients.ts';

export interface RulesView {
  readonly rules: MissingRules;
  readonly people: readonly DossierPerson[];
}

/** Throws `tenancy.not_allowed`. */
export async function missingRules(ctx: TenantCtx): Promise<RulesView> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.read');
    return { rules: (await rulesOf(tx)) ?? usualRules, people: await dossierPeople(tx) };
  });
}

/** Day of the month of the automatic reminders of this dossier; `undefined`: they are off. */
export async function reminderDay(ctx: TenantCtx): Promise<number | undefined> {
  const rules = await inTransaction(ctx, rulesOf);
  return rules?.onSince === undefined ? undefined : rules.day;
}

/** What a person decides; since when reminders go out follows from it. */
export interface RulesInput extends Omit<MissingRules, 'onSince'> {
  readonly isOn: boolean;
}

const MOST = { words: 100, addresses: 20, characters: 80 } as const;
const ADDRESS = /^[^\s\p{Cc}@<>"]{1,64}@[^\s\p{Cc}@<>".]+(?:\.[^\s\p{Cc}@<>".]+)*$/u;

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

function faultsOf(input: RulesInput, people: readonly DossierPerson[]): FieldProblem[] {
  const checks: readonly (readonly [isRight: boolean, path: string, fr: string, en: string])[] = [
    [isWhole(input.day, 1, 28), 'day', 'Un jour du mois, de 1 à 28.', 'A day of the month, 1 to 28.'],
    [isWhole(input.mostReminders, 1, 12), 'mostReminders', 'Un nombre de 1 à 12.', 'A number from 1 to 12.'],
    [input.threshold?.isNegative !== true, 'threshold', 'Un montant positif.', 'An amount above zero.'],
    [
      input.never.length <= MOST.words && input.never.every((one) => one.length <= MOST.characters),
      'never',
      `Au plus ${MOST.words} lignes de ${MOST.characters} caractères.`,
      `At most ${MOST.words} lines of ${MOST.characters} characters.`,
    ],
    [
      input.people.every((id) => people.some((person) => person.id === id)),
      'people',
      'Cette personne n’a pas accès au dossier.',
      'This person does not reach the dossier.',
    ],
    [
      input.addresses.length <= MOST.addresses && input.addresses.every((one) => ADDRESS.test(one)),
      'addresses',
      `Une adresse e-mail complète par ligne, ${MOST.addresses} au plus.`,
      `One complete e-mail address a line, ${MOST.addresses} at most.`,
    ],
  ];
  return checks.flatMap(([isRight, path, fr, en]) => (isRight ? [] : [{ path, message: { fr, en } }]));
}

/** What the new rules leave out is asked for no more, at once; what they let in again is found by a search. */
async function applyRules(tx: Tx<TenantCtx>, rules: MissingRules): Promise<void> {
  const waiting = await lockWaiting(tx, { ids: undefined, limit: 10_000 });
  const out = waiting.filter((line) => isLeftOut(line, rules)).map(({ id }) => id);
  await moveLines(tx, out, { state: 'withdrawn', reason: 'rule' });
  const companyId = tx.company.id;
  await enqueue(tx, searchTicket, { payload: { companyId }, key: `missing ${companyId}` });
}

/** Throws `tenancy.not_allowed`, `inbox.missing_rules_invalid`. */
export async function changeMissingRules(ctx: TenantCtx, input: RulesInput): Promise<MissingRules> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.edit');
    const before = (await rulesOf(tx)) ?? usualRules;
    const people = await dossierPeople(tx);
    // Who has left the dossier since is no fault of who changes the rules.
    const known = { ...input, people: input.people.filter((id) => !before.people.includes(id) || isThere(id, people)) };
    const fields = faultsOf(known, people);
    if (fields.length > 0) throw rulesInvalid({ fields });
    const { isOn, ...rest } = known;
    const onSince = isOn ? (before.onSince ?? parisDay(tx.clock.now())) : undefined;
    const rules: MissingRules = { ...rest, onSince };
    await saveRules(tx, rules);
    await applyRules(tx, rules);
    await record(tx, { action: 'missing.rules_changed', details: { automatic: isOn ? 'yes' : 'no' } });
    return rules;
  });
}

function isThere(id: string, people: readonly DossierPerson[]): boolean {
  return people.some((person) => person.id === id);
}

/** Automatic reminders begin, all else stays. Answers false when they went out before. */
export async function switchRemindersOn(ctx: TenantCtx): Promise<boolean> {
  const { rules } = await missingRules(ctx);
  const { onSince, ...rest } = rules;
  await changeMissingRules(ctx, { ...rest, isOn: true });
  return onSince === undefined;
}
