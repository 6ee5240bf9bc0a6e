// Customers and suppliers: code, identifiers, accounts, and the way to their invoices.

import {
  AppLayout,
  EmptyState,
  FilterTabs,
  Form,
  Identifier,
  PageHeader,
  Pagination,
  SearchField,
  Stack,
  Table,
  Toolbar,
  type AppFrame,
  type Column,
  type Element,
  type Language,
} from '../ui/index.ts';
import { words } from './messages.ts';

type Kind = 'supplier' | 'customer';

export interface PartnerView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly siren: string | undefined;
  readonly vatNumber: string | undefined;
  readonly accounts: readonly string[];
  readonly invoices: number;
  /** Their invoices. */
  readonly href: string;
}

export interface PartnersProps {
  readonly frame: AppFrame;
  readonly kind: Kind;
  readonly query: string;
  readonly counts: Readonly<Record<Kind, number>>;
  readonly rows: readonly PartnerView[];
  readonly listHref: string;
  readonly kindHref: (kind: Kind) => string;
  /** As the address says it. */
  readonly kindName: string;
  readonly firstHref: string | undefined;
  readonly nextHref: string | undefined;
}

const dash = <span class="absent">—</span>;

function Accounts({ accounts, language }: { accounts: readonly string[]; language: Language }): Element {
  if (accounts.length === 0) return <span class="absent">{words[language].noAccount}</span>;
  return (
    <ul class="accounts">
      {accounts.map((iban) => (
        <li>
          <Identifier kind="iban" value={iban} />
        </li>
      ))}
    </ul>
  );
}

function columnsOf(language: Language): Column<PartnerView>[] {
  const text = words[language];
  const { columns } = text;
  return [
    { key: 'name', header: columns.name, main: true, cell: (row) => row.name },
    { key: 'code', header: columns.code, cell: (row) => <span class="figures">{row.code}</span> },
    {
      key: 'siren',
      header: columns.siren,
      cell: (row) => (row.siren ? <Identifier kind="siren" value={row.siren} /> : dash),
    },
    {
      key: 'vat',
      header: columns.vatNumber,
      wideOnly: true,
      cell: (row) => (row.vatNumber ? <Identifier kind="vat" value={row.vatNumber} /> : dash),
    },
    {
      key: 'accounts',
      header: columns.accounts,
      wideOnly: true,
      cell: (row) => <Accounts accounts={row.accounts} language={language} />,
    },
    {
      key: 'invoices',
      header: columns.invoices,
      align: 'end',
      cell: (row) => <a href={row.href}>{text.invoices(row.invoices)}</a>,
    },
  ];
}

function Tabs({ kind, counts, kindHref, frame }: PartnersProps): Element {
  const { language } = frame;
  const kinds: readonly Kind[] = ['supplier', 'customer'];
  return (
    <FilterTabs
      language={language}
      tabs={kinds.map((one) => ({
        label: words[language].tabs[one],
        href: kindHref(one),
        count: counts[one],
        current: one === kind,
      }))}
    />
  );
}

function Search({ listHref, kindName, query, frame }: PartnersProps): Element {
  const text = words[frame.language];
  return (
    <Form action={listHref} method="get" layout="inline">
      <input type="hidden" name="type" value={kindName} />
      <SearchField
        id="partner-q"
        label={text.search}
        placeholder={text.search}
        value={query}
        button={text.searchButton}
      />
    </Form>
  );
}

export function PartnersPage(props: PartnersProps): Element {
  const { frame, kind, query, rows, firstHref, nextHref } = props;
  const { language } = frame;
  const text = words[language];
  const empty =
    query === '' ? (
      <EmptyState title={text.empty[kind]}>{text.emptyText}</EmptyState>
    ) : (
      <EmptyState title={text.emptyFilter}>{text.emptyFilterText}</EmptyState>
    );
  return (
    <AppLayout {...frame} title={text.title}>
      <PageHeader title={text.title} lead={text.lead} language={language} />
      <Stack>
        <Toolbar end={<Search {...props} />}>
          <Tabs {...props} />
        </Toolbar>
        <Table
          caption={text.caption[kind]}
          columns={columnsOf(language)}
          rows={rows}
          rowId={(row) => row.id}
          rowHref={(row) => row.href}
          empty={empty}
          language={language}
        />
        <Pagination
          previousHref={firstHref}
          nextHref={nextHref}
          summary={rows.length > 0 ? text.page(rows.length) : undefined}
          language={language}
        />
      </Stack>
    </AppLayout>
  );
}
