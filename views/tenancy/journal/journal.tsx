// A journal: searched, filtered, page by page; proved and exported on demand.

import { formatDateTime } from '#src/i18n.ts';
import {
  Alert,
  Button,
  Card,
  DateField,
  EmptyState,
  Form,
  FormActions,
  LinkButton,
  Pagination,
  SelectField,
  Table,
  TextField,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { actionName } from './actions.ts';
import { detailsText } from './details.ts';
import { journalMessages } from './messages.ts';

export interface JournalLine {
  readonly sequence: number;
  readonly at: Date;
  readonly actorKind: string;
  /** Absent once erased. */
  readonly actorName: string | undefined;
  readonly action: string;
  readonly subjectKind: string | undefined;
  readonly subjectId: string | undefined;
  /** Absent once erased. */
  readonly details: Readonly<Record<string, string | number | boolean | null>> | undefined;
}

export interface JournalProps {
  readonly language: Language;
  readonly csrfToken: string | undefined;
  readonly lines: readonly JournalLine[];
  readonly actors: readonly { readonly id: string; readonly name: string }[];
  readonly actions: readonly string[];
  /** As in the address. */
  readonly filter: Readonly<Record<'q' | 'personne' | 'acte' | 'du' | 'au', string>>;
  readonly hrefs: { readonly page: string; readonly csv: string; readonly json: string; readonly verify: string };
  readonly nextHref: string | undefined;
  /** What the proof that was asked for has shown. */
  readonly check: JournalProof | undefined;
}

export interface JournalProof {
  readonly entries: number;
  readonly fault: { readonly sequence: number; readonly fault: 'gap' | 'link' | 'hash' | 'details' } | undefined;
}

function Proof({ check, language }: { check: JournalProof; language: Language }): Element {
  const words = journalMessages[language];
  const { fault, entries } = check;
  if (!fault) return <Alert tone="success">{words.intact(entries)}</Alert>;
  return (
    <Alert tone="danger" title={words.broken(fault.sequence)} urgent>
      {words.faults[fault.fault]} {words.advice}
    </Alert>
  );
}

function Filter({ filter, actors, actions, hrefs, language }: JournalProps): Element {
  const words = journalMessages[language];
  return (
    <Form action={hrefs.page} method="get" layout="grid">
      <TextField name="q" label={words.search} value={filter.q} language={language} width="half" />
      <SelectField
        name="personne"
        label={words.person}
        options={actors.map(({ id, name }) => ({ value: id, label: name }))}
        empty={words.anybody}
        value={filter.personne}
        width="half"
        language={language}
      />
      <SelectField
        name="acte"
        label={words.action}
        options={actions.map((action) => ({ value: action, label: actionName(action, language) }))}
        empty={words.anything}
        value={filter.acte}
        width="half"
        language={language}
      />
      <DateField name="du" label={words.from} value={filter.du} language={language} width="short" />
      <DateField name="au" label={words.until} value={filter.au} language={language} width="short" />
      <FormActions>
        <Button variant="primary" icon="search">
          {words.filter}
        </Button>
        <LinkButton href={hrefs.page}>{words.clear}</LinkButton>
      </FormActions>
    </Form>
  );
}

function columns(language: Language): Column<JournalLine>[] {
  const words = journalMessages[language];
  const kinds: Readonly<Record<string, string>> = words.kinds;
  return [
    { key: 'number', header: words.number, align: 'end', wideOnly: true, cell: ({ sequence }) => String(sequence) },
    {
      key: 'at',
      header: words.at,
      cell: ({ at }) => <time datetime={at.toISOString()}>{formatDateTime(at, language)}</time>,
    },
    {
      key: 'what',
      header: words.what,
      main: true,
      cell: ({ action }) => actionName(action, language),
    },
    {
      key: 'who',
      header: words.who,
      cell: ({ actorName, actorKind }) => (
        <>
          {actorName ?? <em>{words.erased}</em>}
          {kinds[actorKind] ? <small> {kinds[actorKind]}</small> : null}
        </>
      ),
    },
    {
      key: 'details',
      header: words.details,
      cell: ({ details }) => (details ? detailsText(details, language) : words.erased) || '—',
    },
  ];
}

function Actions({ hrefs, csrfToken, language }: JournalProps): Element {
  const words = journalMessages[language];
  return (
    <>
      <LinkButton href={hrefs.csv} icon="download">
        {words.csv}
      </LinkButton>
      <LinkButton href={hrefs.json} icon="download">
        {words.json}
      </LinkButton>
      <form method="post" action={hrefs.verify}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Button variant="secondary" icon="shield">
          {words.verify}
        </Button>
      </form>
    </>
  );
}

export function Journal(props: JournalProps): Element {
  const { language, lines, check, nextHref } = props;
  const words = journalMessages[language];
  return (
    <>
      {check ? <Proof check={check} language={language} /> : null}
      <Card title={words.title} lead={words.lead} actions={<Actions {...props} />}>
        <Filter {...props} />
      </Card>
      <Card flush>
        <Table
          caption={words.title}
          columns={columns(language)}
          rows={lines}
          rowId={({ sequence }) => `j-${sequence}`}
          language={language}
          empty={<EmptyState title={words.none}>{words.noneHint}</EmptyState>}
        />
        <Pagination nextHref={nextHref} language={language} />
      </Card>
    </>
  );
}
