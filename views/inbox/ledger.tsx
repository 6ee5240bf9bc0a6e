// Everything that came in, with how far it got; and one document with each of its steps.

import {
  Alert,
  AppLayout,
  Button,
  Card,
  DateText,
  DefinitionList,
  DropZone,
  EmptyState,
  FilterTabs,
  Form,
  LinkButton,
  LiveSignals,
  PageHeader,
  Pagination,
  Stack,
  Table,
  Timeline,
  Toast,
  type Column,
  type Element,
  type TimelineEvent,
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
}

function columnsOf({ frame }: LedgerProps): Column<DocumentView>[] {
  const { language } = frame;
  const text = words[language];
  return [
    { key: 'file', header: text.columns.file, main: true, cell: (row) => row.filename },
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

export function LedgerPart(props: LedgerProps): Element {
  const { frame, documents, balance, filter, filterHref, nextHref, selfHref } = props;
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
        rowActions={(row) =>
          row.invoiceHref ? (
            <LinkButton href={row.invoiceHref} size="small">
              {text.openInvoice}
            </LinkButton>
          ) : null
        }
        empty={empty}
        language={language}
      />
      <Pagination
        nextHref={nextHref}
        summary={text.balance(balance.received, balance.ready, balance.failed, balance.ignored, balance.waiting)}
        language={language}
      />
      <Fruitless {...props} />
    </div>
  );
}

export function LedgerPage(props: LedgerProps): Element {
  const { frame, upload, done, liveHref } = props;
  const { language, csrfToken } = frame;
  const text = words[language];
  return (
    <AppLayout
      {...frame}
      title={text.documents}
      toasts={done ? <Toast message={done} language={language} /> : undefined}
    >
      <PageHeader title={text.documents} lead={text.documentsLead} language={language} />
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

export interface DocumentDetailProps {
  readonly frame: AppFrame;
  readonly document: DocumentView;
  readonly size: string;
  readonly sha256: string;
  readonly failure: { readonly code: string; readonly message: string } | undefined;
  readonly events: readonly TimelineEvent[];
  readonly hrefs: {
    readonly ledger: string;
    readonly self: string;
    readonly live: string;
    readonly file: string;
    readonly replay: string;
  };
  readonly mayReplay: boolean;
}

export function DocumentDetailPage(props: DocumentDetailProps): Element {
  const { frame, document, size, sha256, failure, events, hrefs, mayReplay } = props;
  const { language, csrfToken } = frame;
  const text = words[language];
  return (
    <AppLayout {...frame} title={document.filename} width="narrow">
      <div
        id="document-part"
        class="stack"
        hx-get={hrefs.self}
        hx-trigger="facteur:changed from:body"
        hx-select="#document-part"
        hx-swap="outerMorph"
        hx-target="this"
      >
        <PageHeader
          title={document.filename}
          language={language}
          crumbs={[{ label: text.documents, href: hrefs.ledger }]}
          actions={
            <>
              <LinkButton href={hrefs.file} icon="download">
                {text.download}
              </LinkButton>
              {mayReplay ? (
                <Form action={hrefs.replay} csrfToken={csrfToken} layout="inline">
                  <Button variant="primary" icon="refresh">
                    {document.state === 'ignored' ? text.readAnyway : text.replay}
                  </Button>
                </Form>
              ) : null}
              {document.invoiceHref ? (
                <LinkButton href={document.invoiceHref} variant="primary">
                  {text.openInvoice}
                </LinkButton>
              ) : null}
            </>
          }
        />
        <Stack>
          {failure ? (
            <Alert tone="danger" title={failure.message}>
              <code>{failure.code}</code>
            </Alert>
          ) : null}
          <Card title={text.facts}>
            <DefinitionList
              rules
              items={[
                { term: text.columns.state, value: <DocumentProgress view={document} language={language} /> },
                { term: text.columns.source, value: `${text.sources[document.source]} ${text.from(document.by)}` },
                { term: text.columns.received, value: <DateText value={document.receivedAt} language={language} /> },
                { term: text.size, value: size },
                { term: text.digest, value: <code class="digest">{sha256}</code> },
              ]}
            />
          </Card>
          <Card title={text.steps}>
            <Timeline events={events} language={language} />
          </Card>
        </Stack>
      </div>
      <LiveSignals url={hrefs.live} />
    </AppLayout>
  );
}
