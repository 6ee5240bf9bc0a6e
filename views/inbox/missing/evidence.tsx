// Why a document is missing, in a line and in full: facts that a person can check.

import { formatDate, type Language } from '#src/i18n.ts';
import { DateText, type Element } from '../../ui/index.ts';
import { missingMessages } from './messages.ts';

interface SeenView {
  readonly href: string;
  readonly number: string | undefined;
  readonly issuedOn: string | undefined;
}

/** Evidence with addresses to look at. */
export type EvidenceView =
  | {
      readonly kind: 'rhythm';
      readonly rhythm: 'weekly' | 'monthly' | 'bimonthly' | 'quarterly' | 'yearly';
      readonly onTime: number;
      readonly intervals: number;
      readonly last: readonly SeenView[];
    }
  | {
      readonly kind: 'series';
      readonly before: SeenView;
      readonly after: SeenView;
      readonly known: number;
      readonly span: number;
    }
  | { readonly kind: 'statement'; readonly href: string; readonly filename: string; readonly line: number }
  | { readonly kind: 'debit'; readonly bookedOn: string; readonly label: string };

export function evidenceSentence(evidence: EvidenceView, language: Language): string {
  const text = missingMessages[language].evidence;
  switch (evidence.kind) {
    case 'rhythm':
      return text.rhythm(text.rhythms[evidence.rhythm], evidence.onTime, evidence.intervals);
    case 'series':
      return text.series(evidence.before.number ?? text.noNumber, evidence.after.number ?? text.noNumber);
    case 'statement':
      return text.statement(evidence.filename, evidence.line);
    case 'debit':
      return text.debit(formatDate(evidence.bookedOn, language), evidence.label);
  }
}

function Seen({ seen, language }: { seen: SeenView; language: Language }): Element {
  return (
    <>
      <a href={seen.href}>{seen.number ?? missingMessages[language].evidence.noNumber}</a>{' '}
      <span class="definition-note">
        <DateText value={seen.issuedOn} language={language} />
      </span>
    </>
  );
}

function Facts({ evidence, language }: { evidence: EvidenceView; language: Language }): Element | null {
  const text = missingMessages[language].evidence;
  if (evidence.kind === 'rhythm') {
    return (
      <>
        <p class="field-hint">{text.last}</p>
        <ul>
          {evidence.last.toReversed().map((seen) => (
            <li>
              <Seen seen={seen} language={language} />
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (evidence.kind === 'series') {
    return (
      <>
        <p class="field-hint">{text.dense(evidence.known, evidence.span)}</p>
        <ul>
          <li>
            {text.before} : <Seen seen={evidence.before} language={language} />
          </li>
          <li>
            {text.after} : <Seen seen={evidence.after} language={language} />
          </li>
        </ul>
      </>
    );
  }
  if (evidence.kind === 'debit') return null;
  return (
    <p>
      <a href={evidence.href}>{text.openStatement}</a>
    </p>
  );
}

/** Each piece of evidence with what it rests on. */
export function EvidenceList({
  evidence,
  language,
}: {
  evidence: readonly EvidenceView[];
  language: Language;
}): Element {
  return (
    <ul class="plain">
      {evidence.map((one) => (
        <li>
          <p>
            <strong>{evidenceSentence(one, language)}</strong>
          </p>
          <Facts evidence={one} language={language} />
        </li>
      ))}
    </ul>
  );
}
