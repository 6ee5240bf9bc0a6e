// The list of a direction: statuses with counters, search, sort, pages; every filter lives in the URL.

import {
  Alert,
  AppLayout,
  BulkBar,
  Button,
  CopyField,
  DropZone,
  EmptyState,
  FilterTabs,
  drawnOnce,
  LinkButton,
  LiveSignals,
  PageHeader,
  Pagination,
  Pieces,
  SearchField,
  Stack,
  Table,
  Toolbar,
  type AppFrame,
  type Element,
} from '../ui/index.ts';
import type { ListState } from './badges.tsx';
import { canOf, columnsOf, isAcceptable, ListMenu, RowForm, type ListRow, type SortKey } from './list-columns.tsx';
import { words } from './messages.ts';
import { DoneToast, type DoneView } from './toast.tsx';

/** An invoice of a selection that could not be decided, and why. */
export interface FailureView {
  readonly title: string;
  readonly href: string;
  readonly reason: string;
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
  /** This very list, to be asked again. */
  readonly selfHref: string;
  readonly listHref: string;
  readonly csvHref: string;
  readonly liveHref: string;
  /** What the search form sends beside its words. */
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
  readonly rowHref: (id: string) => string;
  readonly mailAddress: string;
  readonly upload: { readonly action: string; readonly maxBytes: number };
  readonly receivedHref: string;
  readonly bulk: { readonly accept: string; readonly refuse: string };
  readonly mayDecide: boolean;
  readonly done: DoneView | undefined;
  readonly failures: readonly FailureView[];
}

function Empty(props: InvoiceListProps): Element {
  const { counts, query, state, mailAddress, listHref } = props;
  const { language } = props.frame;
  const text = words[language];
  const total = counts.pending + counts.accepted + counts.refused;
  if (total === 0) {
    return (
      <EmptyState title={text.emptyAll}>
        <p>{text.emptyAllText}</p>
        <CopyField id="mail-address" label={text.mailAddress} value={mailAddress} language={language} />
      </EmptyState>
    );
  }
  if (query === '' && state === 'pending')
    return <EmptyState title={text.emptyPending}>{text.emptyPendingText}</EmptyState>;
  const clear = (
    <LinkButton href={`${listHref}?statut=toutes`} icon="cross">
      {text.clear}
    </LinkButton>
  );
  return (
    <EmptyState title={text.emptyFilter} actions={query === '' ? undefined : clear}>
      {text.emptyFilterText}
    </EmptyState>
  );
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

function Bulk({ bulk, frame }: InvoiceListProps): Element {
  const { language, csrfToken } = frame;
  const text = words[language];
  return (
    <BulkBar id="bulk" action={bulk.accept} csrfToken={csrfToken} language={language}>
      <Button variant="primary" icon="check">
        {text.acceptSelected}
      </Button>
      <Button variant="secondary" icon="cross" formaction={bulk.refuse}>
        {text.refuseSelected}
      </Button>
    </BulkBar>
  );
}

const KeptListMenu = drawnOnce(ListMenu);
const KeptDropZone = drawnOnce(DropZone);

/** Rows of several pages of several companies: those on screens are drawn again and again. */
const drawn = new Pieces(4000);

/** All that the drawing of a row depends on: the list it stands in, and its own facts. */
function keyOf({ frame, direction, state, mayDecide, rowHref }: InvoiceListProps) {
  const list = `${frame.language} ${direction} ${state} ${mayDecide} ${rowHref('')}`;
  return (row: ListRow): string => JSON.stringify([list, Object.values<unknown>({ ...row })]);
}

/** The part that htmx replaces when the search changes or something arrives. */
export function InvoiceListPart(props: InvoiceListProps): Element {
  const { rows, frame, direction, previousHref, nextHref, rowHref, mayDecide, state, selfHref } = props;
  const { language } = frame;
  const text = words[language];
  const selectable = mayDecide && (state === 'pending' || state === undefined);
  const nameOf = (row: ListRow): string => text.row(row.number ?? text.noNumber);
  return (
    <section
      id="invoice-list"
      class="list-part"
      aria-label={direction === 'purchase' ? text.purchases : text.sales}
      hx-get={selfHref}
      hx-trigger="facteur:changed from:body"
      hx-swap="outerMorph"
      hx-target="this"
    >
      <Tabs {...props} />
      {selectable && rows.length > 0 ? <Bulk {...props} /> : null}
      {mayDecide && rows.some((row) => isAcceptable(row)) ? <RowForm csrfToken={frame.csrfToken} /> : null}
      <Table
        caption={text.caption}
        columns={columnsOf({ ...props, language, showState: state === undefined })}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) => rowHref(row.id)}
        rowMenu={(row) => text.actions(row.number ?? text.noNumber)}
        rowAttributes={(row) => ({ 'data-version': String(row.version), 'data-can': canOf(row, mayDecide) })}
        keep={{ pieces: drawn, key: keyOf(props) }}
        selection={selectable ? { name: 'id', form: 'bulk', label: nameOf } : undefined}
        empty={<Empty {...props} />}
        language={language}
      />
      {rows.length > 0 ? <KeptListMenu mayDecide={mayDecide} language={language} /> : null}
      <Pagination
        previousHref={previousHref}
        nextHref={nextHref}
        summary={rows.length > 0 ? text.page(rows.length) : undefined}
        language={language}
      />
    </section>
  );
}

/** A form of its own beside the list: typing in it is never disturbed when the list is drawn again. */
function Search({ query, listHref, kept, frame }: InvoiceListProps): Element {
  const text = words[frame.language];
  return (
    <form
      class="list-search"
      method="get"
      action={listHref}
      role="search"
      aria-label={text.searchButton}
      hx-get={listHref}
      hx-trigger="input changed delay:300ms, submit"
      hx-target="#invoice-list"
      hx-swap="outerMorph"
      hx-push-url="true"
      hx-sync="this:replace"
    >
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <SearchField
        id="list-search"
        label={text.search}
        placeholder={text.search}
        value={query}
        button={text.searchButton}
      />
    </form>
  );
}

function Failures({ failures, frame }: InvoiceListProps): Element | null {
  if (failures.length === 0) return null;
  const text = words[frame.language];
  return (
    <Alert tone="warning" urgent title={text.bulkFailed(failures.length)}>
      <ul class="plain">
        {failures.map(({ title, href, reason }) => (
          <li>
            <a href={href}>{title}</a> : {reason}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

export function InvoiceListPage(props: InvoiceListProps): Element {
  const { frame, direction, query, upload, receivedHref, csvHref, done, liveHref } = props;
  const { language, csrfToken } = frame;
  const text = words[language];
  const title = direction === 'purchase' ? text.purchases : text.sales;
  const csv = (
    <LinkButton href={csvHref} icon="download" size="small" variant="ghost">
      {text.exportCsv}
    </LinkButton>
  );
  const received = (
    <LinkButton href={receivedHref} icon="inbox">
      {text.received}
    </LinkButton>
  );
  return (
    <AppLayout {...frame} title={title} searchValue={query} toasts={<DoneToast done={done} frame={frame} />}>
      <PageHeader title={title} language={language} actions={received} />
      <Stack>
        <KeptDropZone
          action={upload.action}
          maxBytes={upload.maxBytes}
          fields={{ direction }}
          csrfToken={csrfToken}
          language={language}
          compact
        />
        <Failures {...props} />
        <Toolbar end={csv}>
          <Search {...props} />
        </Toolbar>
        <InvoiceListPart {...props} />
      </Stack>
      <LiveSignals url={liveHref} />
    </AppLayout>
  );
}
