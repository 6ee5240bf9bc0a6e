// What people see against what machines read: the number and the totals of the XML stand in the text of the PDF.
// A scan has no text, and nothing is said of it.

import type { ErrorText } from '#src/errors.ts';
import { formatMoney, type Money } from '#src/money.ts';
import { say } from '../../check/context.ts';
import type { Finding, Severity } from '../../finding.ts';
import type { Invoice } from '../../model/invoice.ts';

/** Fewer letters are a stamp or a page number, not an invoice. */
const FEWEST_LETTERS = 60;
const NOT_ALPHANUMERIC = /[^\p{L}\p{N}]+/gu;
const AMOUNT = /\d[.,]\d\d(?!\d)/;

/** An amount as people write it: `1 234,50`, `1.234,5`, `1,234.50`, `1234.50`; a round one also without decimals. */
function patternOf(amount: Money): RegExp {
  const [units = '', decimals = ''] = amount.abs().rounded(2).toString().split('.');
  const grouped = units.replace(/\B(?=(?:\d{3})+$)/g, String.raw`[\s.,'’]?`);
  const cents = decimals.padEnd(2, '0');
  const last = cents.endsWith('0') ? `${cents.charAt(0)}0?` : cents;
  const fraction = cents === '00' ? '(?:[.,]00?)?' : `[.,]${last}`;
  return new RegExp(String.raw`(?<![\d.,])${grouped}${fraction}(?![\d]|[.,]\d)`, 'u');
}

interface Sought {
  readonly rule: string;
  readonly bt: string;
  readonly field: string;
  readonly severity: Severity;
  readonly label: ErrorText;
}

function missing(sought: Sought, value: string, shown: ErrorText = { fr: value, en: value }): Finding {
  const { rule, severity, bt, field, label } = sought;
  return say(
    rule,
    { severity, at: { bt, field }, value },
    {
      fr: `Le PDF ne montre pas ${label.fr} du XML (${shown.fr}) : l’un des deux n’est pas la facture. Comparez-les.`,
      en: `The PDF does not show ${label.en} of the XML (${shown.en}): one of them is not the invoice. Compare them.`,
    },
  );
}

const NUMBER: Sought = {
  rule: 'visible_number',
  bt: 'BT-1',
  field: 'number',
  severity: 'warning',
  label: { fr: 'le numéro', en: 'the number' },
};

function numberFindings({ number }: Invoice, text: string): readonly Finding[] {
  const bare = (value: string): string => value.replace(NOT_ALPHANUMERIC, '').toLowerCase();
  if (number === undefined || bare(number) === '' || bare(text).includes(bare(number))) return [];
  return [missing(NUMBER, number)];
}

function amountFindings(invoice: Invoice, text: string): readonly Finding[] {
  if (!AMOUNT.test(text)) return [];
  const { gross, net } = invoice.totals;
  const sought: readonly (Sought & { readonly amount: Money | undefined })[] = [
    {
      rule: 'visible_gross',
      bt: 'BT-112',
      field: 'totals.gross',
      severity: 'error',
      label: { fr: 'le total TTC', en: 'the total with VAT' },
      amount: gross,
    },
    {
      rule: 'visible_net',
      bt: 'BT-109',
      field: 'totals.net',
      severity: 'warning',
      label: { fr: 'le total HT', en: 'the total without VAT' },
      amount: net,
    },
  ];
  const currency = invoice.currency ?? 'EUR';
  return sought.flatMap(({ amount, ...one }) => {
    if (amount === undefined || patternOf(amount).test(text)) return [];
    const shown = { fr: formatMoney(amount, currency, 'fr'), en: formatMoney(amount, currency, 'en') };
    return [missing(one, amount.toString(), shown)];
  });
}

/** `text`: the words of all pages, apart by blanks. */
export function visible(invoice: Invoice, text: string): readonly Finding[] {
  if (text.replace(NOT_ALPHANUMERIC, '').length < FEWEST_LETTERS) return [];
  return [...numberFindings(invoice, text), ...amountFindings(invoice, text)];
}
