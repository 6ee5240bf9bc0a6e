// Hours in which a person is not written to. What touches the security of an account does not ask for them.

import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import {
  quietUntil,
  readQuietHours,
  typedQuietHours,
  usualQuietHours,
  type TypedQuietHours,
} from '../../model/quiet-hours.ts';
import { quietHoursOf, setQuietHours } from '../../repository/quiet-hours.ts';
import { enterUser } from '../../repository/scope.ts';
import { refuseFaults } from '../answers.ts';

/** As the form shows them; `isOn` false: what it begins with. */
export async function quietHours(ctx: Ctx, userId: string): Promise<TypedQuietHours & { readonly isOn: boolean }> {
  const hours = await quietHoursOf(ctx, userId);
  return hours ? { ...typedQuietHours(hours), isOn: true } : { ...usualQuietHours, isOn: false };
}

/** `typed` absent: may be written to at any hour. Throws `tenancy.invalid_input`. */
export async function chooseQuietHours(ctx: Ctx, userId: string, typed: TypedQuietHours | undefined): Promise<void> {
  const read = typed && readQuietHours(typed);
  if (read && 'faults' in read) return refuseFaults(...read.faults);
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    await setQuietHours(tx, userId, read);
  });
}

/** Until when the person is not to be written to; `undefined`: now is fine. */
export async function quietNow(ctx: Ctx | Tx, userId: string): Promise<Date | undefined> {
  const hours = await quietHoursOf(ctx, userId);
  return hours && quietUntil(hours, ctx.clock.now());
}
