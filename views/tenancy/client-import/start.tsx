// The first page: a file, the template, what was imported before.

import type { ClientImport } from '#modules/tenancy';
import {
  Badge,
  Button,
  Card,
  DateText,
  EmptyState,
  FileField,
  Form,
  FormActions,
  LinkButton,
  Table,
  type Column,
  type Element,
  type Language,
  type Tone,
} from '../../ui/index.ts';
import { errorOf, Problems, type FormState } from '../form.tsx';
import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { importMessages } from './messages.ts';
import { ImportSteps } from './steps.tsx';

export interface ImportPlaces {
  /** Of the cabinet's client list. */
  readonly clientsHref: string;
  /** Of the imports; one import stands below by its id. */
  readonly base: string;
}

export interface ImportStartProps extends ImportPlaces {
  readonly frame: CabinetPageFrame;
  readonly imports: readonly ClientImport[];
  readonly form: FormState;
  /** Whether the person may set connectors up. */
  readonly mayConnect: boolean;
}

const TONES: Readonly<Record<ClientImport['state'], Tone>> = {
  mapping: 'warning',
  review: 'warning',
  running: 'info',
  done: 'success',
  abandoned: 'neutral',
};

function columns(language: Language): Column<ClientImport>[] {
  const words = importMessages[language];
  return [
    { key: 'file', header: words.fileName, main: true, cell: ({ fileName }) => fileName },
    { key: 'by', header: words.by, cell: ({ createdBy }) => createdBy },
    { key: 'on', header: words.on, cell: ({ createdAt }) => <DateText value={createdAt} language={language} /> },
    {
      key: 'state',
      header: words.state,
      cell: ({ state }) => <Badge tone={TONES[state]}>{words.states[state]}</Badge>,
    },
  ];
}

export function ImportStartPage({ frame, imports, form, base, clientsHref, mayConnect }: ImportStartProps): Element {
  const { language, csrfToken } = frame.app;
  const words = importMessages[language];
  return (
    <CabinetLayout
      frame={frame}
      title={words.title}
      lead={words.startLead}
      crumbs={[{ label: words.clients, href: clientsHref }]}
      actions={
        <>
          {mayConnect ? <LinkButton href={`${base}/connecteurs`}>{words.connectors}</LinkButton> : null}
          <LinkButton href={`${base}/modele.xlsx`} icon="download">
            {words.template}
          </LinkButton>
        </>
      }
    >
      <ImportSteps current={0} language={language} />
      <Problems form={form} language={language} />
      <Card>
        <Form action={base} csrfToken={csrfToken} multipart>
          <FileField
            name="file"
            label={words.file}
            hint={words.fileHint}
            accept=".xlsx,.ods,.csv,.txt,.tsv"
            language={language}
            required
            error={errorOf(form, 'file')}
          />
          <FormActions>
            <Button variant="primary">{words.read}</Button>
          </FormActions>
        </Form>
      </Card>
      <Card title={words.past} flush>
        <Table
          caption={words.past}
          columns={columns(language)}
          rows={imports}
          rowId={({ id }) => `i-${id}`}
          rowHref={({ id }) => `${base}/${id}`}
          language={language}
          empty={<EmptyState title={words.pastNone} compact />}
        />
      </Card>
    </CabinetLayout>
  );
}
