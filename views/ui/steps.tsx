// Things that happen one after the other.

import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { messages } from './messages.ts';
import { DateText } from './text.tsx';
import type { Child, Element, Language, Tone } from './types.ts';

export type StepState = 'done' | 'current' | 'failed' | 'todo';

export interface Step {
  readonly label: string;
  readonly state: StepState;
  /** Under the label: what went wrong, what comes. */
  readonly note?: string | undefined;
}

function spoken(state: StepState, language: Language): string {
  const text = messages[language];
  return { done: text.stepDone, current: text.stepCurrent, failed: text.stepFailed, todo: text.stepTodo }[state];
}

function StepMark({ state, number }: { state: StepState; number: number }): Element {
  const icon = { done: 'check', failed: 'cross', current: undefined, todo: undefined }[state] as IconName | undefined;
  return (
    <span class="step-mark">{icon ? <Icon name={icon} /> : <span aria-hidden="true">{String(number)}</span>}</span>
  );
}

/** Where a person stands in a wizard. */
export function Stepper({ steps, language }: { steps: readonly Step[]; language: Language }): Element {
  const current = steps.findIndex((step) => step.state === 'current' || step.state === 'failed');
  const short = messages[language].stepOf(current < 0 ? steps.length : current + 1, steps.length);
  return (
    <nav class="stepper" aria-label={messages[language].steps}>
      <p class="stepper-short" aria-hidden="true">
        {[short, steps[current]?.label, steps[current]?.note].filter(Boolean).join(' · ')}
      </p>
      <ol>
        {steps.map((step, index) => (
          <li class={`step step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
            <StepMark state={step.state} number={index + 1} />
            <span class="step-label">
              {step.label}
              <span class="visually-hidden">, {spoken(step.state, language)}</span>
              {step.note ? <small>{step.note}</small> : null}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Where a document stands: reçu → lu → vérifié → prêt. Small enough for a table's cell. */
export function Stages({ steps, language, id }: { steps: readonly Step[]; language: Language; id?: string }): Element {
  return (
    <ol class="stages" id={id}>
      {steps.map((step) => (
        <li class={`stage stage-${step.state}`}>
          {step.state === 'failed' ? <Icon name="cross" /> : step.state === 'done' ? <Icon name="check" /> : null}
          {step.label}
          <span class="visually-hidden"> ({spoken(step.state, language)})</span>
        </li>
      ))}
    </ol>
  );
}

const STAGES = ['received', 'read', 'checked', 'ready'] as const;
export type DocumentStage = (typeof STAGES)[number];

/** The four stages of every document, up to `reached`; `failed` marks the one after it as failed. */
export function documentStages(reached: DocumentStage, language: Language, failed = false): Step[] {
  const text = messages[language];
  const labels = {
    received: text.stageReceived,
    read: text.stageRead,
    checked: text.stageChecked,
    ready: text.stageReady,
  };
  const last = STAGES.indexOf(reached);
  return STAGES.map((stage, index) => {
    const next = index === last + 1;
    const state: StepState = index <= last ? 'done' : next ? (failed ? 'failed' : 'current') : 'todo';
    return { label: labels[stage], state };
  });
}

export interface TimelineEvent {
  readonly at: Date;
  /** What happened, as a sentence without the person: « Facture acceptée ». */
  readonly title: string;
  /** Who did it; « Facteur » for what the machine did. */
  readonly by?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly tone?: Tone | undefined;
  /** A reason, a comment, the values before and after. */
  readonly detail?: Child | undefined;
}

/** Who did what when, newest first as given. */
export function Timeline({ events, language }: { events: readonly TimelineEvent[]; language: Language }): Element {
  return (
    <ol class="timeline">
      {events.map((event) => (
        <li class={`event event-${event.tone ?? 'neutral'}`}>
          <span class="event-mark">
            <Icon name={event.icon ?? 'clock'} />
          </span>
          <div>
            <p class="event-title">{event.title}</p>
            <p class="event-meta">
              <DateText value={event.at} language={language} />
              {event.by ? ` · ${event.by}` : ''}
            </p>
            {event.detail ? <div class="event-detail">{event.detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

export interface ProgressProps {
  readonly label: string;
  readonly done?: number | undefined;
  readonly total: number;
  /** « environ 2 min ». */
  readonly note?: string | undefined;
  readonly language: Language;
  readonly id?: string | undefined;
}

/** A real count: « 128 sur 512, environ 2 min ». Without `done` it says only that something goes on. */
export function Progress({ label, done, total, note, language, id }: ProgressProps): Element {
  const figures = new Intl.NumberFormat(language);
  const count = done === undefined ? '' : messages[language].progress(figures.format(done), figures.format(total));
  return (
    <div class="progress" id={id}>
      <p>
        <span>{label}</span>
        <span class="progress-count">{[count, note].filter(Boolean).join(', ')}</span>
      </p>
      <progress value={done} max={total} aria-label={label}></progress>
    </div>
  );
}
