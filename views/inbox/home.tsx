// The first page of a dossier: what waits for whom, oldest first; where to send invoices; what came in last.

import type { Decimal } from '#src/money.ts';
import {
  Amount,
  AppLayout,
  Badge,
  Card,
  CopyField,
  DateText,
  DropZone,
  EmptyState,
  LinkButton,
  PageHeader,
  Stack,
  Stat,
  StatGrid,
  type Element,
  type AppFrame,
} from '../ui/index.ts';
import { words } from './messages.ts';
import { DocumentProgress, type ProgressView } from './progress.tsx';

export interface TaskView {
  readonly href: string;
  readonly title: string;
  readonly detail: string;
  readonly amount: Decimal | undefined;
  readonly currency: string;
  readonly waitsDays: number;
  readonly isFailure: boolean;
  readonly hasAnomaly: boolean;
}

export interface RecentView extends ProgressView {
  readonly filename: string;
  readonly receivedAt: Date;
  readonly href: string;
}

export interface HomeProps {
  readonly frame: AppFrame;
  readonly counts: {
    readonly pending: number;
    readonly failed: number;
    readonly running: number;
    readonly filed: number;
  };
  readonly hrefs: {
    readonly pending: string;
    readonly failed: string;
    readonly running: string;
    readonly filed: string;
    readonly address: string;
  };
  readonly tasks: readonly TaskView[];
  readonly recent: readonly RecentView[];
  readonly mailAddress: string;
  readonly upload: { readonly action: string; readonly maxBytes: number };
  readonly selfHref: string;
}

function Tiles({ counts, hrefs, frame }: HomeProps): Element {
  const text = words[frame.language];
  const figure = (value: number): string => new Intl.NumberFormat(frame.language).format(value);
  return (
    <StatGrid>
      <Stat
        label={text.toApprove}
        value={figure(counts.pending)}
        note={text.toApproveNote(counts.pending)}
        href={hrefs.pending}
        icon="clock"
        tone={counts.pending > 0 ? 'warning' : 'neutral'}
      />
      <Stat
        label={text.failed}
        value={figure(counts.failed)}
        note={text.failedNote(counts.failed)}
        href={hrefs.failed}
        icon="alert"
        tone={counts.failed > 0 ? 'danger' : 'neutral'}
      />
      <Stat
        label={text.running}
        value={figure(counts.running)}
        note={text.runningNote(counts.running)}
        href={hrefs.running}
        icon="refresh"
      />
      <Stat
        label={text.filed}
        value={figure(counts.filed)}
        note={text.filedNote(counts.filed)}
        href={hrefs.filed}
        icon="check"
      />
    </StatGrid>
  );
}

function Tasks({ tasks, hrefs, frame }: HomeProps): Element {
  const { language } = frame;
  const text = words[language];
  if (tasks.length === 0) {
    return (
      <Card title={text.todo}>
        <EmptyState title={text.nothingToDo} compact>
          {text.nothingToDoText}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      title={text.todo}
      lead={text.todoLead}
      actions={
        <LinkButton href={hrefs.pending} size="small">
          {text.seeAll}
        </LinkButton>
      }
      flush
    >
      <ul class="tasks">
        {tasks.map((task) => (
          <li data-row="">
            <a class="task" href={task.href} data-open="">
              <span class="task-words">
                <strong>{task.title}</strong>
                <span>{task.detail}</span>
              </span>
              <span class="task-end">
                {task.amount ? (
                  <Amount value={task.amount} currency={task.currency} language={language} strong />
                ) : null}
                {task.isFailure || task.hasAnomaly ? (
                  <Badge tone="danger">{text.since(task.waitsDays)}</Badge>
                ) : (
                  <Badge tone="warning">{text.since(task.waitsDays)}</Badge>
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Recent({ recent, hrefs, frame }: HomeProps): Element | null {
  const { language } = frame;
  const text = words[language];
  if (recent.length === 0) return null;
  return (
    <Card
      title={text.recent}
      actions={
        <LinkButton href={hrefs.filed} size="small">
          {text.seeAll}
        </LinkButton>
      }
      flush
    >
      <ul class="tasks">
        {recent.map((document) => (
          <li>
            <a class="task" href={document.href}>
              <span class="task-words">
                <strong>{document.filename}</strong>
                <DateText value={document.receivedAt} language={language} />
              </span>
              <span class="task-end">
                <DocumentProgress view={document} language={language} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The part that is asked again when something comes in or is decided. */
export function HomePart(props: HomeProps): Element {
  return (
    <div
      id="home"
      class="stack"
      hx-get={props.selfHref}
      hx-trigger="facteur:changed from:body"
      hx-swap="outerMorph"
      hx-target="this"
    >
      <Tiles {...props} />
      <Tasks {...props} />
      <Recent {...props} />
    </div>
  );
}

export function HomePage(props: HomeProps): Element {
  const { frame, mailAddress, upload, hrefs } = props;
  const { language, csrfToken, user } = frame;
  const text = words[language];
  return (
    <AppLayout {...frame} title={text.home} live>
      <PageHeader title={text.welcome(user.name)} language={language} />
      <Stack>
        <DropZone
          action={upload.action}
          maxBytes={upload.maxBytes}
          fields={{ direction: 'purchase' }}
          csrfToken={csrfToken}
          language={language}
        />
        <HomePart {...props} />
        <Card
          title={text.address}
          lead={text.addressLead}
          actions={
            <LinkButton href={hrefs.address} size="small">
              {text.addressSettings}
            </LinkButton>
          }
        >
          <CopyField id="mail-address" label={text.address} value={mailAddress} language={language} />
        </Card>
      </Stack>
    </AppLayout>
  );
}
