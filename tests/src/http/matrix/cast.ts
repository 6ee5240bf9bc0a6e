// Everybody who may knock at a door: a company's people by role, a cabinet's by role, those of elsewhere.

import { randomUUID } from 'node:crypto';
import { createCabinet, createUser, signIn } from '#modules/tenancy';
import { forCompany, systemActor, type Actor } from '#src/context.ts';
import type { TestPerson, TestWorld } from '../../../support/world.ts';
import { password } from '../../../support/world.ts';

const client = { address: '192.0.2.8', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };

/** Valid SIRENs of the dossiers of the cabinet. */
const SIRENS = { assigned: '813460276', other: '509173845', own: '404833048', confidential: '542065479' } as const;

export type Dossier = keyof typeof SIRENS;

export interface Cast {
  readonly cabinetId: string;
  readonly dossiers: Readonly<Record<Dossier, string>>;
  /** A new person with a session. */
  person(name: string): Promise<TestPerson>;
  /** Gives a person a role in a company, as stored. */
  intoCompany(companyId: string, person: TestPerson, role: string): Promise<void>;
  /** Gives a person a role in the cabinet, and the assigned dossier by name. */
  intoCabinet(person: TestPerson, role: string): Promise<void>;
}

export async function openCast({ ctx, owner, clock, alice }: TestWorld): Promise<Cast> {
  const by = JSON.stringify(alice.actor);
  const cabinet = await createCabinet(ctx, {
    name: 'Cabinet Tilleul',
    administratorId: alice.actor.id,
    by: systemActor,
    dossiers: Object.entries(SIRENS).map(([name, siren]) => ({ name, siren })),
  });
  const dossiers = Object.fromEntries(cabinet.dossiers.map(({ name, id }) => [name, id])) as Record<Dossier, string>;
  await owner.query(
    `update cabinet_dossiers set own = company_id = $1, confidential = company_id = $2 where cabinet_id = $3`,
    [dossiers.own, dossiers.confidential, cabinet.id],
  );
  return {
    cabinetId: cabinet.id,
    dossiers,
    async person(name) {
      const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}@exemple.test`;
      const { id } = await createUser(ctx, { name, email, password, language: 'fr', by: alice.actor });
      const actor: Actor = { kind: 'user', id, name };
      return {
        actor,
        email,
        tenant: forCompany(ctx, dossiers.assigned, actor),
        signIn: async () => (await signIn(ctx, { email, password, client })).token,
      };
    },
    async intoCompany(companyId, person, role) {
      await owner.query(
        `insert into company_memberships (company_id, user_id, role, since, granted_by) values ($1, $2, $3, $4, $5)`,
        [companyId, person.actor.id, role, clock.now(), by],
      );
    },
    async intoCabinet(person, role) {
      await owner.query(
        `insert into cabinet_memberships (cabinet_id, user_id, role, since, granted_by) values ($1, $2, $3, $4, $5)`,
        [cabinet.id, person.actor.id, role, clock.now(), by],
      );
      await owner.query(
        `insert into cabinet_assignments (cabinet_id, assignment_id, user_id, company_id, created_at, created_by)
         values ($1, $2, $3, $4, $5, $6)`,
        [cabinet.id, randomUUID(), person.actor.id, dossiers.assigned, clock.now(), by],
      );
    },
  };
}
