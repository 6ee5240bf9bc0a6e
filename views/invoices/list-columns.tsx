// The columns of the list and the menu at each row's end.

import { formatDate } from '#src/i18n.ts';
import { Decimal, formatMoney } from '#src/money.ts';
import {
  Badge,
  CsrfField,
  Icon,
  MenuButton,
  MenuLink,
  MenuRule,
  RowMenu,
  type AppFrame,
  type Child,
  type Column,
  type Element,
  type Language,
} from '../ui/index.ts';
import { StateBadge, type ListState } from './badges.tsx';
import { discussionWords } from './discussion/words.ts';
import { words } from './messages.ts';

export type SortKey = 'received' | 'issued' | 'due' | 'gross' | 'partner' | 'number';

export interface ListRow {
  readonly id: string;
  readonly state: ListState;
  readonly version: number;
  readonly partnerName: string | undefined;
  readonly number: string | undefined;
  readonly isCreditNote: boolean;
  readonly issueDate: string | undefined;
  readonly dueDate: string | undefined;
  readonly currency: string | undefined;
  /** As decimals. */
  readonly net: string | undefined;
  readonly gross: string | undefined;
  /** `YYYY-MM-DD`, in France. */
  readonly receivedDay: string;
  readonly hasError: boolean;
  readonly hasWarning: boolean;
  readonly isDuplicate: boolean;
  /** Somebody waits for a word about it. */
  readonly isDiscussed: boolean;
}

export interface ColumnsProps {
  readonly direction: 'purchase' | 'sale';
  readonly language: Language;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** True when rows of every state are shown. */
  readonly showState: boolean;
  /** Address of the first page of this list with other parameters. */
  readonly href: (change: Readonly<Record<string, string | undefined>>) => string;
}

function ChecksBadge({ row, language }: { row: ListRow; language: Language }): Element {
  const text = words[language];
  if (row.isDuplicate) {
    return (
      <Badge tone="danger" icon="duplicate">
        {text.duplicate}
      </Badge>
    );
  }
  if (row.hasError) return <Badge tone="danger">{text.checks.error}</Badge>;
  if (row.hasWarning) return <Badge tone="warning">{text.checks.warning}</Badge>;
  return <Badge tone="success">{text.checks.fine}</Badge>;
}

function NumberCell({ row, language }: { row: ListRow; language: Language }): Element {
  const text = words[language];
  return (
    <>
      {row.number ?? <span class="absent">{text.noNumber}</span>}
      {row.isCreditNote ? <Badge tone="info">{text.creditNote}</Badge> : null}
      {row.isDiscussed ? <Icon name="comment" label={discussionWords[language].inList} /> : null}
    </>
  );
}

function sorting({ sort, descending, href }: ColumnsProps, key: SortKey) {
  return {
    sortHref: href({ tri: key, sens: sort === key && !descending ? 'desc' : 'asc' }),
    sorted: sort === key ? (descending ? ('descending' as const) : ('ascending' as const)) : undefined,
  };
}

const ABSENT = <span class="absent">—</span>;

/** Bare words in cells: with an element around each, fifty rows weigh a tenth more. */
function dayOf(value: string | undefined, language: Language): Child {
  return value === undefined ? ABSENT : formatDate(value, language);
}

function moneyOf(row: ListRow, value: string | undefined, language: Language): Child {
  return value === undefined ? ABSENT : formatMoney(Decimal.of(value), row.currency ?? 'EUR', language);
}

function datesOf(props: ColumnsProps): Column<ListRow>[] {
  const { language } = props;
  const text = words[language].columns;
  return [
    { key: 'issued', header: text.issued, cell: (row) => dayOf(row.issueDate, language), ...sorting(props, 'issued') },
    { key: 'due', header: text.due, cell: (row) => dayOf(row.dueDate, language), ...sorting(props, 'due') },
  ];
}

function amountsOf(props: ColumnsProps): Column<ListRow>[] {
  const { language } = props;
  const text = words[language].columns;
  return [
    { key: 'net', header: text.net, align: 'end', wideOnly: true, cell: (row) => moneyOf(row, row.net, language) },
    {
      key: 'gross',
      header: text.gross,
      align: 'end',
      cell: (row) => <strong>{moneyOf(row, row.gross, language)}</strong>,
      ...sorting(props, 'gross'),
    },
  ];
}

export function columnsOf(props: ColumnsProps): Column<ListRow>[] {
  const { direction, language, showState } = props;
  const text = words[language].columns;
  const partner = (row: ListRow) => row.partnerName ?? words[language].noPartner;
  return [
    { key: 'partner', header: text.partner[direction], main: true, cell: partner, ...sorting(props, 'partner') },
    {
      key: 'number',
      header: text.number,
      cell: (row) => <NumberCell row={row} language={language} />,
      ...sorting(props, 'number'),
    },
    ...datesOf(props),
    ...amountsOf(props),
    {
      key: 'received',
      header: text.received,
      wideOnly: true,
      cell: (row) => dayOf(row.receivedDay, language),
      ...sorting(props, 'received'),
    },
    { key: 'checks', header: text.checks, cell: (row) => <ChecksBadge row={row} language={language} /> },
    ...(showState
      ? [
          {
            key: 'state',
            header: text.state,
            cell: (row: ListRow) => <StateBadge state={row.state} language={language} />,
          },
        ]
      : []),
  ];
}

const ROW_FORM = 'row-action';

/** The one form that the buttons of all row menus send: each says where to, and which version it has seen. */
export function RowForm({ csrfToken }: Pick<AppFrame, 'csrfToken'>): Element {
  return (
    <form id={ROW_FORM} method="post" hidden>
      <CsrfField token={csrfToken} />
      <input type="hidden" name="retour" value="liste" />
    </form>
  );
}

/** What a row's menu offers, by the `data-when` of its entries. */
export function canOf(row: ListRow, mayDecide: boolean): string | undefined {
  if (!mayDecide || row.state !== 'pending') return undefined;
  return row.isDuplicate ? 'compare refuse' : 'accept refuse';
}

export interface ListMenuProps {
  readonly mayDecide: boolean;
  readonly language: Language;
}

/** Letters of the keyboard map press these for the active row, the menu need not be open. */
export function ListMenu({ mayDecide, language }: ListMenuProps): Element {
  const text = words[language];
  return (
    <RowMenu>
      <MenuLink href="#" icon="eye" data-path="">
        {text.open}
      </MenuLink>
      {mayDecide ? (
        <>
          <MenuLink href="#" icon="duplicate" data-path="/comparaison" data-when="compare" data-key="a">
            {text.duplicate}
          </MenuLink>
          <MenuButton
            icon="check"
            data-path="/acceptation"
            data-when="accept"
            data-key="a"
            form={ROW_FORM}
            formaction="#"
            name="version"
            value=""
          >
            {text.accept}
          </MenuButton>
          <MenuLink href="#" icon="cross" data-path="/refus" data-when="refuse" data-key="r">
            {text.refuse}
          </MenuLink>
        </>
      ) : null}
      <MenuRule />
      <MenuLink href="#" icon="download" data-path="/fichiers/original">
        {text.download}
      </MenuLink>
    </RowMenu>
  );
}
