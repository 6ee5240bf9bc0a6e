// « Affectations »: dossiers by name, rules, hand-overs.

import type { Assignment, CabinetPerson, Handover } from '#modules/tenancy';
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
  Stack,
  Table,
  TextField,
  type Column,
  type Element,
  type Language,
  type Option,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { monthName, monthOptions } from '../months.ts';
import { CabinetLayout, type CabinetPageFrame } from './frame.tsx';
import { staffMessages } from './staff-messages.ts';

export interface AssignmentsPageProps {
  readonly frame: CabinetPageFrame;
  readonly form: FormState;
  /** `/cabinets/<id>/affectations`. */
  readonly base: string;
  readonly people: readonly CabinetPerson[];
  readonly assignments: readonly Assignment[];
  readonly handovers: readonly Handover[];
  /** Dossiers that may be given by name. */
  readonly companies: readonly Option[];
  readonly mayManage: boolean;
  /** The person who reads: they may hand over their own. */
  readonly selfId: string;
  readonly now: Date;
}

interface Part {
  readonly page: AssignmentsPageProps;
  readonly language: Language;
}

function nameOf(people: readonly CabinetPerson[], id: string): string {
  return people.find((person) => person.id === id)?.name ?? '—';
}

function criteriaText({ criteria }: Assignment, language: Language): string {
  const text = staffMessages[language].assignments;
  const { closingMonth, postcode, city, code, inCharge } = criteria;
  return [
    closingMonth === undefined ? '' : text.monthIs(monthName(closingMonth, language)),
    postcode ? text.postcodeIs(postcode) : '',
    city ?? '',
    code ? text.codeIs(code) : '',
    inCharge ? text.inChargeIs(inCharge) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function removal({ page, language }: Part): (row: Assignment) => Element {
  const text = staffMessages[language].assignments;
  return ({ id }) => (
    <form method="post" action={`${page.base}/${id}/retrait`}>
      <CsrfField token={page.frame.app.csrfToken} />
      <Button size="small" icon="trash" iconOnly variant="ghost">
        {text.remove}
      </Button>
    </form>
  );
}

function List({ page, language, named }: Part & { named: boolean }): Element {
  const text = staffMessages[language].assignments;
  const rows = page.assignments.filter(({ company }) => (company !== undefined) === named);
  const what: Column<Assignment> = named
    ? { key: 'dossier', header: text.dossier, cell: ({ company }) => company?.name ?? '—' }
    : { key: 'criteria', header: text.criteria, cell: (row) => criteriaText(row, language) };
  const title = named ? text.named : text.rules;
  return (
    <Card title={title} flush>
      <Table
        caption={title}
        columns={[
          { key: 'person', header: text.person, main: true, cell: ({ userId }) => nameOf(page.people, userId) },
          what,
        ]}
        rows={rows}
        rowId={({ id }) => `a-${id}`}
        rowActions={page.mayManage ? removal({ page, language }) : undefined}
        language={language}
        empty={<EmptyState compact title={text.none} />}
      />
    </Card>
  );
}

const optionsOf = (people: readonly CabinetPerson[]): Option[] =>
  people.map(({ id, name }) => ({ value: id, label: name }));

function NamedForm({ page, language }: Part): Element {
  const text = staffMessages[language].assignments;
  const { form, base, people, companies, frame } = page;
  return (
    <Card title={text.addNamed}>
      <Form action={`${base}/dossiers`} csrfToken={frame.app.csrfToken} layout="grid">
        <SelectField
          name="userId"
          id="named-person"
          label={text.person}
          language={language}
          width="half"
          empty
          options={optionsOf(people)}
          {...fieldState(form, 'userId')}
        />
        <SelectField
          name="companyId"
          label={text.dossier}
          language={language}
          width="half"
          empty
          options={companies}
          {...fieldState(form, 'companyId')}
        />
        <FormActions>
          <Button>{text.assign}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function RuleFields({ page: { form, people }, language }: Part): Element {
  const text = staffMessages[language].assignments;
  return (
    <>
      <SelectField
        name="closingMonth"
        label={text.closing}
        language={language}
        width="half"
        empty={text.anyMonth}
        options={monthOptions(language)}
        {...fieldState(form, 'closingMonth')}
      />
      <TextField
        name="postcode"
        label={text.postcode}
        language={language}
        width="half"
        inputmode="numeric"
        {...fieldState(form, 'postcode')}
      />
      <TextField name="city" label={text.city} language={language} width="half" {...fieldState(form, 'city')} />
      <TextField name="code" label={text.code} language={language} width="half" {...fieldState(form, 'code')} />
      <SelectField
        name="inCharge"
        label={text.inCharge}
        language={language}
        width="half"
        empty={text.anybody}
        options={optionsOf(people)}
        {...fieldState(form, 'inCharge')}
      />
    </>
  );
}

function RuleForm({ page, language }: Part): Element {
  const text = staffMessages[language].assignments;
  const { form, base, people, frame } = page;
  return (
    <Card title={text.addRule} lead={text.ruleHint}>
      <Form action={`${base}/regles`} csrfToken={frame.app.csrfToken} layout="grid">
        <SelectField
          name="userId"
          id="rule-person"
          label={text.person}
          language={language}
          width="half"
          empty
          options={optionsOf(people)}
          {...fieldState(form, 'userId')}
        />
        <RuleFields page={page} language={language} />
        <FormActions>
          <Button>{text.addRule}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function stateOf({ startsAt, endsAt, endedAt }: Handover, now: Date): 'coming' | 'running' | 'over' {
  if (endedAt !== undefined || endsAt <= now) return 'over';
  return startsAt > now ? 'coming' : 'running';
}

function handoverColumns({ page, language }: Part): Column<Handover>[] {
  const text = staffMessages[language].assignments;
  return [
    { key: 'from', header: text.from, main: true, cell: ({ fromId }) => nameOf(page.people, fromId) },
    { key: 'to', header: text.to, cell: ({ toId }) => nameOf(page.people, toId) },
    {
      key: 'period',
      header: text.period,
      cell: ({ startsAt, endsAt }) => (
        <>
          <DateText value={startsAt} language={language} /> –{' '}
          <DateText value={new Date(endsAt.getTime() - 1)} language={language} />
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
function ending({ page, language }: Part): (row: Handover) => Element | null {
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

function Handovers({ page, language }: Part): Element {
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

export function AssignmentsPage(page: AssignmentsPageProps): Element {
  const { frame, form, mayManage } = page;
  const { language } = frame.app;
  const text = staffMessages[language].assignments;
  return (
    <CabinetLayout frame={frame} title={text.title} lead={text.lead}>
      <Problems form={form} language={language} />
      <Stack>
        <List page={page} language={language} named={false} />
        {mayManage ? <RuleForm page={page} language={language} /> : null}
        <List page={page} language={language} named />
        {mayManage ? <NamedForm page={page} language={language} /> : null}
        <Handovers page={page} language={language} />
      </Stack>
    </CabinetLayout>
  );
}
