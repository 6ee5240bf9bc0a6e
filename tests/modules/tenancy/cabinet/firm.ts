// A firm at work: Anne administers it, Paul is a user, Léa an accountant, Marc looks after clients; its own books and
// three clients.

import { systemActor, type Actor, type Ctx } from '#src/context.ts';
import { claimInstance, companiesOf, createCabinet, createUser } from '#modules/tenancy';
import { createClient } from '../../../../modules/tenancy/service/cabinet/client-card.ts';
import { postalAddress } from '../../../../modules/tenancy/model/postal-address.ts';
import type { ClientInput } from '../../../../modules/tenancy/service/cabinet/client-input.ts';
import { client, emptyInstance, password } from '../cast.ts';

export const noClient: ClientInput = {
  name: '',
  number: '',
  legalForm: '',
  ...postalAddress({}),
  closingMonth: '',
  code: '',
  inCharge: '',
  confidential: false,
};

type World = Awaited<ReturnType<typeof emptyInstance>>;

export interface Firm extends World {
  readonly cabinetId: string;
  readonly owner_: Actor;
  readonly anne: Actor;
  readonly paul: Actor;
  readonly lea: Actor;
  readonly marc: Actor;
  readonly own: string;
  readonly clients: Readonly<Record<'bakery' | 'garage' | 'school', string>>;
  /** Names of what a person may enter. */
  enters(person: Actor): Promise<string[]>;
}

async function join(world: World, cabinetId: string, [person, role]: readonly [Actor, string]): Promise<void> {
  await world.owner.query(
    `insert into cabinet_memberships (cabinet_id, user_id, role, since, granted_by) values ($1, $2, $3, $4, '{}')`,
    [cabinetId, person.id, role, world.ctx.clock.now()],
  );
}

async function signUp(ctx: Ctx, name: string): Promise<Actor> {
  const email = `${name.toLowerCase()}@exemple.test`;
  const { id } = await createUser(ctx, { name, email, password, language: 'fr', by: systemActor });
  return { kind: 'user', id, name };
}

export async function openFirm(): Promise<Firm> {
  const world = await emptyInstance();
  const { ctx, clock, owner } = world;
  // Looking up the companies of a person goes by the database's own clock.
  clock.advance(Date.now() - clock.now().getTime());
  const person = { name: 'Olga', email: 'olga@exemple.test', password, language: 'fr' as const };
  const { userId } = await claimInstance(ctx, { person, client });
  const [anne, paul, lea, marc] = [
    await signUp(ctx, 'Anne'),
    await signUp(ctx, 'Paul'),
    await signUp(ctx, 'Lea'),
    await signUp(ctx, 'Marc'),
  ];
  const { id: cabinetId } = await createCabinet(ctx, {
    name: 'Cabinet Colombe',
    siren: '404833048',
    by: systemActor,
    administratorId: anne.id,
  });
  for (const [one, role] of [
    [paul, 'collaborator'],
    [lea, 'accountant'],
    [marc, 'client-manager'],
  ] as const) {
    await join(world, cabinetId, [one, role]);
  }
  const call = { cabinetId, by: anne };
  const add = async (input: Partial<ClientInput>): Promise<string> =>
    await createClient(ctx, call, { ...noClient, ...input });
  const clients = {
    bakery: await add({
      name: 'Boulangerie',
      number: '732829320',
      city: 'Lyon',
      postcode: '69003',
      closingMonth: '12',
    }),
    garage: await add({ name: 'Garage', number: '552100554', city: 'Lyon', postcode: '69100', closingMonth: '6' }),
    school: await add({ name: 'École', number: '813460276', city: 'Paris', postcode: '75011', closingMonth: '12' }),
  };
  const own = await owner.query<{ company_id: string }>('select company_id from cabinet_dossiers where own');
  return {
    ...world,
    cabinetId,
    owner_: { kind: 'user', id: userId, name: 'Olga' },
    anne,
    paul,
    lea,
    marc,
    own: own.rows[0]?.company_id ?? '',
    clients,
    enters: async ({ id }) =>
      (await companiesOf(ctx, { userId: id })).map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'fr')),
  };
}
