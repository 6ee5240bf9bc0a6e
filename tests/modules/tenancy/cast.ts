// The fixed cast as this module wants it: Alice owns the instance and manages Papillon; Bob administers the cabinet that
// keeps the books of Tournesol; Charlie has an account and nothing else.

import { forCompany, systemActor, type Actor, type Ctx, type TenantCtx } from '#src/context.ts';
import { claimInstance, createCabinet, createCompany, createUser } from '#modules/tenancy';
import { password, sirens as worldSirens } from '../../support/world.ts';

export { openEmptyWorld as emptyInstance, password } from '../../support/world.ts';

export const client = { address: '192.0.2.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };

/** Valid SIRENs that belong to nobody in particular. */
export const sirens = { ...worldSirens, tournesol: '404833048', bleuet: '542065479' };

export interface Cast {
  readonly alice: Actor;
  readonly bob: Actor;
  readonly charlie: Actor;
  readonly papillon: TenantCtx;
  readonly tournesol: TenantCtx;
}

export async function populate(ctx: Ctx): Promise<Cast> {
  const person = (name: string) => ({
    name,
    email: `${name.toLowerCase()}@exemple.test`,
    password,
    language: 'fr' as const,
  });
  const { userId } = await claimInstance(ctx, { person: person('Alice'), client });
  const alice: Actor = { kind: 'user', id: userId, name: 'Alice' };
  const signUp = async (name: string): Promise<Actor> => {
    const { id } = await createUser(ctx, { ...person(name), by: alice });
    return { kind: 'user', id, name };
  };
  const [bob, charlie] = [await signUp('Bob'), await signUp('Charlie')];
  const papillon = await createCompany(ctx, { name: 'Papillon', siren: sirens.papillon, by: alice });
  const cabinet = await createCabinet(ctx, {
    name: 'Cabinet Tournesol',
    by: systemActor,
    administratorId: bob.id,
    dossiers: [{ name: 'Tournesol', siren: sirens.tournesol, code: 'T001' }],
  });
  return {
    alice,
    bob,
    charlie,
    papillon: forCompany(ctx, papillon.id, alice),
    tournesol: forCompany(ctx, cabinet.dossiers[0]?.id ?? '', bob),
  };
}
