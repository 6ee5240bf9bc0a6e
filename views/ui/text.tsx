import { formatDate, formatDateTime, formatLongDate } from '#src/i18n.ts';
import { formatMoney } from '#src/money.ts';
import type { Money } from '#src/money.ts';
import type { Element, Language } from './types.ts';

/** `1 234,50 €`, in figures of equal width. `undefined` (not read, not given) shows a dash. */
export function Amount(props: {
  value: Money | undefined;
  currency?: string;
  language: Language;
  strong?: boolean;
}): Element {
  const { value, currency = 'EUR', language, strong } = props;
  if (value === undefined) return <span class="absent">—</span>;
  const text = formatMoney(value, currency, language);
  return (
    <data class="amount" value={value.toString()}>
      {strong ? <strong>{text}</strong> : text}
    </data>
  );
}

/** A day (ISO `2026-12-31`) or an instant. `long` writes the month out; `undefined` shows a dash. */
export function DateText(props: { value: string | Date | undefined; language: Language; long?: boolean }): Element {
  const { value, language, long } = props;
  if (value === undefined) return <span class="absent">—</span>;
  if (value instanceof Date) return <time datetime={value.toISOString()}>{formatDateTime(value, language)}</time>;
  return (
    <time datetime={value.slice(0, 10)}>{long ? formatLongDate(value, language) : formatDate(value, language)}</time>
  );
}

const GROUPS: Readonly<Record<'siren' | 'siret' | 'vat' | 'iban', RegExp>> = {
  siren: /(\d{3})(?=\d)/g,
  siret: /^(\d{3})(\d{3})(\d{3})(?=\d)/,
  vat: /^([A-Z]{2})([0-9A-Z]{2})(?=\d{9}$)/,
  iban: /(.{4})(?=.)/g,
};

/** An identifier in groups for the eye; copying it gives no spaces, because the gaps are drawn, not written. */
export function Identifier({ kind, value }: { kind: 'siren' | 'siret' | 'vat' | 'iban'; value: string }): Element {
  const bare = value.replace(/\s/g, '');
  const parts = bare.replace(GROUPS[kind], (...match: unknown[]) => `${groupsOf(match).join(' ')} `).split(' ');
  return (
    <span class="identifier">
      {parts.map((part, index) => (
        <>
          {index > 0 ? <wbr /> : null}
          <span>{part}</span>
        </>
      ))}
    </span>
  );
}

/** The captured groups among the arguments of a `replace` callback: what stands before the numeric offset. */
function groupsOf(match: readonly unknown[]): string[] {
  const end = match.findIndex((value) => typeof value === 'number');
  return match.slice(1, end).filter((value): value is string => typeof value === 'string');
}

export function Kbd({ children }: { children: string }): Element {
  return <kbd class="kbd">{children}</kbd>;
}
