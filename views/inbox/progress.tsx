// How far a document got: reçu → lu → vérifié → prêt.

import {
  Badge,
  Button,
  documentStages,
  Form,
  LinkButton,
  Stages,
  type AppFrame,
  type Element,
  type Language,
} from '../ui/index.ts';
import { words } from './messages.ts';

export interface ProgressView {
  readonly id: string;
  readonly state: 'received' | 'reading' | 'ready' | 'failed' | 'ignored';
  readonly stage: 'text' | 'recognition' | 'checks' | undefined;
  /** Why it failed or was set aside. */
  readonly note: string | undefined;
  /** Of an archive: how many documents it held, and where they are. */
  readonly contents: { readonly count: number; readonly href: string } | undefined;
}

function reached({ state, stage }: ProgressView): 'received' | 'read' | 'checked' | 'ready' {
  if (state === 'ready') return 'ready';
  return state === 'reading' && stage === 'checks' ? 'read' : 'received';
}

/** Replaced by itself when the document moves on (htmx asks again on each signal). */
export function DocumentProgress({ view, language }: { view: ProgressView; language: Language }): Element {
  const text = words[language];
  if (view.contents) {
    return (
      <div class="document-progress">
        <Badge tone="success">{text.unpackedState}</Badge>{' '}
        <a href={view.contents.href}>{text.held(view.contents.count)}</a>
      </div>
    );
  }
  if (view.state === 'ignored') {
    return (
      <div class="document-progress">
        <Badge tone="neutral">{text.ignoredState}</Badge>
        {view.note ? <span class="definition-note">{view.note}</span> : null}
      </div>
    );
  }
  const steps = documentStages(reached(view), language, view.state === 'failed');
  return (
    <div class="document-progress">
      <Stages steps={steps} language={language} />
      {view.state === 'reading' && view.stage ? <span class="definition-note">{text.stages[view.stage]}…</span> : null}
      {view.state === 'failed' && view.note ? <span class="definition-note">{view.note}</span> : null}
    </div>
  );
}

export interface UploadProgressProps {
  readonly view: ProgressView;
  readonly invoiceHref: string | undefined;
  readonly replayHref: string;
  readonly frame: Pick<AppFrame, 'language' | 'csrfToken'>;
}

/** The same in the line of a file just sent, with what comes next: the invoice, or another try. */
export function UploadProgress({ view, invoiceHref, replayHref, frame }: UploadProgressProps): Element {
  const { language, csrfToken } = frame;
  const text = words[language];
  return (
    <div class="upload-progress">
      <DocumentProgress view={view} language={language} />
      {invoiceHref === undefined ? null : (
        <LinkButton href={invoiceHref} size="small">
          {text.openInvoice}
        </LinkButton>
      )}
      {view.state === 'failed' ? (
        <Form action={replayHref} csrfToken={csrfToken} layout="inline">
          <Button variant="secondary" size="small" icon="refresh">
            {text.retry}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
