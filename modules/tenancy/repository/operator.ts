// What the operator sees across companies, as the owner of the database: never reached from pages or API.

import type pg from 'pg';

export interface CompanyName {
  readonly id: string;
  readonly name: string;
}

/** Every cabinet of the instance, oldest first. `owner`: a pool of the owner role. */
export async function allCabinets(owner: pg.Pool): Promise<CompanyName[]> {
  const { rows } = await owner.query<CompanyName>('select cabinet_id as id, name from cabinets order by created_at');
  return rows;
}

/** Every company of the instance, oldest first. `owner`: a pool of the owner role. */
export async function allCompanies(owner: pg.Pool): Promise<CompanyName[]> {
  const { rows } = await owner.query<CompanyName>('select company_id as id, name from companies order by created_at');
  return rows;
}
