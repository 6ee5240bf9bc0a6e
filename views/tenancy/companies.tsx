// « Vos dossiers »: the companies a person may enter.

import type { CompanyListItem } from '#modules/tenancy';
import {
  BareLayout,
  EmptyState,
  Form,
  Identifier,
  LinkButton,
  SearchField,
  Table,
  type Column,
  type Element,
  type Language,
} from '../ui/index.ts';
import { messages } from './messages.ts';
import type { BareFrame } from './welcome.tsx';
import { roleName } from './words.ts';

export interface CompaniesPageProps {
  readonly frame: BareFrame;
  readonly companies: readonly CompanyListItem[];
  readonly term: string;
  /** How many are shown at most. */
  readonly limit: number;
  readonly mayCreate: boolean;
}

function columns(language: Language, hasCabinet: boolean): Column<CompanyListItem>[] {
  const text = messages[language].companies;
  const all: (Column<CompanyListItem> | undefined)[] = [
    { key: 'name', header: text.name, main: true, cell: (company) => company.name },
    {
      key: 'siren',
      header: text.siren,
      cell: ({ siren }) => (siren ? <Identifier kind="siren" value={siren} /> : '—'),
    },
    hasCabinet ? { key: 'code', header: text.code, cell: (company) => company.code ?? '—' } : undefined,
    hasCabinet
      ? { key: 'cabinet', header: text.cabinet, wideOnly: true, cell: (company) => company.cabinet ?? '—' }
      : undefined,
    { key: 'role', header: text.role, wideOnly: true, cell: (company) => roleName(company.role, language) },
  ];
  return all.filter((column) => column !== undefined);
}

function Nothing({ term, language }: { term: string; language: Language }): Element {
  const text = messages[language].companies;
  return term === '' ? (
    <EmptyState title={text.noAccess}>
      <p>{text.noAccessHint}</p>
    </EmptyState>
  ) : (
    <EmptyState title={text.none}>
      <p>{text.noneHint}</p>
    </EmptyState>
  );
}

export function CompaniesPage({ frame, companies, term, limit, mayCreate }: CompaniesPageProps): Element {
  const { language } = frame;
  const text = messages[language].companies;
  const isFull = companies.length >= limit;
  return (
    <BareLayout {...frame} title={text.title} width="medium">
      <header class="page-header">
        <div class="page-header-line">
          <h1>{text.title}</h1>
          {mayCreate ? (
            <LinkButton href="/dossiers/nouveau" icon="plus" variant="primary">
              {text.add}
            </LinkButton>
          ) : null}
        </div>
        <p class="page-lead">{isFull ? text.more(limit) : text.lead(companies.length)}</p>
      </header>
      <Form action="/dossiers" method="get" layout="inline">
        <SearchField value={term} label={text.search} placeholder={text.search} button={text.submit} />
      </Form>
      <Table
        caption={text.title}
        columns={columns(
          language,
          companies.some(({ cabinet }) => cabinet !== undefined),
        )}
        rows={companies}
        rowId={({ id }) => `d-${id}`}
        rowHref={({ id }) => `/d/${id}`}
        language={language}
        empty={<Nothing term={term} language={language} />}
      />
    </BareLayout>
  );
}
