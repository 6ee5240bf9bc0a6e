// « Charge de travail »: dossiers × stages, with the age of the oldest in each cell.

import type { Client, Stage } from '#modules/tenancy';
import { EmptyState, Table, type Child, type Column, type Element, type Language } from '../../ui/index.ts';
import { clientMessages } from './client-messages.ts';
import { CabinetLayout, type CabinetPageFrame } from './frame.tsx';
import { cabinetMessages } from './messages.ts';

export interface GridRow {
  readonly client: Client;
  /** 0 in the closing month, 12 without one. */
  readonly monthsToClosing: number;
  /** Whole days the oldest has waited, by stage. */
  readonly ages: Readonly<Partial<Record<Stage, number>>>;
}

export interface GridPageProps {
  readonly frame: CabinetPageFrame;
  readonly rows: readonly GridRow[];
  readonly stages: readonly Stage[];
}

/** From fresh to burning: since a day, a week, a fortnight, a month. */
const HEATS: readonly (readonly [number, string])[] = [
  [30, 'heat heat-4'],
  [14, 'heat heat-3'],
  [7, 'heat heat-2'],
  [1, 'heat heat-1'],
];

function heat(days: number): string {
  return HEATS.find(([limit]) => days >= limit)?.[1] ?? 'heat';
}

function Cell({ row, stage, language }: { row: GridRow; stage: Stage; language: Language }): Child {
  const count = row.client.waiting[stage];
  if (count === 0) return '—';
  const days = row.ages[stage] ?? 0;
  return (
    <span class={heat(days)}>
      <strong>{String(count)}</strong> <small>{clientMessages[language].grid.age(days)}</small>
    </span>
  );
}

function columns(stages: readonly Stage[], language: Language): Column<GridRow>[] {
  const text = clientMessages[language];
  return [
    {
      key: 'name',
      header: text.clients.name,
      main: true,
      cell: ({ client, monthsToClosing }) => (
        <>
          {client.name} <small>{text.grid.closingIn(monthsToClosing)}</small>
        </>
      ),
    },
    ...stages.map((stage) => ({
      key: stage,
      header: cabinetMessages[language].stages[stage],
      align: 'center' as const,
      cell: (row: GridRow) => <Cell row={row} stage={stage} language={language} />,
    })),
  ];
}

export function GridPage({ frame, rows, stages }: GridPageProps): Element {
  const { language } = frame.app;
  const text = clientMessages[language].grid;
  return (
    <CabinetLayout frame={frame} title={text.title} lead={text.lead} width="full">
      <Table
        caption={text.title}
        columns={columns(stages, language)}
        rows={rows}
        rowId={({ client }) => `g-${client.id}`}
        rowHref={({ client }) => `/d/${client.id}`}
        language={language}
        empty={
          <EmptyState title={text.nothing}>
            <p>{text.nothingHint}</p>
          </EmptyState>
        }
      />
      {rows.length > 0 ? <p class="field-hint">{text.legend}</p> : null}
    </CabinetLayout>
  );
}
