// Register values as the detail page shows them.

import type { Language } from '#src/i18n.ts';
import { invoiceWords, type FileView, type FindingView } from '#views/invoices/index.ts';
import type { IconName, TimelineEvent, Tone } from '#views/ui/index.ts';
import type { FieldChange, TimelineEntry, TimelineKind } from '../history.ts';
import { fieldLabels } from '../messages.ts';
import type { Direction, FieldName, RegisteredInvoice } from '../model.ts';
import { refusalReasons, type RefusalReason } from '../reasons.ts';
import { isDuplicate } from '../service/assess.ts';
import type { Paths } from './paths.ts';

/** Paths in the model (modules/facturx) and the form's fields they stand in. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^totals\.gross/, 'totalWithVat'],
  [/^totals\.(?:net|lines|allowances|charges)/, 'totalWithoutVat'],
  [/^totals\.vat/, 'totalVat'],
  [/^totals\.due/, 'amountDue'],
  [/^vatBreakdown\[(\d+)\]\.tax/, 'vat.$1.amount'],
  [/^vatBreakdown\[(\d+)\]\.base/, 'vat.$1.base'],
  [/^vatBreakdown\[(\d+)\]/, 'vat.$1.rate'],
  [/^vatBreakdown$/, 'vat.0.rate'],
  [/^paymentTerms/, 'dueDate'],
  [/^paymentMeans|^seller\.iban/, 'seller.iban'],
  [/^(seller|buyer)\.(?:legalRegistration|identifiers|siren)/, '$1.siren'],
  [/^(seller|buyer)\.vat/, '$1.vatNumber'],
  [/^(seller|buyer)(?:\.name)?$/, '$1.name'],
  [/^(number|typeCode|issueDate|dueDate|currency)$/, '$1'],
];

/** The field of the form that a finding is about; the other side's only, for that is what the form shows. */
function fieldOf(path: string | undefined, direction: Direction): string | undefined {
  const known = FIELDS.find(([pattern]) => path !== undefined && pattern.test(path));
  const field = known && path?.replace(new RegExp(`${known[0].source}.*`), known[1]);
  const hidden = direction === 'purchase' ? 'buyer.' : 'seller.';
  return field?.startsWith(hidden) === true ? undefined : field;
}

export function findingsOf(invoice: RegisteredInvoice, language: Language, paths: Paths): FindingView[] {
  const order = { error: 0, warning: 1, info: 2 };
  return invoice.findings
    .toSorted((a, b) => order[a.severity] - order[b.severity])
    .map((finding) => ({
      severity: finding.severity,
      message: finding.message[language],
      rule: finding.rule,
      field: fieldOf(finding.location.field, invoice.direction),
      compareHref: isDuplicate(finding) ? `${paths.invoice(invoice.id)}/comparaison` : undefined,
    }));
}

function kilobytes(bytes: number, language: Language): string {
  const figure = new Intl.NumberFormat(language).format(Math.max(1, Math.round(bytes / 1000)));
  return language === 'fr' ? `${figure} ko` : `${figure} kB`;
}

export function filesOf(invoice: RegisteredInvoice, language: Language, here: string): FileView[] {
  const text = invoiceWords[language];
  const { original, state } = invoice;
  const file = (kind: string, label: string, detail: string): FileView => ({
    label,
    href: `${here}/fichiers/${kind}`,
    detail,
  });
  return [
    file('original', text.originalFile, `${original.filename}, ${kilobytes(original.size, language)}`),
    ...(state === 'accepted' ? [file('facturx', text.facturxFile, 'PDF/A-3 + CII')] : []),
    file('readable', text.readableFile, 'HTML'),
  ];
}

const LOOK: Record<TimelineKind, { icon: IconName; tone: Tone }> = {
  received: { icon: 'inbox', tone: 'info' },
  corrected: { icon: 'edit', tone: 'neutral' },
  accepted: { icon: 'check', tone: 'success' },
  refused: { icon: 'cross', tone: 'danger' },
  reopened: { icon: 'undo', tone: 'warning' },
  archived: { icon: 'archive', tone: 'success' },
};

function changesText(changes: readonly FieldChange[], language: Language): string[] {
  const { empty } = invoiceWords[language];
  return changes.map(({ field, before, after }) => {
    const label = fieldLabels[language][field as FieldName];
    return `${label} : ${before ?? empty} → ${after ?? empty}`;
  });
}

function filesText(files: readonly { filename: string; sha256: string; note: string }[], language: Language): string[] {
  const { made } = invoiceWords[language];
  return files.map(({ filename, sha256, note }) => {
    const how = note in made ? made[note as keyof typeof made] : note;
    return `${filename} : ${how} (${sha256.slice(0, 12)}…)`;
  });
}

function detailLines({ kind, details }: TimelineEntry, language: Language): string[] {
  if (kind === 'received') return [(details['filename'] as string | undefined) ?? ''];
  if (kind === 'corrected') return changesText((details['changes'] ?? []) as FieldChange[], language);
  if (kind === 'archived')
    return filesText((details['files'] ?? []) as { filename: string; sha256: string; note: string }[], language);
  const code = details['reasonCode'] as RefusalReason | undefined;
  const words = details['reason'] as string | undefined;
  return [code && refusalReasons[code][language], words].filter((line) => line !== undefined);
}

/** Newest first. */
export function timelineEvents(entries: readonly TimelineEntry[], language: Language): TimelineEvent[] {
  return entries.toReversed().map((entry) => {
    const lines = detailLines(entry, language);
    return {
      at: entry.at,
      title: invoiceWords[language].events[entry.kind],
      by: entry.actor.name,
      ...LOOK[entry.kind],
      detail:
        lines.length > 0 ? (
          <ul class="plain">
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        ) : undefined,
    };
  });
}
