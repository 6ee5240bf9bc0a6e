// What each column of the file holds.

import type { ClientImport } from '#modules/tenancy';
import {
  Button,
  Card,
  Form,
  FormActions,
  SelectField,
  Table,
  TextField,
  type Column,
  type Element,
  type Language,
  type Option,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { importMessages } from './messages.ts';
import type { ImportPlaces } from './start.tsx';
import { ImportSteps } from './steps.tsx';

export interface FileColumn {
  /** From 0. */
  readonly index: number;
  readonly title: string;
  readonly examples: readonly string[];
  /** Key of the field it holds; empty: none. */
  readonly field: string;
}

export interface ImportColumnsProps extends ImportPlaces {
  readonly frame: CabinetPageFrame;
  readonly found: ClientImport;
  readonly columns: readonly FileColumn[];
  readonly fields: readonly Option[];
  readonly form: FormState;
}

interface ChoiceProps {
  readonly column: FileColumn;
  readonly name: string;
  readonly fields: readonly Option[];
  readonly language: Language;
}

type Part = Omit<ImportColumnsProps, 'columns'>;

function RowsForm({ frame, found, base, form }: Part): Element {
  const { language, csrfToken } = frame.app;
  const words = importMessages[language];
  return (
    <Form action={`${base}/${found.id}/lecture`} csrfToken={csrfToken} layout="inline">
      {found.sheets.length > 1 ? (
        <SelectField
          name="sheet"
          label={words.sheet}
          language={language}
          value={String(found.sheet)}
          options={found.sheets.map((name, index) => ({ value: String(index), label: name }))}
        />
      ) : null}
      <TextField
        name="headerRow"
        label={words.headerRow}
        hint={words.headerRowHint}
        language={language}
        inputmode="numeric"
        width="short"
        {...fieldState(form, 'headerRow')}
        value={String(found.headerRow)}
      />
      <Button>{words.reread}</Button>
    </Form>
  );
}

function FieldChoice({ column, name, fields, language }: ChoiceProps): Element {
  const words = importMessages[language];
  return (
    <select class="input select" name="field" aria-label={words.holdsWhat(name)}>
      <option value="">{words.ignored}</option>
      {fields.map(({ value, label }) => (
        <option value={value} selected={value === column.field}>
          {label}
        </option>
      ))}
    </select>
  );
}

function tableColumns(fields: readonly Option[], language: Language): Column<FileColumn>[] {
  const words = importMessages[language];
  const nameOf = ({ title, index }: FileColumn): string => title || words.columnNumber(String(index + 1));
  return [
    { key: 'column', header: words.column, main: true, cell: nameOf },
    { key: 'examples', header: words.examples, cell: ({ examples }) => examples.join(' · ') || '–' },
    {
      key: 'holds',
      header: words.holds,
      cell: (column) => <FieldChoice column={column} name={nameOf(column)} fields={fields} language={language} />,
    },
  ];
}

export function ImportColumnsPage({ columns, ...props }: ImportColumnsProps): Element {
  const { frame, found, fields, form, base, clientsHref } = props;
  const { language, csrfToken } = frame.app;
  const words = importMessages[language];
  return (
    <CabinetLayout
      frame={frame}
      title={found.fileName}
      lead={words.columnsLead}
      crumbs={[
        { label: words.clients, href: clientsHref },
        { label: words.title, href: base },
      ]}
    >
      <ImportSteps current={1} language={language} />
      <Problems form={form} language={language} />
      <Card>
        <RowsForm {...props} />
      </Card>
      <Form action={`${base}/${found.id}/colonnes`} csrfToken={csrfToken}>
        <Table
          caption={words.columnsLead}
          language={language}
          rows={columns}
          rowId={({ index }) => `c-${index}`}
          columns={tableColumns(fields, language)}
        />
        <p>{words.needed}</p>
        <FormActions>
          <Button variant="primary">{words.goOn}</Button>
        </FormActions>
      </Form>
    </CabinetLayout>
  );
}
