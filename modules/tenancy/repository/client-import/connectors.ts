// Table cabinet_connectors. The wall of the cabinet must be open, but for the list of all.

import { sql } from 'kysely';
import type { Actor, Ctx } from '#src/context.ts';
import type { ErrorText } from '#src/errors.ts';
import type { Connector, ConnectorKind } from '../../model/client-import/connector.ts';
import type { CabinetScope } from './imports.ts';

export interface NewConnector {
  readonly id: string;
  readonly kind: ConnectorKind;
  readonly name: string;
  readonly address: string;
  readonly account: string | undefined;
  /** Sealed. */
  readonly secret: Buffer | undefined;
}

export async function insertConnector(tx: CabinetScope, connector: NewConnector): Promise<void> {
  await tx.db
    .insertInto('cabinet_connectors')
    .values({
      cabinet_id: tx.cabinet.id,
      connector_id: connector.id,
      kind: connector.kind,
      name: connector.name,
      address: connector.address,
      account: connector.account ?? null,
      secret: connector.secret ?? null,
      created_at: tx.clock.now(),
      created_by: JSON.stringify(tx.actor),
    })
    .execute();
}

function connectors(tx: CabinetScope) {
  return tx.db
    .selectFrom('cabinet_connectors')
    .select(['connector_id', 'kind', 'name', 'address', 'account', 'secret', 'last_digest', 'last_run_at'])
    .select(['last_fault', 'created_by'])
    .where('cabinet_id', '=', tx.cabinet.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof connectors>['executeTakeFirstOrThrow']>>;

function connectorOf(row: Row): Connector {
  return {
    id: row.connector_id,
    kind: row.kind as ConnectorKind,
    name: row.name,
    address: row.address ?? '',
    account: row.account ?? undefined,
    hasSecret: row.secret !== null,
    lastRunAt: row.last_run_at ?? undefined,
    lastFault: (row.last_fault ?? undefined) as ErrorText | undefined,
    lastDigest: row.last_digest ?? undefined,
  };
}

export async function listConnectors(tx: CabinetScope): Promise<Connector[]> {
  const rows = await connectors(tx).orderBy('name').orderBy('connector_id').execute();
  return rows.map(connectorOf);
}

export interface ConnectorSecret {
  readonly connector: Connector;
  /** Sealed. */
  readonly secret: Buffer | undefined;
  /** In whose name it imports. */
  readonly by: Actor;
}

export async function findConnector(tx: CabinetScope, id: string): Promise<ConnectorSecret | undefined> {
  const row = await connectors(tx).where('connector_id', '=', id).executeTakeFirst();
  return row && { connector: connectorOf(row), secret: row.secret ?? undefined, by: row.created_by as Actor };
}

export async function setSecret(
  tx: CabinetScope,
  id: string,
  change: { readonly account: string | undefined; readonly secret: Buffer | undefined },
): Promise<void> {
  await tx.db
    .updateTable('cabinet_connectors')
    .set({ account: change.account ?? null, secret: change.secret ?? null, last_fault: null })
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('connector_id', '=', id)
    .execute();
}

export async function deleteConnector(tx: CabinetScope, id: string): Promise<boolean> {
  const result = await tx.db
    .deleteFrom('cabinet_connectors')
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('connector_id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export interface ConnectorRun {
  readonly digest: string | undefined;
  readonly fault: ErrorText | undefined;
}

export async function noteRun(tx: CabinetScope, id: string, { digest, fault }: ConnectorRun): Promise<void> {
  await tx.db
    .updateTable('cabinet_connectors')
    .set({
      last_run_at: tx.clock.now(),
      last_fault: fault ? JSON.stringify(fault) : null,
      ...(digest === undefined ? {} : { last_digest: digest }),
    })
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('connector_id', '=', id)
    .execute();
}

export interface ConnectorPlace {
  readonly cabinetId: string;
  readonly connectorId: string;
}

/** Those of all cabinets: for the clock, which belongs to none. */
export async function allConnectors(ctx: Ctx): Promise<ConnectorPlace[]> {
  const found = await sql<{
    cabinet_id: string;
    connector_id: string;
  }>`select cabinet_id, connector_id from tenancy_connectors()`.execute(ctx.db);
  return found.rows.map((row) => ({ cabinetId: row.cabinet_id, connectorId: row.connector_id }));
}
