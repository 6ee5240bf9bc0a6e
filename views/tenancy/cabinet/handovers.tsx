// Hand-overs: who stands in for whom, from when to when.

import type { Handover } from '#modules/tenancy';
import {
  Badge,
  Button,
  Card,
  CsrfField,
  DateField,
  DateText,
  EmptyState,
  Form,
  FormActions,
  SelectField,
  Table,
  type Column,
  type Element,
} from '../../ui/index.ts';
import { fieldState } from '../form.tsx';
import { dayOf, lastDayBefore } from '../days.ts';
import { nameOf, optionsOf, type AssignmentsPart } from './assigned.ts';
import { staffMessages } from './staff-messages.ts';

function stateOf({ startsAt, endsAt, endedAt }: Handover, now: Date): 'coming' | 'running' | 'over' {
  if (endedAt !== undefined || endsAt <= now) return 'over';
  return startsAt > now ? 'coming' : 'running';
}

function handoverColumns({ page, language }: AssignmentsPart): Column<Handover>[] {
  const text = staffMessages[language].assignments;
  return [
    { key: 'from', header: text.from, main: true, cell: ({ fromId }) => nameOf(page.people, fromId) },
    { key: 'to', header: text.to, cell: ({ toId }) => nameOf(page.people, toId) },
    {
      key: 'period',
      header: text.period,
      cell: ({ startsAt, endsAt }) => (
        <>
          <DateText value={dayOf(startsAt)} language={language} /> –{' '}
          <DateText value={lastDayBefore(endsAt)} language={language} />
        </>
      ),
    },
    {
      key: 'state',
      header: text.state,
      cell: (row) => {
        const state = stateOf(row, page.now);
        return (
          <Badge tone={state === 'running' ? 'success' : state === 'coming' ? 'info' : 'neutral'}>{text[state]}</Badge>
        );
      },
    },
  ];
}

/** The button that ends a hand-over before its time. */
function ending({ page, language }: AssignmentsPart): (row: Handover) => Element | null {
  const { base, frame, now } = page;
  const text = staffMessages[language].assignments;
  return (row) =>
    stateOf(row, now) === 'over' ? null : (
      <form method="post" action={`${base}/relais/${row.id}/fin`}>
        <CsrfField token={frame.app.csrfToken} />
        <Button size="small">{text.end}</Button>
      </form>
    );
}

export function Handovers({ page, language }: AssignmentsPart): Element {
  const text = staffMessages[language].assignments;
  const { form, base, people, frame, mayManage, selfId } = page;
  const from = mayManage ? people : people.filter(({ id }) => id === selfId);
  return (
    <Card title={text.handovers} lead={text.handoverHint}>
      <Table
        caption={text.handovers}
        columns={handoverColumns({ page, language })}
        rows={page.handovers}
        rowId={({ id }) => `h-${id}`}
        rowActions={ending({ page, language })}
        language={language}
        empty={<EmptyState compact title={text.noHandover} />}
      />
      <Form action={`${base}/relais`} csrfToken={frame.app.csrfToken} layout="grid">
        <SelectField
          name="fromId"
          label={text.from}
          language={language}
          width="half"
          options={optionsOf(from)}
          {...fieldState(form, 'fromId')}
        />
        <SelectField
          name="toId"
          label={text.to}
          language={language}
          width="half"
          empty
          options={optionsOf(people)}
          {...fieldState(form, 'toId')}
        />
        <DateField name="startsAt" label={text.startsOn} language={language} {...fieldState(form, 'startsAt')} />
        <DateField name="endsAt" label={text.endsOn} language={language} {...fieldState(form, 'endsAt')} />
        <FormActions>
          <Button>{text.handOver}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}
