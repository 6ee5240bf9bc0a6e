// What a verification found: everything intact, or what changed, by name.

import { Alert, CopyField, DateText, type Element, type Language } from '../ui/index.ts';
import { words } from './messages.ts';

export interface VerificationView {
  readonly at: Date;
  readonly entries: number;
  /** Hexadecimal. */
  readonly head: string;
  readonly faults: readonly {
    readonly kind: keyof (typeof words)['fr']['faults'];
    readonly sequence: string;
    readonly filename: string | undefined;
  }[];
}

export function VerificationResult({ result, language }: { result: VerificationView; language: Language }): Element {
  const text = words[language];
  const { at, entries, head, faults } = result;
  const isIntact = faults.length === 0;
  return (
    <Alert
      tone={isIntact ? 'success' : 'danger'}
      urgent
      title={isIntact ? text.intact(entries) : text.broken(faults.length)}
    >
      <p>{isIntact ? text.intactText : text.brokenText}</p>
      {isIntact ? null : (
        <ul class="plain">
          {faults.map(({ kind, sequence, filename }) => (
            <li>
              {text.entry(sequence)} : <strong>{text.faults[kind]}</strong> {filename ?? ''}
            </li>
          ))}
        </ul>
      )}
      <p>
        {text.verifiedAt} <DateText value={at} language={language} />
      </p>
      <CopyField id="archive-head" label={text.head} value={head} language={language} />
      <p class="small">{text.headNote}</p>
    </Alert>
  );
}
