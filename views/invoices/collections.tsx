// « À récupérer ».

import type { Decimal } from '#src/money.ts';
import {
  Amount,
  AppLayout,
  Badge,
  BulkBar,
  Button,
  DateText,
  EmptyState,
  Form,
  PageHeader,
  Stack,
  Table,
  Toast,
  type AppFrame,
  type Column,
  type Element,
  type Language,
} from '../ui/index.ts';
import { collectionMessages } from './collection-messages.ts';

interface Row {
  readonly id: string;
  readonly href: string;
  readonly direction: 'purchase' | 'sale';
  readonly partnerName: string | undefined;
  readonly number: string | undefined;
  /** ISO. */
  readonly issueDate: string | undefined;
  readonly currency: string | undefined;
  readonly total: Decimal | undefined;
  readonly waitingSince: Date;
}

export interface CollectionsProps {
  readonly frame: AppFrame;
  /** Those that have waited longest. */
  readonly rows: readonly Row[];
  readonly total: number;
  readonly action: string;
  readonly mayMark: boolean;
  /** How many the action before this page marked. */
  readonly marked: number | undefined;
}

function columns(language: Language): Column<Row>[] {
  const text = collectionMessages[language];
  return [
    { key: 'partner', header: text.partner, main: true, cell: ({ partnerName }) => partnerName ?? text.noPartner },
    { key: 'number', header: text.number, cell: ({ number }) => number ?? '—' },
    { key: 'kind', header: text.kind, cell: ({ direction }) => <Badge>{text.kinds[direction]}</Badge> },
    {
      key: 'issued',
      header: text.issued,
      wideOnly: true,
      cell: ({ issueDate }) => (issueDate ? <DateText value={issueDate} language={language} /> : '—'),
    },
    {
      key: 'total',
      header: text.total,
      align: 'end',
      cell: ({ total, currency }) =>
        total ? <Amount value={total} currency={currency ?? 'EUR'} language={language} /> : '—',
    },
    {
      key: 'since',
      header: text.since,
      cell: ({ waitingSince }) => <DateText value={waitingSince} language={language} />,
    },
  ];
}

function Marking({ frame, total, action }: CollectionsProps): Element {
  const { language, csrfToken } = frame;
  const text = collectionMessages[language];
  return (
    <>
      <BulkBar id="collections" action={action} csrfToken={csrfToken} language={language}>
        <Button variant="primary" icon="check">
          {text.mark}
        </Button>
      </BulkBar>
      <Form action={action} csrfToken={csrfToken} layout="inline">
        <Button name="tout" value="oui">
          {text.markAll(total)}
        </Button>
      </Form>
    </>
  );
}

export function CollectionsPage(props: CollectionsProps): Element {
  const { frame, rows, total, mayMark, marked } = props;
  const { language } = frame;
  const text = collectionMessages[language];
  const toast = marked === undefined ? undefined : <Toast message={text.marked(marked)} language={language} />;
  const nameOf = ({ partnerName, number }: Row): string => `${partnerName ?? text.noPartner} ${number ?? ''}`.trim();
  const selection = { name: 'id', form: 'collections', label: (row: Row) => text.select(nameOf(row)) };
  return (
    <AppLayout {...frame} title={text.title} toasts={toast}>
      <PageHeader title={text.title} lead={total > 0 ? text.lead(total) : undefined} language={language} />
      <Stack>
        {mayMark && total > 0 ? <Marking {...props} /> : null}
        <Table
          caption={text.title}
          columns={columns(language)}
          rows={rows}
          rowId={({ id }) => `c-${id}`}
          rowHref={({ href }) => href}
          selection={mayMark ? selection : undefined}
          language={language}
          empty={<EmptyState title={text.none}>{text.noneHint}</EmptyState>}
        />
        {rows.length < total ? <p>{text.more(rows.length)}</p> : null}
      </Stack>
    </AppLayout>
  );
}
