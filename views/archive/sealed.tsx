// One line of the archive: what it is, when it was sealed, its three files.

import type { Decimal } from '#src/money.ts';
import { Amount, DateText, LinkButton, type Column, type Element, type Language } from '../ui/index.ts';
import { words } from './messages.ts';

export interface SealedView {
  readonly id: string;
  readonly title: string;
  readonly href: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly day: string | undefined;
  readonly amount: Decimal | undefined;
  readonly currency: string;
  readonly archivedAt: Date;
  readonly by: string;
  /** `YYYY-MM-DD`. */
  readonly keepUntil: string;
  readonly files: readonly {
    readonly kind: 'original' | 'facturx' | 'readable' | 'discussion';
    readonly filename: string;
    readonly href: string;
    readonly digest: string;
  }[];
}

function Files({ row, language }: { row: SealedView; language: Language }): Element {
  const text = words[language];
  return (
    <span class="sealed-files">
      {row.files.map(({ kind, filename, href, digest }) => (
        <LinkButton
          href={href}
          size="small"
          title={`SHA-256 ${digest}`}
          aria-label={text.download(kind === 'discussion' ? filename : text.kinds[kind], row.title)}
        >
          {text.kinds[kind]}
        </LinkButton>
      ))}
    </span>
  );
}

export function sealedColumns(language: Language): Column<SealedView>[] {
  const text = words[language];
  const { columns } = text;
  const day = (value: string | undefined) => <DateText value={value} language={language} />;
  return [
    { key: 'subject', header: columns.subject, main: true, cell: (row) => row.title },
    { key: 'day', header: columns.day, wideOnly: true, cell: (row) => day(row.day) },
    {
      key: 'amount',
      header: columns.amount,
      align: 'end',
      cell: (row) => <Amount value={row.amount} currency={row.currency} language={language} />,
    },
    {
      key: 'sealed',
      header: columns.sealed,
      cell: (row) => (
        <span>
          <DateText value={row.archivedAt} language={language} />
          <span class="definition-note">{text.by(row.by)}</span>
          <span class="definition-note">
            {text.keepUntil} {day(row.keepUntil)}
          </span>
        </span>
      ),
    },
    { key: 'files', header: columns.files, cell: (row) => <Files row={row} language={language} /> },
  ];
}
