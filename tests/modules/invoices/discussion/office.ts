// A dossier with people of both sides: Paul and Vera of the company, Claire and Denis of its cabinet, an inspector.

import { forCompany, type TenantCtx } from '#src/context.ts';
import { openCast } from '../../../src/http/matrix/cast.ts';
import type { TestPerson, TestWorld } from '../../../support/world.ts';
import { enter, type Entry } from '../entries.ts';

export interface Office {
  readonly companyId: string;
  readonly paul: TestPerson;
  readonly vera: TestPerson;
  readonly claire: TestPerson;
  readonly denis: TestPerson;
  readonly inspector: TestPerson;
  /** A new invoice of the dossier. */
  invoice(number: string, entry?: Entry): Promise<string>;
}

export async function openOffice(world: TestWorld): Promise<Office> {
  const cast = await openCast(world);
  const companyId = cast.dossiers.assigned;
  const ofCompany = async (name: string, role: string): Promise<TestPerson> => {
    const person = await cast.person(name);
    await cast.intoCompany(companyId, person, role);
    return person;
  };
  const ofCabinet = async (name: string): Promise<TestPerson> => {
    const person = await cast.person(name);
    await cast.intoCabinet(person, 'collaborator');
    return person;
  };
  const paul = await ofCompany('Paul Martin', 'manager');
  const tenant: TenantCtx = forCompany(world.ctx, companyId, paul.actor);
  return {
    companyId,
    paul,
    vera: await ofCompany('Véra Roux', 'viewer'),
    claire: await ofCabinet('Claire Petit'),
    denis: await ofCabinet('Denis Blanc'),
    inspector: await ofCompany('Inspecteur', 'tax-inspector'),
    invoice: async (number, entry = {}) => await enter(tenant, { number, buyerSiren: undefined, ...entry }),
  };
}
