// Dates: days that exist, in an order that makes sense.

import type { Finding } from '../finding.ts';
import { isRealDate } from '../mapping/codecs.ts';
import type { Invoice } from '../model/invoice.ts';
import { dueDateOf } from '../model/invoice.ts';
import { type Check, type CheckContext, say } from './context.ts';

interface Dated {
  readonly field: string;
  readonly bt?: string;
  readonly value: string | undefined;
}

function datesOf(invoice: Invoice): readonly Dated[] {
  return [
    { field: 'issueDate', bt: 'BT-2', value: invoice.issueDate },
    { field: 'taxPointDate', bt: 'BT-7', value: invoice.taxPointDate },
    { field: 'delivery.date', bt: 'BT-72', value: invoice.delivery?.date },
    { field: 'period.start', bt: 'BT-73', value: invoice.period?.start },
    { field: 'period.end', bt: 'BT-74', value: invoice.period?.end },
    ...invoice.paymentTerms.map(({ dueDate }, index) => ({
      field: `paymentTerms[${index}].dueDate`,
      bt: 'BT-9',
      value: dueDate,
    })),
    ...invoice.precedingInvoices.map(({ date }, index) => ({
      field: `precedingInvoices[${index}].date`,
      bt: 'BT-26',
      value: date,
    })),
    ...invoice.lines.flatMap(({ period }, index) => [
      { field: `lines[${index}].period.start`, bt: 'BT-134', value: period?.start },
      { field: `lines[${index}].period.end`, bt: 'BT-135', value: period?.end },
    ]),
  ];
}

function unreal({ field, bt, value }: Dated): readonly Finding[] {
  if (value === undefined || isRealDate(value)) return [];
  return [
    say(
      'date',
      { severity: 'error', at: { field, ...(bt ? { bt } : {}) }, value },
      { fr: `${value} n’est pas une date réelle : corrigez-la.`, en: `${value} is not a real date: correct it.` },
    ),
  ];
}

/** Deposits (386, 500, 503) may fall due before they are invoiced, and B2, S2, M2 are already paid (BR-FR-CO-07). */
function mayBeDueBefore({ typeCode, processType }: Invoice): boolean {
  return ['386', '500', '503'].includes(typeCode ?? '') || /^[BSM]2$/.test(processType ?? '');
}

function dueBeforeIssue({ invoice }: CheckContext): readonly Finding[] {
  const due = dueDateOf(invoice);
  const issued = invoice.issueDate;
  if (!due || !issued || due >= issued || mayBeDueBefore(invoice)) return [];
  return [
    say(
      'due_before_issue',
      { severity: 'warning', at: { bt: 'BT-9', field: 'paymentTerms' }, value: due },
      {
        fr: `L’échéance (${due}) précède l’émission (${issued}). Corrigez l’une des deux dates.`,
        en: `The due date (${due}) is before the issue date (${issued}). Correct one of them.`,
      },
    ),
  ];
}

function inFuture({ invoice, today }: CheckContext): readonly Finding[] {
  const issued = invoice.issueDate;
  if (!today || !issued || issued <= today) return [];
  return [
    say(
      'issued_in_future',
      { severity: 'warning', at: { bt: 'BT-2', field: 'issueDate' }, value: issued },
      {
        fr: `La facture est datée du ${issued}, qui n’est pas encore venu. Vérifiez la date d’émission.`,
        en: `The invoice is dated ${issued}, a day still to come. Check the issue date.`,
      },
    ),
  ];
}

function periodReversed({ invoice }: CheckContext): readonly Finding[] {
  const { start, end } = invoice.period ?? {};
  if (!start || !end || end >= start) return [];
  return [
    say(
      'period_reversed',
      { severity: 'error', at: { bt: 'BG-14', field: 'period' }, value: `${start} – ${end}` },
      {
        fr: `La période de facturation finit (${end}) avant de commencer (${start}). Inversez les dates.`,
        en: `The invoicing period ends (${end}) before it begins (${start}). Swap the dates.`,
      },
    ),
  ];
}

export const dates: Check = (context) => [
  ...datesOf(context.invoice).flatMap(unreal),
  ...dueBeforeIssue(context),
  ...inFuture(context),
  ...periodReversed(context),
];
