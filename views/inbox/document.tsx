// One document that came in: what it is, how far it got, each of its steps.

import {
  Alert,
  AppLayout,
  Button,
  Card,
  DateText,
  DefinitionList,
  Form,
  LinkButton,
  LiveSignals,
  PageHeader,
  Stack,
  Timeline,
  type AppFrame,
  type Element,
  type TimelineEvent,
} from '../ui/index.ts';
import type { DocumentView } from './ledger.tsx';
import { words } from './messages.ts';
import { DocumentProgress } from './progress.tsx';

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
  /** The archive it came in. */
  readonly archiveHref: string | undefined;
}

function Actions({ frame, document, hrefs, mayReplay }: DocumentDetailProps): Element {
  const { language, csrfToken } = frame;
  const text = words[language];
  return (
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
  );
}

function Facts({ frame, document, size, sha256, archiveHref }: DocumentDetailProps): Element {
  const { language } = frame;
  const text = words[language];
  return (
    <Card title={text.facts}>
      <DefinitionList
        rules
        items={[
          { term: text.columns.state, value: <DocumentProgress view={document} language={language} /> },
          { term: text.columns.source, value: `${text.sources[document.source]} ${text.from(document.by)}` },
          ...(archiveHref === undefined
            ? []
            : [{ term: text.heldBy, value: <a href={archiveHref}>{text.openArchive}</a> }]),
          { term: text.columns.received, value: <DateText value={document.receivedAt} language={language} /> },
          { term: text.size, value: size },
          { term: text.digest, value: <code class="digest">{sha256}</code> },
        ]}
      />
    </Card>
  );
}

export function DocumentDetailPage(props: DocumentDetailProps): Element {
  const { frame, document, failure, events, hrefs } = props;
  const { language } = frame;
  const text = words[language];
  const crumbs = [{ label: text.documents, href: hrefs.ledger }];
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
        <PageHeader title={document.filename} language={language} crumbs={crumbs} actions={<Actions {...props} />} />
        <Stack>
          {failure ? (
            <Alert tone="danger" title={failure.message}>
              <code>{failure.code}</code>
            </Alert>
          ) : null}
          <Facts {...props} />
          <Card title={text.steps}>
            <Timeline events={events} language={language} />
          </Card>
        </Stack>
      </div>
      <LiveSignals url={hrefs.live} />
    </AppLayout>
  );
}
