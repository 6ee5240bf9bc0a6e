// What a line of the client list says, column by column.

import { formatDate } from '#src/i18n.ts';
import type { Client, Stage } from '#modules/tenancy';
import {
  Badge,
  DateText,
  Identifier,
  type Child,
  type Column,
  type Element,
  type Language,
  type Tone,
} from '../../ui/index.ts';
import { MandatesCell, PlatformCell } from '../mandates/glance.tsx';
import { monthName } from '../months.ts';
import { clientMessages } from './client-messages.ts';
import { cabinetMessages } from './messages.ts';

export const clientColumns = [
  'code',
  'siren',
  'vat',
  'city',
  'closing',
  'reading',
  'review',
  'decide',
  'collect',
  'missing',
  'missingSince',
  'status',
  'mandate',
  'platform',
  'link',
  'inCharge',
] as const;
export type ClientColumn = (typeof clientColumns)[number];

/** Shown until somebody chooses. */
export const usualColumns: readonly ClientColumn[] = [
  'code',
  'closing',
  'review',
  'decide',
  'collect',
  'missing',
  'status',
  'mandate',
  'platform',
  'link',
];

const TONES: Readonly<Record<Client['status'], Tone>> = {
  draft: 'neutral',
  created: 'info',
  updated: 'info',
  invited: 'warning',
  active: 'success',
  disabled: 'neutral',
};

/** The status, whose move it is, and since when. */
function Status({ client, language }: { client: Client; language: Language }): Element {
  const text = cabinetMessages[language];
  const next = text.next[client.status];
  return (
    <>
      <Badge tone={TONES[client.status]}>{text.statuses[client.status]}</Badge>
      {next ? (
        <small>
          {' '}
          {next}, {text.since(formatDate(client.statusSince.toISOString(), language))}
        </small>
      ) : null}
    </>
  );
}

function Link({ client, language }: { client: Client; language: Language }): Child {
  const text = clientMessages[language].clients;
  if (!client.linked) return '—';
  return (
    <>
      <Badge tone="success" icon="link">
        {text.linked}
      </Badge>
      {client.linkUsedAt ? null : <small> {text.linkIdle}</small>}
    </>
  );
}

export function headerOf(column: ClientColumn, language: Language): string {
  const text = clientMessages[language].clients;
  const { stages } = cabinetMessages[language];
  return column in stages ? stages[column as Stage] : text[column as Exclude<ClientColumn, Stage>];
}

const LISTS: Readonly<Record<Stage, string>> = {
  reading: 'documents',
  review: 'documents',
  decide: 'achats',
  collect: 'recuperation',
  missing: 'manquants',
};

/** The number is a link to the list it counts. */
function Work({ client, stage }: { client: Client; stage: Stage }): Child {
  const count = client.waiting[stage];
  if (count === 0) return '0';
  return (
    <a href={`/d/${client.id}/${LISTS[stage]}`}>
      <strong>{String(count)}</strong>
    </a>
  );
}

/** How many, and since when the oldest of them. */
function Missing({ client, language }: { client: Client; language: Language }): Child {
  const { missingSince } = client;
  return (
    <>
      <Work client={client} stage="missing" />
      {missingSince ? (
        <small> {cabinetMessages[language].since(formatDate(missingSince.toISOString(), language))}</small>
      ) : null}
    </>
  );
}

function cellOf(column: ClientColumn, language: Language): (client: Client) => Child {
  switch (column) {
    case 'code':
      return ({ code }) => code ?? '—';
    case 'siren':
      return ({ siren }) => (siren ? <Identifier kind="siren" value={siren} /> : '—');
    case 'vat':
      return ({ vatNumber }) => (vatNumber ? <Identifier kind="vat" value={vatNumber} /> : '—');
    case 'city':
      return ({ postcode, city }) => [postcode, city].filter(Boolean).join(' ') || '—';
    case 'closing':
      return ({ closingMonth }) => (closingMonth === undefined ? '—' : monthName(closingMonth, language));
    case 'status':
      return (client) => <Status client={client} language={language} />;
    case 'link':
      return (client) => <Link client={client} language={language} />;
    case 'mandate':
      return ({ mandates }) => <MandatesCell mandates={mandates} language={language} />;
    case 'platform':
      return ({ mandates }) => <PlatformCell mandates={mandates} language={language} />;
    case 'missingSince':
      return ({ missingSince }) => <DateText value={missingSince?.toISOString().slice(0, 10)} language={language} />;
    case 'missing':
      return (client) => <Missing client={client} language={language} />;
    case 'inCharge':
      return ({ inCharge }) => inCharge ?? '—';
    default:
      return (client) => <Work client={client} stage={column} />;
  }
}

/** The name of a client, with what sets it apart. */
function Name({ client, language }: { client: Client; language: Language }): Element {
  const text = clientMessages[language].clients;
  return (
    <span class="client-name">
      {client.name}
      {client.own ? <small> ({text.own})</small> : null}
      {client.confidential ? <small> ({text.confidential})</small> : null}
    </span>
  );
}

const STAGES: ReadonlySet<string> = new Set(['reading', 'review', 'decide', 'collect', 'missing']);
const SORTED: ReadonlySet<string> = new Set([
  ...STAGES,
  'missingSince',
  'code',
  'closing',
  'status',
  'mandate',
  'platform',
]);

/** Left out of the usual columns where the list is not broad enough for all of them. */
const SPARED: ReadonlySet<string> = new Set(['closing', 'link']);

export interface ColumnOptions {
  readonly language: Language;
  readonly shown: readonly ClientColumn[];
  readonly order: string;
  readonly descending: boolean;
  /** Address of the list in this order. */
  readonly sortHref: (order: string) => string;
}

export function columnsOf({ language, shown, order, descending, sortHref }: ColumnOptions): Column<Client>[] {
  const sorted = (key: string): Pick<Column<Client>, 'sortHref' | 'sorted'> => ({
    sortHref: sortHref(key),
    sorted: key === order ? (descending ? 'descending' : 'ascending') : undefined,
  });
  return [
    {
      key: 'name',
      header: clientMessages[language].clients.name,
      main: true,
      cell: (client) => <Name client={client} language={language} />,
      ...sorted('name'),
    },
    ...shown.map((column) => ({
      key: column,
      header: headerOf(column, language),
      cell: cellOf(column, language),
      wideOnly: shown === usualColumns && SPARED.has(column),
      align: STAGES.has(column) ? ('end' as const) : ('start' as const),
      ...(SORTED.has(column) ? sorted(column) : {}),
    })),
  ];
}
