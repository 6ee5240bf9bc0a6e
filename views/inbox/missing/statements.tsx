// Supplier statements: dropping one, and those that were.

import {
  AppLayout,
  Button,
  Card,
  DateText,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
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
} from '../../ui/index.ts';
import { missingMessages } from './messages.ts';
import { statementMessages } from './statement-messages.ts';

interface StatementRow {
  readonly id: string;
  readonly href: string;
  readonly filename: string;
  /** Empty: to be told. */
  readonly supplier: string;
  readonly uploadedAt: Date;
  readonly by: string;
}

export interface StatementsProps {
  readonly frame: AppFrame;
  /** `/d/<id>/manquants`. */
  readonly base: string;
  readonly rows: readonly StatementRow[];
  readonly suppliers: readonly Option[];
  readonly problems: readonly FormProblem[];
  readonly mayAdd: boolean;
  readonly done: string | undefined;
}

function columns(language: Language): Column<StatementRow>[] {
  const text = statementMessages[language].list;
  return [
    { key: 'file', header: text.file, main: true, cell: ({ filename }) => filename },
    { key: 'supplier', header: text.supplier, cell: ({ supplier }) => supplier || text.unknown },
    {
      key: 'uploaded',
      header: text.uploaded,
      cell: ({ uploadedAt }) => <DateText value={uploadedAt} language={language} />,
    },
    { key: 'by', header: text.by, cell: ({ by }) => by },
  ];
}

function Upload({ frame, base, suppliers, problems }: StatementsProps): Element {
  const { language, csrfToken } = frame;
  const text = statementMessages[language].list;
  const errorOf = (name: string): string | undefined => problems.find(({ field }) => field === name)?.message;
  return (
    <Card>
      <Form action={`${base}/releves`} csrfToken={csrfToken} multipart>
        <FileField
          name="file"
          label={text.file}
          hint={text.fileHint}
          accept=".csv,.txt,.xlsx,.ods"
          language={language}
          error={errorOf('file')}
          required
        />
        <SelectField
          name="supplier"
          label={text.supplier}
          language={language}
          empty={text.guess}
          options={suppliers}
          error={errorOf('supplier')}
        />
        <FormActions>
          <Button variant="primary" icon="upload">
            {text.upload}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

export function StatementsPage(props: StatementsProps): Element {
  const { frame, base, rows, problems, mayAdd, done } = props;
  const { language } = frame;
  const text = statementMessages[language].list;
  return (
    <AppLayout {...frame} title={text.title} toasts={done ? <Toast message={done} language={language} /> : undefined}>
      <PageHeader
        title={text.title}
        lead={text.lead}
        crumbs={[{ label: missingMessages[language].title, href: base }]}
        language={language}
      />
      <Stack>
        <ErrorSummary problems={problems} language={language} />
        {mayAdd ? <Upload {...props} /> : null}
        <Table
          caption={text.list}
          captionShown
          columns={columns(language)}
          rows={rows}
          rowId={({ id }) => `s-${id}`}
          rowHref={({ href }) => href}
          language={language}
          empty={<EmptyState title={text.empty}>{text.emptyHint}</EmptyState>}
        />
      </Stack>
    </AppLayout>
  );
}
