// Connectors of a cabinet: made, given another secret, removed, run by the clock or by hand. What they hand over waits
// as an import to be confirmed: nothing is written without a person.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { inTransaction, systemActor, type Actor, type Ctx } from '#src/context.ts';
import { secretsOf } from '#src/crypto/index.ts';
import { Problem, type FieldProblem } from '#src/errors.ts';
import { isId, newId } from '#src/ids.ts';
import { dataDir } from '#src/settings.ts';
import type { ConnectorAdapter, Credentials } from '../../adapters/connector.ts';
import { folderAdapter } from '../../adapters/folder.ts';
import { httpsAdapter } from '../../adapters/https.ts';
import { connectorNotFound } from '../../import-errors.ts';
import { lineFault, tidy } from '../../model/checks.ts';
import type { Connector, ConnectorKind } from '../../model/client-import/connector.ts';
import * as repository from '../../repository/client-import/connectors.ts';
import { enterCabinet } from '../../repository/scope.ts';
import { refuseFaults } from '../answers.ts';
import { inCabinet, type CabinetCall, type CabinetTx } from '../cabinet/open.ts';
import { recordForCabinet } from '../journal.ts';
import { startImport } from './start.ts';

const PURPOSE = 'tenancy.connector';
const adapters: Readonly<Record<ConnectorKind, ConnectorAdapter>> = { folder: folderAdapter, https: httpsAdapter };

export interface ConnectorInput {
  readonly kind: ConnectorKind;
  readonly name: string;
  /** https only. */
  readonly address: string;
  readonly account: string;
  readonly secret: string;
}

const ADDRESS_FAULT: FieldProblem = {
  path: 'address',
  message: {
    fr: 'Adresse complète attendue, en https://, sans mot de passe dedans.',
    en: 'A complete address is expected, with https://, without a password in it.',
  },
};

/** TLS, but on the machine itself. */
function addressFault({ kind, address }: ConnectorInput): FieldProblem | undefined {
  if (kind === 'folder') return undefined;
  const url = URL.parse(address);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
  return isSafe && url.username === '' && url.password === '' ? undefined : ADDRESS_FAULT;
}

async function sealed(ctx: Ctx, secret: string): Promise<Buffer | undefined> {
  return secret === '' ? undefined : (await secretsOf(ctx.config)).seal(PURPOSE, secret);
}

async function note(tx: CabinetTx, action: string, connectorId: string): Promise<void> {
  const act = { action, subject: { kind: 'connector', id: connectorId } };
  await recordForCabinet(tx, { cabinetId: tx.cabinet.id, actor: tx.actor }, act);
}

/** By name. */
export async function listConnectors(ctx: Ctx, call: CabinetCall): Promise<Connector[]> {
  return await inCabinet(ctx, { ...call, right: 'cabinet.edit' }, repository.listConnectors);
}

/** Answers its id. Throws `tenancy.invalid_input`, `tenancy.not_allowed`. */
export async function createConnector(ctx: Ctx, call: CabinetCall, input: ConnectorInput): Promise<string> {
  refuseFaults(lineFault('name', input.name), lineFault('account', input.account, false), addressFault(input));
  const secret = await sealed(ctx, input.secret);
  return await inCabinet(ctx, { ...call, right: 'cabinet.edit' }, async (tx) => {
    const id = newId();
    const isFolder = input.kind === 'folder';
    await repository.insertConnector(tx, {
      id,
      kind: input.kind,
      name: tidy(input.name),
      address: isFolder ? join(ctx.config.get(dataDir), 'depot', id) : input.address,
      account: isFolder ? undefined : tidy(input.account) || undefined,
      secret: isFolder ? undefined : secret,
    });
    await note(tx, 'connector.created', id);
    return id;
  });
}

export type ConnectorCall = CabinetCall & { readonly connectorId: string };

async function known(tx: CabinetTx, connectorId: string): Promise<repository.ConnectorSecret> {
  const found = isId(connectorId) ? await repository.findConnector(tx, connectorId) : undefined;
  if (!found) throw connectorNotFound();
  return found;
}

/** Another account and secret. Throws `tenancy.connector_not_found`. */
export async function renewConnector(
  ctx: Ctx,
  call: ConnectorCall & { readonly account: string; readonly secret: string },
): Promise<void> {
  refuseFaults(lineFault('account', call.account), lineFault('secret', call.secret));
  const secret = await sealed(ctx, call.secret);
  await inCabinet(ctx, { ...call, right: 'cabinet.edit' }, async (tx) => {
    await known(tx, call.connectorId);
    await repository.setSecret(tx, call.connectorId, { account: tidy(call.account), secret });
    await note(tx, 'connector.renewed', call.connectorId);
  });
}

/** Throws `tenancy.connector_not_found`. Imports it brought stay. */
export async function removeConnector(ctx: Ctx, call: ConnectorCall): Promise<void> {
  await inCabinet(ctx, { ...call, right: 'cabinet.edit' }, async (tx) => {
    await known(tx, call.connectorId);
    await repository.deleteConnector(tx, call.connectorId);
    await note(tx, 'connector.removed', call.connectorId);
  });
}

async function credentialsOf(ctx: Ctx, found: repository.ConnectorSecret): Promise<Credentials | undefined> {
  const { account } = found.connector;
  if (account === undefined || found.secret === undefined) return undefined;
  return { account, secret: (await secretsOf(ctx.config)).open(PURPOSE, found.secret) };
}

interface Taking {
  readonly cabinetId: string;
  readonly found: repository.ConnectorSecret;
}

/** Imports that began; the file of last time begins none. */
async function take(ctx: Ctx, { cabinetId, found }: Taking): Promise<{ importIds: string[]; digest?: string }> {
  const { connector, by } = found;
  const call = { address: connector.address, credentials: await credentialsOf(ctx, found) };
  const importIds: string[] = [];
  let digest: string | undefined;
  for (const file of await adapters[connector.kind].fetch(call)) {
    digest = createHash('sha256').update(file.bytes).digest('hex');
    if (digest !== connector.lastDigest) importIds.push(await startImport(ctx, { cabinetId, by, file }));
    await file.taken();
  }
  return { importIds, ...(digest === undefined ? {} : { digest }) };
}

async function inside<R>(
  ctx: Ctx,
  { cabinetId, by }: { readonly cabinetId: string; readonly by: Actor },
  work: (tx: Parameters<typeof repository.listConnectors>[0]) => Promise<R>,
): Promise<R> {
  return await inTransaction(ctx, async (tx) => {
    await enterCabinet(tx, cabinetId);
    return await work({ ...tx, cabinet: { id: cabinetId }, actor: by });
  });
}

/** Runs one connector; what is wrong with it stands beside it. Answers the imports that began. */
async function run(ctx: Ctx, { cabinetId, found }: Taking): Promise<string[]> {
  const { connector, by } = found;
  try {
    const { importIds, digest } = await take(ctx, { cabinetId, found });
    await inside(ctx, { cabinetId, by }, async (tx) => {
      await repository.noteRun(tx, connector.id, { digest, fault: undefined });
    });
    return importIds;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await inside(ctx, { cabinetId, by }, async (tx) => {
      await repository.noteRun(tx, connector.id, { digest: undefined, fault: error.text });
    });
    return [];
  }
}

/** Runs a connector now. Throws `tenancy.connector_not_found`. */
export async function runConnector(ctx: Ctx, call: ConnectorCall): Promise<string[]> {
  const found = await inCabinet(
    ctx,
    { ...call, right: 'cabinet.edit' },
    async (tx) => await known(tx, call.connectorId),
  );
  return await run(ctx, { cabinetId: call.cabinetId, found });
}

/** Runs every connector of every cabinet, one after the other. */
export async function runAllConnectors(ctx: Ctx, signal: AbortSignal): Promise<void> {
  for (const { cabinetId, connectorId } of await repository.allConnectors(ctx)) {
    if (signal.aborted) return;
    const found = await inside(
      ctx,
      { cabinetId, by: systemActor },
      async (tx) => await repository.findConnector(tx, connectorId),
    );
    if (found) await run(ctx, { cabinetId, found });
  }
}
