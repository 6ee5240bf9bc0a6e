// One invoice: the document at the left; checks, data, files and history at the right; the decision always in sight.

import {
  Alert,
  AppLayout,
  Card,
  DateText,
  DefinitionList,
  LinkButton,
  LiveSignals,
  Split,
  Stack,
  Timeline,
  type Element,
  type Language,
  type TimelineEvent,
} from '../ui/index.ts';
import { InvoiceHead, type HeadProps } from './decision.tsx';
import { detailWords } from './detail-messages.ts';
import { Discussion, type DiscussionProps } from './discussion/thread.tsx';
import { FieldsForm, type FieldsFormProps } from './fields.tsx';
import { FieldsList } from './fields-list.tsx';
import { Findings } from './findings.tsx';
import { words } from './messages.ts';
import { Paper, type PaperProps } from './paper.tsx';
import { DoneToast, type DoneView } from './toast.tsx';

export interface FileView {
  readonly label: string;
  readonly href: string;
  readonly detail: string;
}

export interface InvoiceDetailProps extends HeadProps {
  readonly id: string;
  readonly selfHref: string;
  readonly liveHref: string;
  readonly paper: Omit<PaperProps, 'language'>;
  readonly fields: FieldsFormProps;
  readonly files: readonly FileView[];
  readonly timeline: readonly TimelineEvent[];
  readonly discussion: DiscussionProps;
  readonly done: DoneView | undefined;
  /** Why the last action was refused. */
  readonly refusal: string | undefined;
  /** What was typed into an invoice that can no longer be corrected. */
  readonly unsaved: readonly { readonly term: string; readonly value: string }[];
}

function Files({ files, state, frame }: InvoiceDetailProps): Element {
  const text = words[frame.language];
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

function Unsaved({ unsaved, language }: { unsaved: InvoiceDetailProps['unsaved']; language: Language }) {
  if (unsaved.length === 0) return null;
  const text = detailWords[language];
  return (
    <Alert tone="warning" title={text.unsaved}>
      <p>{text.unsavedText}</p>
      <DefinitionList items={unsaved} />
    </Alert>
  );
}

/** Notices above the two panes: a refused action, what was typed in vain, a change by somebody else. */
function Notices(props: InvoiceDetailProps): Element {
  const { refusal, unsaved, id, selfHref, decision, frame, fields } = props;
  const { language } = frame;
  const text = detailWords[language];
  return (
    <>
      {refusal === undefined ? null : <Alert tone="danger" urgent title={refusal} />}
      {fields.isStale ? (
        <Alert tone="warning" urgent title={text.stale}>
          {text.staleText}
        </Alert>
      ) : null}
      <Unsaved unsaved={unsaved} language={language} />
      <div data-watch={id} role="status" hidden>
        <Alert
          tone="info"
          title={text.changed}
          actions={
            <LinkButton href={selfHref} size="small" icon="refresh">
              {text.reload}
            </LinkButton>
          }
        />
      </div>
      {decision?.isUndoable === true ? (
        <p class="page-lead">
          {words[language].undoUntil} <DateText value={decision.undoableUntil} language={language} />.
        </p>
      ) : null}
    </>
  );
}

export function InvoiceDetailPage(props: InvoiceDetailProps): Element {
  const { frame, title, state, mayEdit, fields, timeline, paper, done, liveHref } = props;
  const { language } = frame;
  const text = words[language];
  const isEditable = state === 'pending' && mayEdit;
  return (
    <AppLayout {...frame} title={title} width="full" toasts={<DoneToast done={done} frame={frame} />}>
      <InvoiceHead {...props} />
      <Notices {...props} />
      <Split
        start={<Paper {...paper} language={language} />}
        end={
          <Stack>
            <Findings findings={fields.findings} isEditable={isEditable} language={language} />
            <Card title={text.fields}>{isEditable ? <FieldsForm {...fields} /> : <FieldsList {...fields} />}</Card>
            <Discussion {...props.discussion} />
            <Files {...props} />
            <Card title={text.history}>
              <Timeline events={timeline} language={language} />
            </Card>
          </Stack>
        }
      />
      <LiveSignals url={liveHref} />
    </AppLayout>
  );
}
