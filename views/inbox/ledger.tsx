// Everything that came in, with how far it got; and one document with each of its steps.

import {
  AppLayout,
  Card,
  DateText,
  DropZone,
  EmptyState,
  FilterTabs,
  LinkButton,
  LiveSignals,
  PageHeader,
  Pagination,
  Stack,
  Table,
  Toast,
  type Column,
  type Element,
  type Language,
  type AppFrame,
} from '../ui/index.ts';
import { words } from './messages.ts';
import { DocumentProgress, type ProgressView } from './progress.tsx';

export interface DocumentView extends ProgressView {
  readonly filename: string;
  readonly source: 'mail' | 'drop' | 'api';
  readonly by: string;
  readonly receivedAt: Date;
  readonly href: string;
  readonly invoiceHref: string | undefined;
}

export interface MessageView {
  readonly subject: string | undefined;
  readonly sender: string;
  readonly receivedAt: Date;
  readonly reason: string;
}

export interface LedgerProps {
  readonly frame: AppFrame;
  readonly documents: readonly DocumentView[];
  readonly balance: {
    readonly received: number;
    readonly ready: number;
    readonly failed: number;
    readonly ignored: number;
    readonly waiting: number;
  };
  readonly filter: 'all' | 'failed' | 'ready' | 'ignored' | 'running';
  readonly filterHref: (filter: LedgerProps['filter']) => string;
  readonly nextHref: string | undefined;
  readonly messages: readonly MessageView[];
  readonly upload: { readonly action: string; readonly maxBytes: number };
  readonly selfHref: string;
  readonly liveHref: string;
  readonly done: string | undefined;
  /** What has not come at all. */
  readonly missingHref: string;
  /** All documents again, while those of one archive are shown. */
  readonly wholeHref: string | undefined;
}

function columnsOf({ frame }: LedgerProps): Column<DocumentView>[] {
  const { language } = frame;
  const text = words[language];
  return [
    { key: 'file', header: text.columns.file, main: true, cell: (row) => <span class="filename">{row.filename}</span> },
    {
      key: 'source',
      header: text.columns.source,
      cell: (row) => (
        <>
          {text.sources[row.source]} <span class="definition-note">{text.from(row.by)}</span>
        </>
      ),
    },
    {
      key: 'received',
      header: text.columns.received,
      cell: (row) => <DateText value={row.receivedAt} language={language} />,
    },
    { key: 'state', header: text.columns.state, cell: (row) => <DocumentProgress view={row} language={language} /> },
  ];
}

function Fruitless({ messages, frame }: LedgerProps): Element | null {
  const { language } = frame;
  const text = words[language];
  if (messages.length === 0) return null;
  return (
    <Card title={text.fruitless} lead={text.fruitlessLead}>
      <ul class="plain">
        {messages.map((message) => (
          <li>
            <strong>{message.subject ?? text.noSubject}</strong> {text.from(message.sender)},{' '}
            <DateText value={message.receivedAt} language={language} />
            <span class="definition-note">{message.reason}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const openInvoice = (language: Language) => (row: DocumentView) =>
  row.invoiceHref === undefined ? null : (
    <LinkButton href={row.invoiceHref} size="small">
      {words[language].openInvoice}
    </LinkButton>
  );

export function LedgerPart(props: LedgerProps): Element {
  const { frame, documents, balance, filter, filterHref, nextHref, selfHref, wholeHref } = props;
  const { language } = frame;
  const text = words[language];
  const counts = {
    all: balance.received,
    running: balance.waiting,
    failed: balance.failed,
    ready: balance.ready,
    ignored: balance.ignored,
  };
  const filters = ['all', 'running', 'failed', 'ready', 'ignored'] as const;
  const empty =
    balance.received === 0 ? (
      <EmptyState title={text.empty}>{text.emptyText}</EmptyState>
    ) : (
      <EmptyState title={text.emptyFilter} />
    );
  return (
    <div
      id="ledger"
      class="stack"
      hx-get={selfHref}
      hx-trigger="facteur:changed from:body"
      hx-swap="outerMorph"
      hx-target="this"
    >
      {wholeHref === undefined ? null : (
        <p>
          <a href={wholeHref}>{text.inArchive}</a>
        </p>
      )}
      <FilterTabs
        language={language}
        tabs={filters.map((key) => ({
          label: text.tabs[key],
          href: filterHref(key),
          count: counts[key],
          current: key === filter,
          attention: key === 'failed',
        }))}
      />
      <Table
        caption={text.caption}
        columns={columnsOf(props)}
        rows={documents}
        rowId={(row) => row.id}
        rowHref={(row) => row.href}
        rowActions={openInvoice(language)}
        empty={empty}
        language={language}
      />
      <Pagination nextHref={nextHref} summary={text.balance(balance)} language={language} />
      <Fruitless {...props} />
    </div>
  );
}

export function LedgerPage(props: LedgerProps): Element {
  const { frame, upload, done, liveHref, missingHref } = props;
  const { language, csrfToken } = frame;
  const text = words[language];
  return (
    <AppLayout
      {...frame}
      title={text.documents}
      toasts={done ? <Toast message={done} language={language} /> : undefined}
    >
      <PageHeader
        title={text.documents}
        lead={text.documentsLead}
        language={language}
        actions={
          <LinkButton href={missingHref} icon="bell">
            {text.missing}
          </LinkButton>
        }
      />
      <Stack>
        <DropZone
          action={upload.action}
          maxBytes={upload.maxBytes}
          fields={{ direction: 'purchase' }}
          csrfToken={csrfToken}
          language={language}
          compact
        />
        <LedgerPart {...props} />
      </Stack>
      <LiveSignals url={liveHref} />
    </AppLayout>
  );
}
