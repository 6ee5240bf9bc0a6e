// The discussion of an invoice: the messages, which ask again by themselves when something is said, and beside them the
// form, which nothing that comes in touches.

import {
  Badge,
  Button,
  Card,
  DateText,
  EmptyState,
  Form,
  LinkButton,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { MessageLine, type MessageView } from './message.tsx';
import { discussionWords } from './words.ts';
import { WriteForm, type WriteProps } from './write.tsx';

export interface MarkView {
  readonly id: string;
  readonly state: 'resolved' | 'reopened';
  readonly by: string;
  readonly at: Date;
}

export interface ThreadProps {
  readonly language: Language;
  readonly csrfToken: string | undefined;
  /** Address of the discussion: its part, and what is posted to it. */
  readonly here: string;
  /** Messages asked for. */
  readonly shown: number;
  /** In the order in which they happened. */
  readonly items: readonly (MessageView | MarkView)[];
  readonly earlier: number;
  /** The page with more of them. */
  readonly moreHref: string;
  readonly isResolved: boolean;
  readonly unread: number;
  /** The last message that the reader has not seen, when it is noted that they have. */
  readonly unseen: string | undefined;
  readonly mayWrite: boolean;
  readonly mayTakeAway: boolean;
}

export interface DiscussionProps {
  readonly thread: ThreadProps;
  /** Absent for those who only read. */
  readonly write: WriteProps | undefined;
}

function Line({ item, props }: { item: MessageView | MarkView; props: ThreadProps }): Element {
  const { language, csrfToken } = props;
  if (!('state' in item)) return <MessageLine message={item} csrfToken={csrfToken} language={language} />;
  return (
    <li class="said-mark">
      {discussionWords[language].marks[item.state](item.by)} · <DateText value={item.at} language={language} />
    </li>
  );
}

function Earlier({ earlier, moreHref, language }: ThreadProps): Element | null {
  if (earlier <= 0) return null;
  return (
    <p>
      <LinkButton href={moreHref} size="small" icon="chevron-up">
        {discussionWords[language].earlier(earlier)}
      </LinkButton>
    </p>
  );
}

/** Comes into view, says so, once; without script it is a button. */
function Seen({ here, unseen, csrfToken, language }: ThreadProps): Element | null {
  if (unseen === undefined) return null;
  return (
    <Form
      action={`${here}/vu`}
      csrfToken={csrfToken}
      layout="inline"
      id={`seen-${unseen}`}
      hx-post={`${here}/vu`}
      hx-trigger="intersect once"
      hx-swap="none"
    >
      <input type="hidden" name="message" value={unseen} />
      <Button size="small" variant="ghost" icon="eye">
        {discussionWords[language].markRead}
      </Button>
    </Form>
  );
}

function Settle({ here, isResolved, csrfToken, language }: ThreadProps): Element {
  const text = discussionWords[language];
  return (
    <Form action={`${here}/resolution`} csrfToken={csrfToken} layout="inline">
      <input type="hidden" name="etat" value={isResolved ? 'ouverte' : 'resolue'} />
      <Button size="small" icon={isResolved ? 'undo' : 'check'}>
        {isResolved ? text.reopen : text.resolve}
      </Button>
    </Form>
  );
}

function Status({ isResolved, unread, items, language }: ThreadProps): Element | null {
  if (items.length === 0) return null;
  const text = discussionWords[language];
  return (
    <p class="thread-status">
      <Badge tone={isResolved ? 'success' : 'info'} icon={isResolved ? 'check' : 'comment'}>
        {isResolved ? text.resolved : text.open}
      </Badge>
      {unread > 0 ? <strong class="small">{text.unread(unread)}</strong> : null}
    </p>
  );
}

/** What is asked again when something changes. */
export function ThreadPart(props: ThreadProps): Element {
  const { language, here, shown, items, mayWrite, mayTakeAway } = props;
  const text = discussionWords[language];
  return (
    <div
      id="discussion-thread"
      class="stack"
      hx-get={`${here}?messages=${shown}`}
      hx-trigger="facteur:changed from:body"
      hx-swap="outerMorph"
      hx-target="this"
    >
      <Status {...props} />
      <Earlier {...props} />
      {items.length === 0 ? (
        <EmptyState title={text.empty} compact>
          {mayWrite ? text.emptyWriter : text.emptyReader}
        </EmptyState>
      ) : (
        <div role="log" aria-label={text.title}>
          <ol class="thread">
            {items.map((item) => (
              <Line item={item} props={props} />
            ))}
          </ol>
        </div>
      )}
      <Seen {...props} />
      {items.length === 0 ? null : (
        <div class="btn-row">
          {mayWrite ? <Settle {...props} /> : null}
          {mayTakeAway ? (
            <LinkButton href={`${here}/preuve.json`} size="small" variant="ghost" icon="download">
              {text.takeAway}
            </LinkButton>
          ) : null}
        </div>
      )}
    </div>
  );
}

export function Discussion({ thread, write }: DiscussionProps): Element {
  const { language } = thread;
  const text = discussionWords[language];
  return (
    <Card title={text.title} id="discussion" lead={text.lead}>
      <ThreadPart {...thread} />
      {write ? <WriteForm {...write} /> : <p class="muted small">{text.readOnly}</p>}
    </Card>
  );
}
