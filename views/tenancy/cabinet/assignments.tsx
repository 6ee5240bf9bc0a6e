// « Affectations »: dossiers by name, rules, and hand-overs (handovers.tsx).

import type { Assignment } from '#modules/tenancy';
import {
  Button,
  Card,
  CsrfField,
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
} from '../../ui/index.ts';
import { fieldState, Problems } from '../form.tsx';
import { monthName, monthOptions } from '../months.ts';
import { nameOf, optionsOf, type AssignmentsPageProps, type AssignmentsPart } from './assigned.ts';
import { CabinetLayout } from './frame.tsx';
import { Handovers } from './handovers.tsx';
import { staffMessages } from './staff-messages.ts';

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

function removal({ page, language }: AssignmentsPart): (row: Assignment) => Element {
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

function List({ page, language, named }: AssignmentsPart & { named: boolean }): Element {
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

function NamedForm({ page, language }: AssignmentsPart): Element {
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

function RuleFields({ page: { form, people }, language }: AssignmentsPart): Element {
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

function RuleForm({ page, language }: AssignmentsPart): Element {
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
