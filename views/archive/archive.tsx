// What is kept: every acceptance with its three files, search, dates, and the proof that nothing has changed.

import {
  AppLayout,
  Button,
  DateField,
  EmptyState,
  Form,
  LinkButton,
  PageHeader,
  Pagination,
  Stack,
  Table,
  TextField,
  type AppFrame,
  type Element,
} from '../ui/index.ts';
import { words } from './messages.ts';
import { sealedColumns, type SealedView } from './sealed.tsx';
import { VerificationPart, type VerificationView } from './verification.tsx';

export interface ArchiveProps {
  readonly frame: AppFrame;
  readonly rows: readonly SealedView[];
  readonly query: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly firstHref: string | undefined;
  readonly nextHref: string | undefined;
  readonly hrefs: { readonly list: string; readonly verify: string };
  /** The last one, running or ended. */
  readonly verification: VerificationView | undefined;
}

const isFiltered = ({ query, from, to }: ArchiveProps): boolean =>
  query !== '' || from !== undefined || to !== undefined;

function Filters(props: ArchiveProps): Element {
  const { frame, query, from, to, hrefs } = props;
  const { language } = frame;
  const text = words[language];
  return (
    <Form action={hrefs.list} method="get" layout="inline">
      <TextField
        name="q"
        id="archive-q"
        type="search"
        label={text.searchLabel}
        placeholder={text.search}
        value={query}
        language={language}
      />
      <DateField name="du" label={text.from} value={from} language={language} />
      <DateField name="au" label={text.to} value={to} language={language} />
      <Button variant="secondary" icon="filter">
        {text.filter}
      </Button>
      {isFiltered(props) ? (
        <LinkButton href={hrefs.list} variant="ghost" icon="cross">
          {text.clear}
        </LinkButton>
      ) : null}
    </Form>
  );
}

function Empty(props: ArchiveProps): Element {
  const text = words[props.frame.language];
  if (isFiltered(props)) return <EmptyState title={text.emptyFilter}>{text.emptyFilterText}</EmptyState>;
  return <EmptyState title={text.empty}>{text.emptyText}</EmptyState>;
}

function Verify({ frame, hrefs }: ArchiveProps): Element {
  const { language, csrfToken } = frame;
  return (
    <Form action={hrefs.verify} csrfToken={csrfToken} layout="inline">
      <Button variant="primary" icon="shield">
        {words[language].verify}
      </Button>
    </Form>
  );
}

export function ArchivePage(props: ArchiveProps): Element {
  const { frame, rows, firstHref, nextHref, hrefs, verification } = props;
  const { language } = frame;
  const text = words[language];
  return (
    <AppLayout {...frame} title={text.title}>
      <PageHeader title={text.title} lead={text.lead} language={language} actions={<Verify {...props} />} />
      <Stack>
        {verification ? <VerificationPart verification={verification} language={language} href={hrefs.list} /> : null}
        <Filters {...props} />
        <Table
          caption={text.caption}
          columns={sealedColumns(language)}
          rows={rows}
          rowId={(row) => row.id}
          rowHref={(row) => row.href ?? row.files[0]?.href ?? ''}
          empty={<Empty {...props} />}
          language={language}
        />
        <Pagination
          previousHref={firstHref}
          nextHref={nextHref}
          summary={rows.length > 0 ? text.page(rows.length) : undefined}
          language={language}
        />
      </Stack>
    </AppLayout>
  );
}
