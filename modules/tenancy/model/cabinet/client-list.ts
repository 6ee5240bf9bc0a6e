// The client list in order: what is searched, filtered and sorted once everything a person reaches is known. Pure.

import {
  hasMandateSituation,
  hasPlatformSituation,
  mandatesKey,
  platformsKey,
  type MandateSituation,
  type PlatformSituation,
} from '../mandates/client-column.ts';
import type { CompanyStatus } from '../types.ts';
import { stages, type Client, type Stage, type WaitingCounts } from './types.ts';

export const clientOrders = [
  'urgency',
  'name',
  'code',
  'closing',
  'status',
  'mandate',
  'platform',
  'missingSince',
  ...stages,
] as const;
export type ClientOrder = (typeof clientOrders)[number];

export const companyStatuses: readonly CompanyStatus[] = [
  'draft',
  'created',
  'updated',
  'invited',
  'active',
  'disabled',
];

export interface ClientFilter {
  /** As typed: part of the name, beginning of the SIREN or of the client number. */
  readonly term: string;
  /** Absent: every client but disabled ones. */
  readonly status: CompanyStatus | undefined;
  /** Only those with work at this stage. */
  readonly stage: Stage | undefined;
  /** Only those whose mandates, or platform, stand there. */
  readonly mandate?: MandateSituation | undefined;
  readonly platform?: PlatformSituation | undefined;
  readonly order: ClientOrder;
  readonly descending: boolean;
  /** 1 to 12: the month it is. */
  readonly month: number;
}

export const noneWaiting: WaitingCounts = { reading: 0, review: 0, decide: 0, collect: 0, missing: 0 };

/** Months until the books close: 0 in the closing month, 11 just after it; a client without one comes last. */
export function monthsToClosing(closingMonth: number | undefined, month: number): number {
  return closingMonth === undefined ? 12 : (closingMonth - month + 12) % 12;
}

/** What people must act on: collecting is the cabinet's own programs' work. */
function workOf({ waiting }: Client): number {
  return waiting.reading + waiting.review + waiting.decide;
}

/** The longest missing first; where nothing is missing, last. */
const missingSinceTime = ({ missingSince }: Client): number => missingSince?.getTime() ?? Number.MAX_SAFE_INTEGER;

const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

const byName = (a: Client, b: Client): number => collator.compare(a.name, b.name);

/** Soon to close with work waiting first, then the most work: one number, the smaller the more urgent. */
function urgency(client: Client, month: number): number {
  const work = workOf(client);
  return ((work > 0 ? 0 : 100) + monthsToClosing(client.closingMonth, month)) * 1e9 - Math.min(work, 1e8);
}

function byUrgency(clients: readonly Client[], month: number) {
  const ranks = new Map(clients.map((client) => [client, urgency(client, month)]));
  return (a: Client, b: Client): number => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0);
}

function byKey(clients: readonly Client[], keyOf: (client: Client) => string) {
  const keys = new Map(clients.map((client) => [client, keyOf(client)]));
  return (a: Client, b: Client): number => {
    const [one = '', other = ''] = [keys.get(a), keys.get(b)];
    return one < other ? -1 : Number(one > other);
  };
}

function comparison(
  clients: readonly Client[],
  { order, month }: Pick<ClientFilter, 'order' | 'month'>,
): (a: Client, b: Client) => number {
  switch (order) {
    case 'urgency':
      return byUrgency(clients, month);
    case 'name':
      return byName;
    case 'code':
      return (a, b) => collator.compare(a.code ?? '\uffff', b.code ?? '\uffff');
    case 'closing':
      return (a, b) => monthsToClosing(a.closingMonth, month) - monthsToClosing(b.closingMonth, month);
    case 'status':
      return (a, b) => companyStatuses.indexOf(a.status) - companyStatuses.indexOf(b.status);
    case 'mandate':
      return byKey(clients, ({ mandates }) => mandatesKey(mandates));
    case 'platform':
      return byKey(clients, ({ mandates }) => platformsKey(mandates));
    case 'missingSince':
      return (a, b) => missingSinceTime(a) - missingSinceTime(b);
    default:
      return (a, b) => b.waiting[order] - a.waiting[order];
  }
}

function matches({ name, siren = '', code = '' }: Client, term: string): boolean {
  const wanted = term.trim().toLowerCase();
  if (wanted === '') return true;
  const digits = wanted.replaceAll(/[\s\u00a0\u202f]/g, '');
  return (
    name.toLowerCase().includes(wanted) ||
    code.toLowerCase().startsWith(wanted) ||
    (/^\d+$/.test(digits) && siren.startsWith(digits))
  );
}

/** The lines that are asked for, in the order asked for; ties by name. */
export function arranged(clients: readonly Client[], filter: ClientFilter): Client[] {
  const { term, status, stage, mandate, platform, descending } = filter;
  const shown = clients.filter(
    (client) =>
      (status === undefined ? client.status !== 'disabled' : client.status === status) &&
      (stage === undefined || client.waiting[stage] > 0) &&
      (mandate === undefined || hasMandateSituation(client.mandates, mandate)) &&
      (platform === undefined || hasPlatformSituation(client.mandates, platform)) &&
      matches(client, term),
  );
  const compare = comparison(shown, filter);
  const sign = descending ? -1 : 1;
  return shown.toSorted((a, b) => sign * compare(a, b) || byName(a, b));
}

/** What waits in all of them together. */
export function totalOf(clients: readonly Pick<Client, 'waiting'>[]): WaitingCounts {
  const total = { ...noneWaiting } as Record<Stage, number>;
  for (const { waiting } of clients) for (const stage of stages) total[stage] += waiting[stage];
  return total;
}
