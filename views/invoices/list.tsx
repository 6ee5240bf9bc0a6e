// The list of a direction: statuses with counters, search, sort, pages; every filter lives in the URL.

import {
  AppLayout,
  DropZone,
  FilterTabs,
  drawnOnce,
  LiveSignals,
  Pagination,
  Pieces,
  Stack,
  Table,
  type Element,
} from '../ui/index.ts';
import type { ListState } from './badges.tsx';
import { canOf, columnsOf, ListMenu, RowForm, type ListRow } from './list-columns.tsx';
import { Bulk, Empty, Failures, ListHeader, ListToolbar } from './list-parts.tsx';
import { words } from './messages.ts';
import type { InvoiceListProps } from './list-props.ts';
import { DoneToast } from './toast.tsx';

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
    <KeptFilterTabs
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

/** Parts that are the same on one request after the other. */
const KeptListMenu = drawnOnce(ListMenu);
const KeptDropZone = drawnOnce(DropZone);
const KeptFilterTabs = drawnOnce(FilterTabs);
const KeptPagination = drawnOnce(Pagination);
const KeptBulk = drawnOnce(Bulk);

/** Rows of several pages of several companies: those on screens are drawn again and again. */
const drawn = new Pieces(4000);

/**
 * All that the drawing of a row depends on: the list it stands in, and its own facts. No text of the database holds the
 * character between them.
 */
function keyOf({ frame, direction, state, mayDecide, rowHref }: InvoiceListProps) {
  const list = `${frame.language} ${direction} ${state} ${mayDecide} ${rowHref('')}`;
  return (row: ListRow): string => `${list}\0${Object.values(row as object).join('\0')}`;
}

/** The part that htmx replaces when the search changes or something arrives. */
export function InvoiceListPart(props: InvoiceListProps): Element {
  const { rows, frame, direction, previousHref, nextHref, rowHref, mayDecide, state, selfHref, bulk } = props;
  const { language, csrfToken } = frame;
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
      {selectable && rows.length > 0 ? <KeptBulk {...{ bulk, csrfToken, language }} /> : null}
      {mayDecide && rows.length > 0 ? <RowForm csrfToken={csrfToken} /> : null}
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
      <KeptPagination
        previousHref={previousHref}
        nextHref={nextHref}
        summary={rows.length > 0 ? text.page(rows.length) : undefined}
        language={language}
      />
    </section>
  );
}

const KeptListToolbar = drawnOnce(ListToolbar);
const KeptListHeader = drawnOnce(ListHeader);

export function InvoiceListPage(props: InvoiceListProps): Element {
  const { frame, direction, query, discussed, upload, receivedHref, listHref, csvHref, kept, done, liveHref } = props;
  const { language, csrfToken } = frame;
  const text = words[language];
  const title = direction === 'purchase' ? text.purchases : text.sales;
  const discussedHref = props.href({ discussion: discussed ? undefined : 'ouverte', statut: undefined });
  return (
    <AppLayout {...frame} title={title} searchValue={query} toasts={<DoneToast done={done} frame={frame} />}>
      <KeptListHeader {...{ title, receivedHref, language }} />
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
        <KeptListToolbar {...{ query, discussed, discussedHref, listHref, csvHref, kept, language }} />
        <InvoiceListPart {...props} />
      </Stack>
      <LiveSignals url={liveHref} />
    </AppLayout>
  );
}
