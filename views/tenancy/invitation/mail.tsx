// The mails of the instance, for its owners: what went out, what did not and why, what waits for a relay.

import {
  Alert,
  Badge,
  BareLayout,
  CopyField,
  DateText,
  EmptyState,
  Table,
  type Column,
  type Element,
  type Language,
  type Tone,
} from '../../ui/index.ts';
import { InstanceTabs } from '../instance/tabs.tsx';
import type { BareFrame } from '../welcome.tsx';
import { mailMessages } from './mail-messages.ts';

export interface MailLine {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly state: keyof typeof TONES;
  readonly reason: string | undefined;
  /** What the other server said, word for word. */
  readonly diagnostic: string | undefined;
  readonly createdAt: Date;
  /** Of a mail that waits: its link, to hand over by hand. */
  readonly href: string | undefined;
}

export interface MailsPageProps {
  readonly frame: BareFrame;
  readonly mails: readonly MailLine[];
  readonly hasRelay: boolean;
}

const TONES = {
  held: 'warning',
  queued: 'neutral',
  sent: 'info',
  delivered: 'success',
  refused: 'danger',
  failed: 'danger',
  expired: 'neutral',
  cancelled: 'neutral',
} as const satisfies Readonly<Record<string, Tone>>;

function columns(language: Language): Column<MailLine>[] {
  const words = mailMessages[language];
  return [
    { key: 'recipient', header: words.recipient, main: true, cell: ({ recipient }) => recipient },
    { key: 'subject', header: words.subject, cell: ({ subject }) => subject },
    {
      key: 'created',
      header: words.createdAt,
      cell: ({ createdAt }) => <DateText value={createdAt} language={language} />,
    },
    {
      key: 'state',
      header: words.state,
      cell: ({ state, reason, diagnostic }) => (
        <>
          <Badge tone={TONES[state]}>{words.states[state]}</Badge>
          {reason ? (
            <div>
              <small>{reason}</small>
            </div>
          ) : null}
          {diagnostic ? (
            <div>
              <small>
                <code>{diagnostic}</code>
              </small>
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'link',
      header: words.link,
      cell: ({ id, href, recipient }) =>
        href ? <CopyField id={`lien-${id}`} label={words.linkOf(recipient)} value={href} language={language} /> : '—',
    },
  ];
}

export function MailsPage({ frame, mails, hasRelay }: MailsPageProps): Element {
  const { language } = frame;
  const words = mailMessages[language];
  return (
    <BareLayout {...frame} title={words.title} width="medium">
      <header class="page-header">
        <h1>{words.title}</h1>
        <p class="page-lead">{words.lead}</p>
      </header>
      <InstanceTabs current="mail" language={language} />
      {hasRelay ? null : (
        <Alert tone="warning" title={words.noRelay}>
          {words.noRelayText}
        </Alert>
      )}
      <Table
        caption={words.title}
        columns={columns(language)}
        rows={mails}
        rowId={({ id }) => id}
        language={language}
        empty={<EmptyState title={words.none} />}
      />
    </BareLayout>
  );
}
