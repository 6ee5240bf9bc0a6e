// Which mails a person wants: for all their dossiers, and otherwise for one.

import { inTransaction, type Ctx, type TenantCtx } from '#src/context.ts';
import {
  dossierEvents,
  frequencies,
  notificationEvents,
  usualChoices,
  type Choices,
  type DossierChoices,
  type Frequency,
} from '../../model/notifications.ts';
import * as repository from '../../repository/notifications.ts';
import { enterUser } from '../../repository/scope.ts';
import { authorize } from '../authorize.ts';

/** As typed, by event; what is no frequency is left as it was, in a dossier: as in all others. */
export type TypedChoices = Readonly<Record<string, string | undefined>>;

const frequencyOf = (typed: string | undefined): Frequency | undefined => frequencies.find((one) => one === typed);

export async function notificationChoices(ctx: Ctx, userId: string): Promise<Choices> {
  return await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    return { ...usualChoices, ...(await repository.choicesOf(tx, userId)) };
  });
}

export async function chooseNotifications(ctx: Ctx, userId: string, typed: TypedChoices): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await enterUser(tx, userId);
    for (const event of notificationEvents) {
      const frequency = frequencyOf(typed[event]);
      if (frequency !== undefined) await repository.setChoice(tx, userId, { event, frequency });
    }
  });
}

/** Of the person who asks. Throws `tenancy.not_allowed`. */
export async function dossierChoices(ctx: TenantCtx): Promise<DossierChoices> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.read');
    return await repository.dossierChoicesOf(tx, tx.actor.id);
  });
}

/** Throws `tenancy.not_allowed`. */
export async function chooseForDossier(ctx: TenantCtx, typed: TypedChoices): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.read');
    for (const event of dossierEvents) {
      await repository.setDossierChoice(tx, tx.actor.id, { event, frequency: frequencyOf(typed[event]) });
    }
  });
}
