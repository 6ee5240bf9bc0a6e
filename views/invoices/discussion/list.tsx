// The discussions that wait for an answer of the person who looks.

import {
  AppLayout,
  Badge,
  Card,
  Counter,
  DateText,
  EmptyState,
  LiveSignals,
  PageHeader,
  type AppFrame,
  type Element,
} from '../../ui/index.ts';
import { discussionWords } from './words.ts';

export interface AwaitingView {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly last: { readonly author: string; readonly text: string };
  readonly since: Date;
  readonly isMentioned: boolean;
  readonly unread: number;
}

export interface DiscussionListProps {
  readonly frame: AppFrame;
  readonly rows: readonly AwaitingView[];
  /** True when there are more than are shown. */
  readonly isCut: boolean;
  readonly hrefs: { readonly self: string; readonly live: string };
}

function Row({ row, frame }: { row: AwaitingView; frame: AppFrame }): Element {
  const { language } = frame;
  const text = discussionWords[language];
  return (
    <li data-row="" id={`discussion-${row.id}`}>
      <a class="task" href={row.href} data-open="">
        <span class="task-words">
          <strong>{row.title}</strong>
          <span>{text.said(row.last.author, row.last.text === '' ? text.fileOnly : row.last.text)}</span>
        </span>
        <span class="task-end">
          {row.isMentioned ? (
            <Badge tone="warning" icon="user">
              {text.mentioned}
            </Badge>
          ) : null}
          {row.unread > 0 ? <Counter value={row.unread} label={text.unread(row.unread)} attention /> : null}
          <span class="task-since">
            <DateText value={row.since} language={language} />
          </span>
        </span>
      </a>
    </li>
  );
}

export function DiscussionListPart({ frame, rows, isCut, hrefs }: DiscussionListProps): Element {
  const text = discussionWords[frame.language];
  return (
    <div
      id="discussions"
      hx-get={hrefs.self}
      hx-trigger="facteur:changed from:body"
      hx-swap="outerMorph"
      hx-target="this"
    >
      {rows.length === 0 ? (
        <Card>
          <EmptyState title={text.listEmpty}>{text.listEmptyText}</EmptyState>
        </Card>
      ) : (
        <Card flush footer={isCut ? text.more(rows.length) : undefined}>
          <ul class="tasks" aria-label={text.listCaption}>
            {rows.map((row) => (
              <Row row={row} frame={frame} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

export function DiscussionListPage(props: DiscussionListProps): Element {
  const { frame, hrefs } = props;
  const text = discussionWords[frame.language];
  return (
    <AppLayout {...frame} title={text.listTitle}>
      <PageHeader title={text.listTitle} lead={text.listLead} language={frame.language} />
      <DiscussionListPart {...props} />
      <LiveSignals url={hrefs.live} />
    </AppLayout>
  );
}
