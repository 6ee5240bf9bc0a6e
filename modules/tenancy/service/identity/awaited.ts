// Between the password and the second factor: who has proved the first waits here, ten minutes at most.

import { z } from 'zod';
import type { Tx } from '#src/context.ts';
import { knownMethods, type SignInMethod } from '../../model/identity/methods.ts';
import type { Person } from '../../model/types.ts';
import { passkeysOf } from '../../repository/identity/passkeys.ts';
import { totpOf, unusedRecoveryCodes } from '../../repository/identity/second-factors.ts';
import { enterUser } from '../../repository/scope.ts';
import { startFlow, type FlowKind } from './flows.ts';
import { outsideAccount, type OutsideLink } from './oidc/linking.ts';

const payload = z.object({
  name: z.string(),
  methods: z.array(z.string()).transform(knownMethods),
  link: outsideAccount.optional(),
});

export const awaitedSecondFactor: FlowKind<z.infer<typeof payload>> = {
  kind: 'second-factor',
  minutes: 10,
  payload,
};

export interface SecondFactors {
  readonly hasApp: boolean;
  readonly hasPasskey: boolean;
  /** Recovery codes that stand in for either. */
  readonly hasCodes: boolean;
}

/** What a person may prove beside the password. Opens their wall. */
export async function secondFactorsOf(tx: Tx, userId: string): Promise<SecondFactors> {
  await enterUser(tx, userId);
  const totp = await totpOf(tx, userId);
  return {
    hasApp: totp?.confirmedAt !== undefined,
    hasPasskey: (await passkeysOf(tx, userId)).length > 0,
    hasCodes: (await unusedRecoveryCodes(tx, userId)) > 0,
  };
}

/** The secret of the step, or `undefined` for a person without second factor. */
export async function awaitSecondFactor(
  tx: Tx,
  person: Pick<Person, 'id' | 'name'>,
  { methods, link }: { readonly methods: readonly SignInMethod[]; readonly link?: OutsideLink | undefined },
): Promise<string | undefined> {
  const { hasApp, hasPasskey } = await secondFactorsOf(tx, person.id);
  if (!hasApp && !hasPasskey) return undefined;
  return await startFlow(tx, awaitedSecondFactor, {
    userId: person.id,
    payload: { name: person.name, methods: [...methods], link },
  });
}
