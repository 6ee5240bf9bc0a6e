// The list of a direction: statuses with counters, search, sort, pages; every filter lives in the URL.

import type { Decimal } from '#src/money.ts';
import {
  Amount,
  AppLayout,
  Badge,
  BulkBar,
  Button,
  CopyField,
  DateText,
  DropZone,
  EmptyState,
  FilterTabs,
  LinkButton,
  PageHeader,
  Pagination,
  Stack,
  Table,
  Toast,
  type Column,
  type Element,
  type Language,
} from '../ui/index.ts';
import type { AppFrame } from '../tenancy/index.ts';
import { words } from './messages.ts';

export type ListState = 'pending' | 'accepted' | 'refused';
export type SortKey = 'received' | 'issued' | 'due' | 'gross' | 'partner' | 'number';

export interface ListRow {
  readonly id: string;
  readonly state: ListState;
  readonly partnerName: string | undefined;
  readonly number: string | undefined;
  readonly isCreditNote: boolean;
  readonly issueDate: string | undefined;
  readonly dueDate: string | undefined;
  readonly currency: string | undefined;
  readonly net: Decimal | undefined;
  readonly gross: Decimal | undefined;
  readonly receivedAt: Date;
  readonly hasError: boolean;
  readonly hasWarning: boolean;
}

export interface InvoiceListProps {
  readonly frame: AppFrame;
  readonly direction: 'purchase' | 'sale';
  readonly rows: readonly ListRow[];
  readonly counts: Readonly<Record<ListState, number>>;
  readonly state: ListState | undefined;
  readonly query: string;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** Address of the first page of this list with other parameters. */
  readonly href: (change: Readonly<Record<string, string | undefined>>) => string;
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
  readonly rowHref: (id: string) => string;
  readonly mailAddress: string;
  readonly upload: { readonly action: string; readonly maxBytes: number };
  readonly receivedHref: string;
  readonly bulkAction: string;
  readonly mayDecide: boolean;
  readonly done: string | undefined;
}

const STATE_TONES = { pending: 'warning', accepted: 'success', refused: 'neutral' } as const;
const STATE_ICONS = { pending: 'clock', accepted: 'check', refused: 'cross' } as const;

export function StateBadge({ state, language }: { state: ListState; language: Language }): Element {
  return (
    <Badge tone={STATE_TONES[state]} icon={STATE_ICONS[state]}>
      {words[language].state[state]}
    </Badge>
  );
}

function ChecksBadge({ row, language }: { row: ListRow; language: Language }): Element {
  const text = words[language].checks;
  if (row.hasError) return <Badge tone="danger">{text.error}</Badge>;
  if (row.hasWarning) return <Badge tone="warning">{text.warning}</Badge>;
  return <Badge tone="success">{text.fine}</Badge>;
}

function columnsOf(props: InvoiceListProps): Column<ListRow>[] {
  const { direction, sort, descending, href } = props;
  const { language } = props.frame;
  const text = words[language].columns;
  const sorting = (key: SortKey) => ({
    sortHref: href({ tri: key, sens: sort === key && !descending ? 'desc' : 'asc' }),
    sorted: sort === key ? (descending ? ('descending' as const) : ('ascending' as const)) : undefined,
  });
  return [
    {
      key: 'partner',
      header: text.partner[direction],
      main: true,
      cell: (row) => row.partnerName ?? words[language].noPartner,
      ...sorting('partner'),
    },
    {
      key: 'number',
      header: text.number,
      cell: (row) => (
        <>
          {row.number ?? words[language].noNumber}
          {row.isCreditNote ? (
            <>
              {' '}
              <Badge tone="info">{words[language].creditNote}</Badge>
            </>
          ) : null}
        </>
      ),
      ...sorting('number'),
    },
    {
      key: 'issued',
      header: text.issued,
      cell: (row) => <DateText value={row.issueDate} language={language} />,
      ...sorting('issued'),
    },
    {
      key: 'due',
      header: text.due,
      cell: (row) => <DateText value={row.dueDate} language={language} />,
      ...sorting('due'),
    },
    {
      key: 'net',
      header: text.net,
      align: 'end',
      wideOnly: true,
      cell: (row) => <Amount value={row.net} currency={row.currency ?? 'EUR'} language={language} />,
    },
    {
      key: 'gross',
      header: text.gross,
      align: 'end',
      cell: (row) => <Amount value={row.gross} currency={row.currency ?? 'EUR'} language={language} strong />,
      ...sorting('gross'),
    },
    {
      key: 'received',
      header: text.received,
      wideOnly: true,
      cell: (row) => <DateText value={row.receivedAt} language={language} />,
      ...sorting('received'),
    },
    { key: 'checks', header: text.checks, cell: (row) => <ChecksBadge row={row} language={language} /> },
    ...(props.state === undefined
      ? [
          {
            key: 'state',
            header: text.state,
            cell: (row: ListRow) => <StateBadge state={row.state} language={language} />,
          },
        ]
      : []),
  ];
}

function Empty(props: InvoiceListProps): Element {
  const { counts, query, state, mailAddress } = props;
  const { language } = props.frame;
  const text = words[language];
  const total = counts.pending + counts.accepted + counts.refused;
  if (total === 0) {
    return (
      <EmptyState title={text.emptyAll}>
        <p>{text.emptyAllText}</p>
        <CopyField id="mail-address" label={mailAddress} value={mailAddress} language={language} />
      </EmptyState>
    );
  }
  if (query === '' && state === 'pending')
    return <EmptyState title={text.emptyPending}>{text.emptyPendingText}</EmptyState>;
  return <EmptyState title={text.emptyFilter}>{text.emptyFilterText}</EmptyState>;
}

function Tabs({ counts, state, href, frame }: InvoiceListProps): Element {
  const { language } = frame;
  const text = words[language].tabs;
  const total = counts.pending + counts.accepted + counts.refused;
  const tab = (key: ListState | undefined, label: string, count: number) => ({
    label,
    count,
    href: href({ statut: key ?? 'toutes' }),
    current: state === key,
    attention: key === 'pending',
  });
  return (
    <FilterTabs
      language={language}
      tabs={[
        tab('pending', text.pending, counts.pending),
        tab('accepted', text.accepted, counts.accepted),
        tab('refused', text.refused, counts.refused),
        tab(undefined, text.all, total),
      ]}
    />
  );
}

/** The part that htmx replaces when a filter changes or something arrives. */
export function InvoiceListPart(props: InvoiceListProps): Element {
  const { rows, frame, previousHref, nextHref, rowHref, bulkAction, mayDecide, state } = props;
  const { language, csrfToken } = frame;
  const text = words[language];
  const selectable = mayDecide && (state === 'pending' || state === undefined);
  return (
    <section id="invoice-list" aria-label={text[props.direction === 'purchase' ? 'purchases' : 'sales']}>
      <Tabs {...props} />
      <Table
        caption={text.caption}
        columns={columnsOf(props)}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) => rowHref(row.id)}
        selection={
          selectable ? { name: 'id', form: 'bulk', label: (row) => text.row(row.number ?? text.noNumber) } : undefined
        }
        empty={<Empty {...props} />}
        language={language}
      />
      {selectable && rows.length > 0 ? (
        <BulkBar id="bulk" action={bulkAction} csrfToken={csrfToken} language={language}>
          <Button variant="primary" icon="check">
            {text.acceptSelected}
          </Button>
        </BulkBar>
      ) : null}
      <Pagination
        previousHref={previousHref}
        nextHref={nextHref}
        summary={rows.length > 0 ? text.page(rows.length) : undefined}
        language={language}
      />
    </section>
  );
}

export function InvoiceListPage(props: InvoiceListProps): Element {
  const { frame, direction, query, href, upload, receivedHref, done } = props;
  const { language, csrfToken } = frame;
  const text = words[language];
  const title = direction === 'purchase' ? text.purchases : text.sales;
  return (
    <AppLayout
      {...frame}
      title={title}
      searchValue={query}
      live
      toasts={done ? <Toast message={done} language={language} /> : undefined}
    >
      <PageHeader
        title={title}
        language={language}
        actions={
          <LinkButton href={receivedHref} icon="inbox">
            {text.received}
          </LinkButton>
        }
      />
      <Stack>
        <DropZone
          action={upload.action}
          maxBytes={upload.maxBytes}
          fields={{ direction }}
          csrfToken={csrfToken}
          language={language}
          compact
        />
        {query === '' ? null : (
          <p>
            « {query} »{' '}
            <LinkButton href={href({ q: undefined })} size="small" icon="cross">
              {text.clear}
            </LinkButton>
          </p>
        )}
        <InvoiceListPart {...props} />
      </Stack>
    </AppLayout>
  );
}
