// The head of an invoice's page: what it is, and the decision, always in sight (at the bottom on phones).

import {
  Amount,
  Button,
  DateText,
  Form,
  Icon,
  LinkButton,
  type ButtonProps,
  type Child,
  type Element,
} from '../ui/index.ts';
import type { AppFrame } from '../ui/index.ts';
import { StateBadge, type ListState } from './badges.tsx';
import { detailWords } from './detail-messages.ts';
import type { FactsView } from './facts.ts';
import { words } from './messages.ts';

export interface DecisionView {
  readonly undoHref: string;
  readonly undoableUntil: Date;
  readonly isUndoable: boolean;
}

export interface HeadProps {
  readonly frame: AppFrame;
  readonly title: string;
  readonly state: ListState;
  /** « PDF par e-mail ». */
  readonly lead: string;
  readonly facts: FactsView;
  readonly version: number;
  readonly backHref: string;
  readonly nextHref: string | undefined;
  readonly actions: { readonly accept: string; readonly refuse: string };
  /** The page that compares it with its twin: a duplicate is decided there. */
  readonly compareHref: string | undefined;
  readonly mayDecide: boolean;
  readonly mayEdit: boolean;
  readonly decision: DecisionView | undefined;
}

function AcceptButton(props: HeadProps): Element {
  const { frame, actions, mayEdit, version } = props;
  const look = { variant: 'primary', icon: 'check', shortcut: 'a' } as const satisfies Partial<ButtonProps>;
  const label = words[frame.language].accept;
  // What was typed and not yet saved goes along: accepting never loses a correction.
  if (mayEdit) {
    return (
      <Button {...look} form="fields" formaction={actions.accept}>
        {label}
      </Button>
    );
  }
  return (
    <Form action={actions.accept} csrfToken={frame.csrfToken} layout="inline">
      <input type="hidden" name="version" value={String(version)} />
      <Button {...look}>{label}</Button>
    </Form>
  );
}

function Decide(props: HeadProps): Element {
  const { frame, actions, compareHref } = props;
  const { language } = frame;
  return (
    <>
      <LinkButton href={actions.refuse} variant="secondary" icon="cross" shortcut="r">
        {words[language].refuse}
      </LinkButton>
      {compareHref === undefined ? (
        <AcceptButton {...props} />
      ) : (
        <LinkButton href={compareHref} variant="primary" icon="duplicate" shortcut="a">
          {detailWords[language].compare}
        </LinkButton>
      )}
    </>
  );
}

function Undo({ decision, frame }: { decision: DecisionView; frame: AppFrame }): Element {
  const { language, csrfToken } = frame;
  return (
    <Form action={decision.undoHref} csrfToken={csrfToken} layout="inline">
      <Button variant="secondary" icon="undo">
        {words[language].undo}
      </Button>
    </Form>
  );
}

function Summary({ frame, facts, lead }: HeadProps): Element {
  const { language } = frame;
  const parts: Child[] = [lead];
  if (facts.dueDate !== undefined) {
    parts.unshift(
      <>
        {detailWords[language].due} <DateText value={facts.dueDate} language={language} />
      </>,
    );
  }
  return (
    <p class="case-lead">
      <Amount value={facts.totalWithVat} currency={facts.currency ?? 'EUR'} language={language} strong />
      {parts.map((part) => (
        <span>{part}</span>
      ))}
    </p>
  );
}

/** Enter in a field saves: the first button of the form in the page is this one, not « Accepter ». */
function EnterSaves(): Element {
  return <button type="submit" form="fields" class="visually-hidden" tabindex={-1} aria-hidden="true"></button>;
}

export function InvoiceHead(props: HeadProps): Element {
  const { frame, title, state, backHref, nextHref, mayDecide, mayEdit, decision } = props;
  const { language } = frame;
  const isPending = state === 'pending';
  const decides = mayDecide && isPending;
  const undoes = mayDecide && decision?.isUndoable === true;
  return (
    <header class="case-head">
      {decides && mayEdit ? <EnterSaves /> : null}
      <a class="btn btn-ghost btn-icon" href={backHref} data-key="escape" title={detailWords[language].back}>
        <Icon name="chevron-left" label={detailWords[language].back} />
      </a>
      <div class="case-words">
        <div class="page-title">
          <h1>{title}</h1>
          <StateBadge state={state} language={language} />
        </div>
        <Summary {...props} />
      </div>
      <div class="case-actions">
        {nextHref === undefined ? null : (
          <LinkButton href={nextHref} icon="chevron-right" variant="ghost" shortcut="n" title={words[language].next}>
            {detailWords[language].next}
          </LinkButton>
        )}
        {decides ? <Decide {...props} /> : null}
        {undoes && decision ? <Undo decision={decision} frame={frame} /> : null}
      </div>
    </header>
  );
}
