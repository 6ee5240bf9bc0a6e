// The first page of a dossier: what waits for whom, oldest first; what is owed when; where to send; what came in last.

import { Decimal, formatMoney } from '#src/money.ts';
import {
  Alert,
  AppLayout,
  Card,
  CopyField,
  DateText,
  DropZone,
  LinkButton,
  LiveSignals,
  PageHeader,
  Stack,
  Stat,
  StatGrid,
  type AppFrame,
  type Element,
} from '../ui/index.ts';
import { Discussions, type DiscussionView } from './discussions.tsx';
import { FirstUse } from './first-use.tsx';
import { homeWords } from './home-messages.ts';
import { DocumentProgress, type ProgressView } from './progress.tsx';
import { Tasks, type TaskView } from './tasks.tsx';

export interface RecentView extends ProgressView {
  readonly filename: string;
  readonly receivedAt: Date;
  readonly href: string;
}

export interface OwedView {
  readonly count: number;
  readonly amount: Decimal;
}

export interface HomeProps {
  readonly frame: AppFrame;
  /** True before the first document. */
  readonly isEmpty: boolean;
  readonly tasks: readonly TaskView[];
  readonly waiting: number;
  readonly discussions: readonly DiscussionView[];
  /** Documents that should have come in and have not. */
  readonly missing: number;
  readonly owed: { readonly overdue: OwedView; readonly soon: OwedView; readonly later: OwedView };
  readonly recent: readonly RecentView[];
  readonly mailAddress: string;
  readonly upload: { readonly action: string; readonly maxBytes: number };
  readonly hrefs: {
    readonly self: string;
    readonly live: string;
    readonly pending: string;
    readonly discussions: string;
    readonly owed: string;
    readonly documents: string;
    readonly missing: string;
    readonly address: string;
    readonly keys: string;
    readonly apiDocs: string;
  };
}

function Missing({ missing, hrefs, frame }: HomeProps): Element | null {
  const text = homeWords[frame.language];
  if (missing === 0) return null;
  const see = (
    <LinkButton href={hrefs.missing} size="small">
      {text.seeMissing}
    </LinkButton>
  );
  return (
    <Alert tone="warning" title={text.missing(missing)} actions={see}>
      {text.missingText}
    </Alert>
  );
}

function OwedTiles({ owed, hrefs, frame }: HomeProps): Element | null {
  const { language } = frame;
  const text = homeWords[language];
  const { overdue, soon, later } = owed;
  const all = [overdue, soon, later];
  const count = all.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  const total = { count, amount: Decimal.sum(all.map(({ amount }) => amount)) };
  const tile = (label: string, one: OwedView, tone: 'neutral' | 'danger' = 'neutral') => (
    <Stat
      label={label}
      value={formatMoney(one.amount, 'EUR', language)}
      note={text.invoices(one.count)}
      href={hrefs.owed}
      tone={one.count > 0 ? tone : 'neutral'}
    />
  );
  return (
    <section class="owed" aria-label={text.owed}>
      <h2>{text.owed}</h2>
      <StatGrid>
        {tile(text.owedTotal, total)}
        {tile(text.overdue, overdue, 'danger')}
        {tile(text.soon, soon)}
        {tile(text.later, later)}
      </StatGrid>
      <p class="small muted">{text.owedNote}</p>
    </section>
  );
}

function Recent({ recent, hrefs, frame }: HomeProps): Element | null {
  const { language } = frame;
  const text = homeWords[language];
  if (recent.length === 0) return null;
  const all = (
    <LinkButton href={hrefs.documents} size="small">
      {text.seeAll}
    </LinkButton>
  );
  return (
    <Card title={text.recent} actions={all} flush>
      <ul class="tasks">
        {recent.map((document) => (
          <li>
            <a class="task" href={document.href}>
              <span class="task-words">
                <strong>{document.filename}</strong>
                <DateText value={document.receivedAt} language={language} />
              </span>
              <div class="task-end">
                <DocumentProgress view={document} language={language} />
              </div>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The part that is asked again when something comes in or is decided. */
export function HomePart(props: HomeProps): Element {
  const { frame, isEmpty, tasks, waiting, hrefs, mailAddress } = props;
  return (
    <div
      id="home"
      class="stack"
      hx-get={hrefs.self}
      hx-trigger="facteur:changed from:body"
      hx-swap="outerMorph"
      hx-target="this"
    >
      {isEmpty ? (
        <FirstUse frame={frame} mailAddress={mailAddress} hrefs={hrefs} />
      ) : (
        <>
          <Tasks frame={frame} tasks={tasks} total={waiting} allHref={hrefs.pending} />
          <Discussions frame={frame} discussions={props.discussions} allHref={hrefs.discussions} />
          <Missing {...props} />
          <OwedTiles {...props} />
          <Recent {...props} />
        </>
      )}
    </div>
  );
}

function Address({ mailAddress, hrefs, frame }: HomeProps): Element {
  const { language } = frame;
  const text = homeWords[language];
  const settings = (
    <LinkButton href={hrefs.address} size="small">
      {text.addressSettings}
    </LinkButton>
  );
  return (
    <Card title={text.address} lead={text.addressLead} actions={settings}>
      <CopyField id="mail-address" label={text.address} value={mailAddress} language={language} />
    </Card>
  );
}

export function HomePage(props: HomeProps): Element {
  const { frame, upload, isEmpty, hrefs } = props;
  const { language, csrfToken, user } = frame;
  const text = homeWords[language];
  return (
    <AppLayout {...frame} title={text.home}>
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
        {isEmpty ? null : <Address {...props} />}
      </Stack>
      <LiveSignals url={hrefs.live} />
    </AppLayout>
  );
}
