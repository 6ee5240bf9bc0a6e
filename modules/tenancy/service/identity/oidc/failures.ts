// Why an answer of a provider opens nothing: kept for the page that says so and names the remedy.

import { z } from 'zod';
import { inTransaction, type Ctx, type Tx } from '#src/context.ts';
import { cabinetFailure, type ClaimedCabinet } from '../../../model/identity/claims.ts';
import { peekFlow, startFlow, type FlowKind } from '../flows.ts';
import type { Provider } from './providers.ts';

const reasons = ['no-cabinet', 'no-siret', 'unknown-cabinet', 'no-account', 'linked-elsewhere', 'refused'] as const;

const shape = z.object({
  reason: z.enum(reasons),
  /** Name of the provider. */
  provider: z.string(),
  providerId: z.string(),
  /** Cabinets it is about, as the page names them. */
  cabinets: z.array(z.string()),
});
type Shape = z.infer<typeof shape>;

/** Thrown, so that nothing of the attempt stays behind. */
export class Failure extends Error implements Shape {
  readonly reason: Shape['reason'];
  readonly provider: string;
  readonly providerId: string;
  readonly cabinets: string[];

  constructor({ reason, provider, providerId, cabinets }: Shape) {
    super(reason);
    this.name = 'Failure';
    this.reason = reason;
    this.provider = provider;
    this.providerId = providerId;
    this.cabinets = cabinets;
  }
}

function namesOf(reason: Shape['reason'], cabinets: readonly ClaimedCabinet[]): string[] {
  if (reason !== 'unknown-cabinet') return cabinets.map(({ name }) => name);
  return cabinets.map(({ name, siret = '' }) => (name === siret ? siret : `${name} (${siret})`));
}

/** From the reason, the cabinets that open nothing, or whatever was thrown (then: refused). */
export function failureOf(why: unknown, { name: provider, id: providerId }: Pick<Provider, 'name' | 'id'>): Failure {
  if (why instanceof Failure) return why;
  if (Array.isArray(why)) {
    const cabinets = why as readonly ClaimedCabinet[];
    const reason = cabinetFailure(cabinets);
    return new Failure({ reason, provider, providerId, cabinets: namesOf(reason, cabinets) });
  }
  const reason = reasons.find((one) => one === why) ?? 'refused';
  return new Failure({ reason, provider, providerId, cabinets: [] });
}

const failureFlow: FlowKind<Shape> = { kind: 'provider-failure', minutes: 60, payload: shape };

/** The secret under which the page finds it. */
export async function fail(tx: Tx, { reason, provider, providerId, cabinets }: Failure): Promise<string> {
  return await startFlow(tx, failureFlow, { userId: undefined, payload: { reason, provider, providerId, cabinets } });
}

/** `undefined` once it is too old to be of use. */
export async function lastFailure(ctx: Ctx, token: string): Promise<Shape | undefined> {
  return (await inTransaction(ctx, async (tx) => await peekFlow(tx, failureFlow, token)))?.payload;
}
