// From which day to which.

import { formatDate } from '#src/i18n.ts';
import { DateText, type Child, type Language } from '../../ui/index.ts';
import { standingMessages } from './messages.ts';

/** « 01/12/2026 – 31/12/2027 ». */
export function Period(props: { startsOn: string | undefined; endsOn: string | undefined; language: Language }): Child {
  const { startsOn, endsOn, language } = props;
  const text = standingMessages[language];
  if (startsOn === undefined) return endsOn === undefined ? '—' : text.until(formatDate(endsOn, language));
  return (
    <span class="period">
      <DateText value={startsOn} language={language} /> –{' '}
      {endsOn === undefined ? text.open : <DateText value={endsOn} language={language} />}
    </span>
  );
}
