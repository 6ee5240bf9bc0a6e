// One invoice: the document at the left; decision, checks, data, files and history at the right.

import {
  Alert,
  AppLayout,
  Button,
  Card,
  DateText,
  DocumentPane,
  Form,
  LinkButton,
  PageHeader,
  Split,
  Stack,
  Timeline,
  Toast,
  type Element,
  type Language,
  type TimelineEvent,
} from '../ui/index.ts';
import type { AppFrame } from '../tenancy/index.ts';
import { FieldsForm, FieldsList, type FieldsFormProps } from './fields.tsx';
import { StateBadge, type ListState } from './list.tsx';
import { words } from './messages.ts';

export interface FindingView {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly rule: string;
  /** The other invoice, for duplicates. */
  readonly otherHref: string | undefined;
}

export interface FileView {
  readonly label: string;
  readonly href: string;
  readonly detail: string;
}

export interface DecisionView {
  readonly undoHref: string;
  readonly undoableUntil: Date;
  readonly isUndoable: boolean;
}

export interface InvoiceDetailProps {
  readonly frame: AppFrame;
  readonly title: string;
  readonly state: ListState;
  readonly lead: string;
  readonly crumbs: readonly { readonly label: string; readonly href: string }[];
  readonly pages: readonly { readonly src: string; readonly alt: string }[];
  /** Pages of the file, when they are more than are shown. */
  readonly pageCount: number;
  /** Shown instead of page images: the rendering of an XML invoice. */
  readonly readableHref: string | undefined;
  readonly originalHref: string;
  readonly actions: { readonly accept: string; readonly refuse: string };
  readonly mayDecide: boolean;
  readonly mayEdit: boolean;
  readonly isDuplicate: boolean;
  readonly decision: DecisionView | undefined;
  readonly findings: readonly FindingView[];
  readonly fields: FieldsFormProps;
  readonly files: readonly FileView[];
  readonly timeline: readonly TimelineEvent[];
  readonly nextHref: string | undefined;
  readonly done: string | undefined;
  /** Why the last action was refused. */
  readonly refusal: string | undefined;
}

const TONES = { error: 'danger', warning: 'warning', info: 'info' } as const;

function Decide({ frame, actions, isDuplicate, fields }: InvoiceDetailProps): Element {
  const { language, csrfToken } = frame;
  const text = words[language];
  return (
    <>
      <LinkButton href={actions.refuse} variant="secondary" icon="cross" data-key="r">
        {text.refuse}
      </LinkButton>
      <Form action={actions.accept} csrfToken={csrfToken} layout="inline">
        <input type="hidden" name="version" value={String(fields.version)} />
        {isDuplicate ? <input type="hidden" name="acceptDuplicate" value="yes" /> : null}
        <Button variant={isDuplicate ? 'danger' : 'primary'} icon="check" data-key="a">
          {isDuplicate ? text.acceptAnyway : text.accept}
        </Button>
      </Form>
    </>
  );
}

function Undo({ decision, frame }: { decision: DecisionView; frame: AppFrame }): Element {
  const { language, csrfToken } = frame;
  const text = words[language];
  return (
    <Form action={decision.undoHref} csrfToken={csrfToken} layout="inline">
      <Button variant="secondary" icon="undo">
        {text.undo}
      </Button>
    </Form>
  );
}

function Findings({ findings, language }: { findings: readonly FindingView[]; language: Language }): Element {
  const text = words[language];
  return (
    <Card title={text.checksTitle}>
      {findings.length === 0 ? (
        <Alert tone="success" title={text.noFinding} />
      ) : (
        <Stack>
          {findings.map((finding) => (
            <Alert
              tone={TONES[finding.severity]}
              title={text.severity[finding.severity]}
              actions={
                finding.otherHref ? (
                  <LinkButton href={finding.otherHref} size="small">
                    {text.seeOther}
                  </LinkButton>
                ) : undefined
              }
            >
              <p>{finding.message}</p>
              <p>
                <code class="rule">{finding.rule}</code>
              </p>
            </Alert>
          ))}
        </Stack>
      )}
    </Card>
  );
}

function Files({
  files,
  state,
  language,
}: {
  files: readonly FileView[];
  state: ListState;
  language: Language;
}): Element {
  const text = words[language];
  return (
    <Card title={text.files} lead={state === 'accepted' ? text.archived : text.filesPending}>
      <ul class="files">
        {files.map(({ label, href, detail }) => (
          <li>
            <LinkButton href={href} icon="download" size="small">
              {label}
            </LinkButton>
            <span class="definition-note">{detail}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Paper(props: InvoiceDetailProps): Element {
  const { frame, pages, pageCount, readableHref, originalHref } = props;
  const text = words[frame.language];
  const actions = (
    <LinkButton href={originalHref} icon="download" size="small">
      {text.download}
    </LinkButton>
  );
  if (readableHref !== undefined) {
    return (
      <DocumentPane title={text.readableFile} actions={actions}>
        <iframe class="document-frame" src={readableHref} title={text.readableFile}></iframe>
      </DocumentPane>
    );
  }
  return (
    <DocumentPane title={text.document} pages={pages} actions={actions}>
      {pageCount > pages.length ? <p>{text.tooManyPages(pageCount)}</p> : null}
    </DocumentPane>
  );
}

export function InvoiceDetailPage(props: InvoiceDetailProps): Element {
  const { frame, title, state, lead, crumbs, decision, mayDecide, mayEdit, fields, findings, files, timeline } = props;
  const { language } = frame;
  const text = words[language];
  const isPending = state === 'pending';
  return (
    <AppLayout
      {...frame}
      title={title}
      width="full"
      toasts={props.done ? <Toast message={props.done} language={language} /> : undefined}
    >
      <PageHeader
        title={title}
        language={language}
        lead={lead}
        crumbs={crumbs}
        status={<StateBadge state={state} language={language} />}
        actions={
          <>
            {props.nextHref ? (
              <LinkButton href={props.nextHref} icon="chevron-right" variant="ghost" data-key="n">
                {text.next}
              </LinkButton>
            ) : null}
            {isPending && mayDecide ? <Decide {...props} /> : null}
            {decision?.isUndoable === true && mayDecide ? <Undo decision={decision} frame={frame} /> : null}
          </>
        }
      />
      {props.refusal ? <Alert tone="danger" urgent title={props.refusal} /> : null}
      {decision?.isUndoable === true ? (
        <p class="page-lead">
          {text.undoUntil} <DateText value={decision.undoableUntil} language={language} />.
        </p>
      ) : null}
      <Split
        start={<Paper {...props} />}
        end={
          <Stack>
            <Findings findings={findings} language={language} />
            <Card title={text.fields}>
              {isPending && mayEdit ? <FieldsForm {...fields} /> : <FieldsList {...fields} />}
            </Card>
            <Files files={files} state={state} language={language} />
            <Card title={text.history}>
              <Timeline events={timeline} language={language} />
            </Card>
          </Stack>
        }
      />
    </AppLayout>
  );
}
