// Which discussions wait for an answer of the person who looks.

import { Badge, Card, Counter, LinkButton, type AppFrame, type Element } from '../ui/index.ts';
import { homeWords } from './home-messages.ts';

export interface DiscussionView {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly author: string;
  readonly text: string;
  readonly isMentioned: boolean;
  readonly unread: number;
  readonly waitsDays: number;
}

export interface DiscussionsProps {
  readonly frame: AppFrame;
  readonly discussions: readonly DiscussionView[];
  readonly allHref: string;
}

function Row({ one, frame }: { one: DiscussionView; frame: AppFrame }): Element {
  const text = homeWords[frame.language];
  return (
    <li data-row="" id={`discussion-${one.id}`}>
      <a class="task" href={one.href} data-open="">
        <span class="task-words">
          <strong>{one.title}</strong>
          <span>{text.said(one.author, one.text)}</span>
        </span>
        <span class="task-end">
          {one.isMentioned ? (
            <Badge tone="warning" icon="user">
              {text.mentioned}
            </Badge>
          ) : null}
          {one.unread > 0 ? <Counter value={one.unread} label={text.unread(one.unread)} attention /> : null}
          <span class="task-since">{text.since(one.waitsDays)}</span>
        </span>
      </a>
    </li>
  );
}

/** Nothing where nothing waits. */
export function Discussions({ frame, discussions, allHref }: DiscussionsProps): Element | null {
  const text = homeWords[frame.language];
  if (discussions.length === 0) return null;
  const all = (
    <LinkButton href={allHref} size="small">
      {text.seeAll}
    </LinkButton>
  );
  return (
    <Card title={text.discussions} lead={text.discussionsLead} actions={all} flush>
      <ul class="tasks">
        {discussions.map((one) => (
          <Row one={one} frame={frame} />
        ))}
      </ul>
    </Card>
  );
}
