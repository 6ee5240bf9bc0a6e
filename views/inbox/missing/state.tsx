// How far the chasing of a document has come.

import { formatDate, type Language } from '#src/i18n.ts';
import { Badge, type Element, type IconName, type Tone } from '../../ui/index.ts';
import { missingMessages } from './messages.ts';

export type MissingStateName = 'open' | 'asked' | 'received' | 'ignored' | 'withdrawn';

export interface StateView {
  readonly state: MissingStateName;
  readonly reason: 'lost' | 'none' | 'not_ours' | 'rule' | 'evidence' | undefined;
  readonly timesAsked: number;
  readonly lastAskedAt: Date | undefined;
  readonly invoiceHref: string | undefined;
}

export const STATE_LOOKS: Readonly<Record<MissingStateName, readonly [Tone, IconName]>> = {
  open: ['warning', 'alert'],
  asked: ['info', 'send'],
  received: ['success', 'check'],
  ignored: ['neutral', 'minus'],
  withdrawn: ['neutral', 'minus'],
};

/** The state as a word, with how often it was asked for, why it is ignored, or the document itself. */
export function MissingStateText({ view, language }: { view: StateView; language: Language }): Element {
  const text = missingMessages[language];
  const { state, reason, timesAsked, lastAskedAt, invoiceHref } = view;
  const [tone, icon] = STATE_LOOKS[state];
  return (
    <div>
      <Badge tone={tone} icon={icon}>
        {text.states[state]}
      </Badge>
      {reason ? <span class="definition-note">{text.reasons[reason]}</span> : null}
      {state === 'asked' && lastAskedAt ? (
        <span class="definition-note">{text.times(timesAsked, formatDate(lastAskedAt.toISOString(), language))}</span>
      ) : null}
      {invoiceHref === undefined ? null : (
        <span class="definition-note">
          <a href={invoiceHref}>{text.openInvoice}</a>
        </span>
      )}
    </div>
  );
}
