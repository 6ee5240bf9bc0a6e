// One supplier statement: each line beside the register, and what its columns hold.

import type { Decimal } from '#src/money.ts';
import {
  Amount,
  AppLayout,
  Badge,
  Button,
  Card,
  DateText,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  SelectField,
  Stack,
  Table,
  Toast,
  type AppFrame,
  type Column,
  type Element,
  type FormProblem,
  type Language,
  type Option,
  type Tone,
} from '../../ui/index.ts';
import { missingMessages } from './messages.ts';
import { statementMessages, type StatementCounts } from './statement-messages.ts';

interface PurchaseView {
  readonly id: string;
  readonly href: string;
  readonly number: string | undefined;
  readonly issuedOn: string | undefined;
  readonly amount: Decimal | undefined;
}

interface LineView {
  readonly line: number;
  readonly number: string | undefined;
  readonly day: string | undefined;
  readonly amount: Decimal | undefined;
  readonly label: string | undefined;
  readonly outcome: 'present' | 'differs' | 'missing' | 'settled';
  readonly purchase: PurchaseView | undefined;
}

interface ColumnView {
  /** From 0. */
  readonly index: number;
  readonly title: string;
  readonly examples: string;
  /** Key of the field it holds; empty: none. */
  readonly field: string;
}

export interface StatementProps {
  readonly frame: AppFrame;
  /** `/d/<id>/manquants`. */
  readonly base: string;
  readonly id: string;
  readonly filename: string;
  readonly supplier: { readonly key: string; readonly name: string };
  readonly counts: StatementCounts;
  /** What needs somebody first. */
  readonly lines: readonly LineView[];
  readonly extra: readonly PurchaseView[];
  readonly columns: readonly ColumnView[];
  readonly fields: readonly Option[];
  readonly suppliers: readonly Option[];
  readonly problems: readonly FormProblem[];
  readonly mayChange: boolean;
  readonly done: string | undefined;
}

const TONES: Readonly<Record<LineView['outcome'], Tone>> = {
  present: 'success',
  differs: 'warning',
  missing: 'danger',
  settled: 'neutral',
};

function OurInvoice({ purchase, language }: { purchase: PurchaseView | undefined; language: Language }): Element {
  if (!purchase) return <>—</>;
  return (
    <div>
      <Amount value={purchase.amount} language={language} />{' '}
      <span class="definition-note">
        <a href={purchase.href}>{purchase.number ?? missingMessages[language].evidence.noNumber}</a>
      </span>
    </div>
  );
}

function lineColumns(language: Language): Column<LineView>[] {
  const text = statementMessages[language].one;
  return [
    {
      key: 'number',
      header: text.number,
      main: true,
      cell: ({ number, label }) => number ?? label ?? missingMessages[language].evidence.noNumber,
    },
    {
      key: 'outcome',
      header: text.outcome,
      cell: ({ outcome }) => <Badge tone={TONES[outcome]}>{text.outcomes[outcome]}</Badge>,
    },
    { key: 'day', header: text.day, cell: ({ day }) => <DateText value={day} language={language} /> },
    {
      key: 'claimed',
      header: text.claimed,
      align: 'end',
      cell: ({ amount }) => <Amount value={amount} language={language} />,
    },
    {
      key: 'ours',
      header: text.ours,
      align: 'end',
      cell: ({ purchase }) => <OurInvoice purchase={purchase} language={language} />,
    },
    { key: 'line', header: text.line, align: 'end', wideOnly: true, cell: ({ line }) => String(line) },
  ];
}

function Extra({ extra, frame }: StatementProps): Element | null {
  const { language } = frame;
  const text = statementMessages[language].one;
  if (extra.length === 0) return null;
  return (
    <Card title={text.extra}>
      <ul class="plain">
        {extra.map((purchase) => (
          <li>
            <a href={purchase.href}>{purchase.number ?? missingMessages[language].evidence.noNumber}</a>,{' '}
            <DateText value={purchase.issuedOn} language={language} />,{' '}
            <Amount value={purchase.amount} language={language} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function columnColumns({ frame, fields }: StatementProps): Column<ColumnView>[] {
  const { language } = frame;
  const text = statementMessages[language].one;
  const nameOf = ({ title, index }: ColumnView): string => title || text.nameless(index + 1);
  return [
    { key: 'column', header: text.column, main: true, cell: nameOf },
    { key: 'examples', header: text.examples, cell: ({ examples }) => examples || '—' },
    {
      key: 'holds',
      header: text.holds,
      cell: (column) => (
        <select class="input select" name="field" aria-label={text.holdsWhat(nameOf(column))}>
          <option value="">{text.ignored}</option>
          {fields.map(({ value, label }) => (
            <option value={value} selected={value === column.field}>
              {label}
            </option>
          ))}
        </select>
      ),
    },
  ];
}

function Columns(props: StatementProps): Element {
  const { frame, base, id, columns, supplier, suppliers, problems } = props;
  const { language, csrfToken } = frame;
  const text = statementMessages[language].one;
  return (
    <Card title={text.columns} lead={text.columnsLead}>
      <Form action={`${base}/releves/${id}/colonnes`} csrfToken={csrfToken}>
        <SelectField
          name="supplier"
          label={text.whose}
          language={language}
          value={supplier.key}
          empty
          options={suppliers}
          error={problems.find(({ field }) => field === 'supplier')?.message}
        />
        <Table
          caption={text.columns}
          columns={columnColumns(props)}
          rows={columns}
          rowId={({ index }) => `column-${index}`}
          language={language}
        />
        <FormActions>
          <Button icon="refresh">{text.reread}</Button>
        </FormActions>
      </Form>
      <Form action={`${base}/releves/${id}/retrait`} csrfToken={csrfToken}>
        <p class="field-hint">{text.removeHint}</p>
        <FormActions>
          <Button variant="danger" icon="trash">
            {text.remove}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

export function StatementPage(props: StatementProps): Element {
  const { frame, base, filename, supplier, counts, lines, problems, mayChange, done } = props;
  const { language } = frame;
  const text = statementMessages[language];
  return (
    <AppLayout {...frame} title={filename} toasts={done ? <Toast message={done} language={language} /> : undefined}>
      <PageHeader
        title={supplier.name || text.list.unknown}
        lead={
          <>
            {filename}. {lines.length > 0 ? text.one.summary(counts) : null}
          </>
        }
        crumbs={[
          { label: missingMessages[language].title, href: base },
          { label: text.list.title, href: `${base}/releves` },
        ]}
        language={language}
        actions={
          counts.missing > 0 ? (
            <LinkButton href={base} variant="primary">
              {text.one.openMissing}
            </LinkButton>
          ) : undefined
        }
      />
      <Stack>
        <ErrorSummary problems={problems} language={language} />
        <Table
          caption={text.one.lines}
          columns={lineColumns(language)}
          rows={lines}
          rowId={({ line }) => `l-${line}`}
          language={language}
          empty={<EmptyState title={text.one.noLines}>{text.one.noLinesHint}</EmptyState>}
        />
        <Extra {...props} />
        {mayChange ? <Columns {...props} /> : null}
      </Stack>
    </AppLayout>
  );
}
