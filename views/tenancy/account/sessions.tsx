// Mon compte > Sessions: where one is signed in, and what has happened.

import type { SessionInfo } from '#modules/tenancy';
import {
  Badge,
  Button,
  Card,
  DateText,
  EmptyState,
  Form,
  FormActions,
  Table,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { actionName } from '../journal/actions.ts';
import { AccountLayout, type AccountFrame } from './frame.tsx';
import { sessionMessages } from './session-messages.ts';

/** A session with the words for its device. */
export interface SessionLine extends SessionInfo {
  readonly device: string;
}

/** One line of the history, newest first. */
export interface HistoryLine {
  readonly id: string;
  readonly at: Date;
  /** As the journal calls it. */
  readonly action: string;
  readonly device: string | undefined;
  readonly address: string | undefined;
}

export interface AccountSessionsProps {
  readonly frame: AccountFrame;
  readonly sessions: readonly SessionLine[];
  readonly currentSessionId: string;
  readonly history: readonly HistoryLine[];
}

export function AccountSessionsPage({ frame, sessions, currentSessionId, history }: AccountSessionsProps): Element {
  const { language, csrfToken } = frame;
  const text = sessionMessages[language];
  return (
    <AccountLayout frame={frame} section="sessions">
      <Card title={text.title} lead={text.lead} flush>
        <Table
          caption={text.title}
          columns={sessionColumns(language)}
          rows={sessions}
          rowId={({ id }) => `s-${id}`}
          rowActions={(session) => (session.id === currentSessionId ? thisSession(language) : endForm(session, frame))}
          language={language}
        />
      </Card>
      {sessions.length > 1 ? (
        <Form action="/compte/sessions/autres/fin" csrfToken={csrfToken}>
          <FormActions>
            <Button variant="danger">{text.endOthers}</Button>
          </FormActions>
        </Form>
      ) : null}
      <Card title={text.history} lead={text.historyLead} flush>
        <Table
          caption={text.history}
          columns={historyColumns(language)}
          rows={history}
          rowId={({ id }) => `h-${id}`}
          language={language}
          empty={<EmptyState title={text.none} />}
        />
      </Card>
    </AccountLayout>
  );
}

function methodNames(methods: readonly string[], language: Language): string {
  const names: Readonly<Record<string, string>> = sessionMessages[language].methods;
  return methods
    .map((method) => names[method])
    .filter((name) => name !== undefined)
    .join(', ');
}

function sessionColumns(language: Language): Column<SessionLine>[] {
  const text = sessionMessages[language];
  return [
    { key: 'device', header: text.device, main: true, cell: ({ device }) => device },
    { key: 'address', header: text.address, cell: ({ address }) => <code>{address}</code> },
    { key: 'how', header: text.how, cell: ({ methods }) => methodNames(methods, language) },
    {
      key: 'signedIn',
      header: text.signedIn,
      cell: ({ createdAt }) => <DateText value={createdAt} {...{ language }} />,
    },
    {
      key: 'lastSeen',
      header: text.lastSeen,
      cell: ({ lastSeenAt }) => <DateText value={lastSeenAt} language={language} />,
    },
  ];
}

function historyColumns(language: Language): Column<HistoryLine>[] {
  const text = sessionMessages[language];
  return [
    { key: 'what', header: text.what, main: true, cell: ({ action }) => actionName(action, language) },
    { key: 'when', header: text.when, cell: ({ at }) => <DateText value={at} language={language} /> },
    { key: 'device', header: text.device, cell: ({ device }) => device ?? '—' },
    { key: 'address', header: text.address, cell: ({ address }) => (address ? <code>{address}</code> : '—') },
  ];
}

function thisSession(language: Language): Element {
  return <Badge tone="info">{sessionMessages[language].here}</Badge>;
}

function endForm(session: SessionLine, frame: AccountFrame): Element {
  const text = sessionMessages[frame.language];
  return (
    <Form action={`/compte/sessions/${session.id}/fin`} csrfToken={frame.csrfToken} layout="inline">
      <Button variant="danger" size="small" title={text.endOne(session.device)}>
        {text.end}
        <span class="visually-hidden"> {session.device}</span>
      </Button>
    </Form>
  );
}
