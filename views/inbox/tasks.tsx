// What waits for whom, oldest first: in words who must act, and what they must do.

import type { Decimal } from '#src/money.ts';
import {
  Amount,
  Badge,
  Card,
  EmptyState,
  LinkButton,
  type AppFrame,
  type Element,
  type IconName,
  type Tone,
} from '../ui/index.ts';
import { homeWords } from './home-messages.ts';

/** The person at the screen, the product, or whoever sent the document. */
export type Actor = 'you' | 'facteur' | 'sender';

export interface TaskView {
  readonly id: string;
  readonly who: Actor;
  /** « à valider », « lit le document ». */
  readonly todo: string;
  readonly href: string;
  readonly title: string;
  readonly detail: string;
  readonly amount: Decimal | undefined;
  readonly currency: string;
  readonly waitsDays: number;
  readonly isUrgent: boolean;
}

export interface TasksProps {
  readonly frame: AppFrame;
  readonly tasks: readonly TaskView[];
  /** All that waits, when it is more than is shown. */
  readonly total: number;
  readonly allHref: string;
}

const LOOK: Readonly<Record<Actor, { tone: Tone; icon: IconName }>> = {
  you: { tone: 'warning', icon: 'user' },
  facteur: { tone: 'info', icon: 'scan' },
  sender: { tone: 'neutral', icon: 'mail' },
};

function Task({ task, frame }: { task: TaskView; frame: AppFrame }): Element {
  const { language } = frame;
  const text = homeWords[language];
  const { tone, icon } = LOOK[task.who];
  return (
    <li data-row="" id={`task-${task.id}`}>
      <a class="task" href={task.href} data-open="">
        <span class="task-who">
          <Badge tone={task.isUrgent ? 'danger' : tone} icon={icon}>
            {text.who[task.who]}
          </Badge>
        </span>
        <span class="task-words">
          <strong>{task.title}</strong>
          <span>{[task.todo, task.detail].filter((part) => part !== '').join(' · ')}</span>
        </span>
        <span class="task-end">
          {task.amount ? <Amount value={task.amount} currency={task.currency} language={language} strong /> : null}
          <span class="task-since">{text.since(task.waitsDays)}</span>
        </span>
      </a>
    </li>
  );
}

export function Tasks({ tasks, total, allHref, frame }: TasksProps): Element {
  const text = homeWords[frame.language];
  if (tasks.length === 0) {
    return (
      <Card title={text.todo}>
        <EmptyState title={text.nothingToDo} compact>
          {text.nothingToDoText}
        </EmptyState>
      </Card>
    );
  }
  const all = (
    <LinkButton href={allHref} size="small">
      {text.seeAll}
    </LinkButton>
  );
  return (
    <Card title={text.todo} lead={text.todoLead(tasks.length, total)} actions={all} flush>
      <ul class="tasks">
        {tasks.map((task) => (
          <Task task={task} frame={frame} />
        ))}
      </ul>
    </Card>
  );
}
