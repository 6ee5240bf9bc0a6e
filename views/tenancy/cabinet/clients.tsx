// « Clients »: the list, its filters, its columns, its exports.

import type { Client, Stage, WaitingCounts } from '#modules/tenancy';
import {
  Button,
  EmptyState,
  Form,
  LinkButton,
  Menu,
  MenuLink,
  Pagination,
  SearchField,
  SelectField,
  Table,
  Toolbar,
  type Child,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { clientColumns, columnsOf, headerOf, type ClientColumn } from './client-cells.tsx';
import { situationOptions } from '../mandates/glance.tsx';
import { clientMessages } from './client-messages.ts';
import { CabinetLayout, type CabinetPageFrame } from './frame.tsx';
import { cabinetMessages } from './messages.ts';

export interface ClientsPageProps {
  readonly frame: CabinetPageFrame;
  /** `/cabinets/<id>/clients`. */
  readonly base: string;
  readonly clients: readonly Client[];
  /** How many there are in all pages, and before any filter. */
  readonly count: number;
  readonly total: number;
  readonly sums: WaitingCounts;
  readonly first: number;
  readonly filters: {
    readonly term: string;
    readonly status: string;
    readonly stage: string;
    readonly mandate: string;
    readonly platform: string;
    readonly order: string;
    readonly descending: boolean;
    readonly columns: readonly ClientColumn[];
  };
  readonly statuses: readonly Client['status'][];
  readonly stages: readonly Stage[];
  /** Where mandates and platforms may stand. */
  readonly situations: { readonly mandate: readonly string[]; readonly platform: readonly string[] };
  /** The same list with one thing changed. */
  readonly hrefWith: (changes: Readonly<Record<string, string | undefined>>) => string;
  readonly exportHref: (format: 'csv' | 'xlsx') => string;
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
  /** What the person may do. */
  readonly may: { readonly create: boolean; readonly viewAs: boolean; readonly invite: boolean };
  /** Where lists are imported. */
  readonly importHref: string;
}

function Filters({
  base,
  filters,
  statuses,
  stages,
  situations,
  language,
}: ClientsPageProps & { language: Language }): Element {
  const text = clientMessages[language].clients;
  const words = cabinetMessages[language];
  return (
    <Form action={base} method="get" layout="inline">
      <SearchField value={filters.term} label={text.search} placeholder={text.search} button={text.submit} />
      <SelectField
        name="statut"
        label={text.statusFilter}
        language={language}
        value={filters.status}
        empty={text.any}
        options={statuses.map((status) => ({ value: status, label: words.statuses[status] }))}
      />
      <SelectField
        name="etape"
        label={text.stageFilter}
        language={language}
        value={filters.stage}
        empty={text.anyStage}
        options={stages.map((stage) => ({ value: stage, label: words.stages[stage] }))}
      />
      <SelectField
        name="mandat"
        label={text.mandateFilter}
        language={language}
        value={filters.mandate}
        empty={text.anyMandate}
        options={situationOptions('mandate', situations.mandate, language)}
      />
      <SelectField
        name="pa"
        label={text.platformFilter}
        language={language}
        value={filters.platform}
        empty={text.anyPlatform}
        options={situationOptions('platform', situations.platform, language)}
      />
      {filters.order === 'urgency' ? null : <input type="hidden" name="tri" value={filters.order} />}
      {filters.columns.map((column) => (
        <input type="hidden" name="colonne" value={column} />
      ))}
      <Button>{text.filter}</Button>
    </Form>
  );
}

/** A form in a popover: works without script, the choice lives in the address. */
function ColumnChoice({ base, filters, language }: ClientsPageProps & { language: Language }): Element {
  const text = clientMessages[language].clients;
  const chosen = new Set(filters.columns);
  return (
    <Menu id="columns" label={text.columns} icon="settings" variant="secondary">
      <form action={base} method="get" class="form form-stack column-choice">
        <input type="hidden" name="q" value={filters.term} />
        <input type="hidden" name="statut" value={filters.status} />
        <input type="hidden" name="etape" value={filters.stage} />
        <input type="hidden" name="mandat" value={filters.mandate} />
        <input type="hidden" name="pa" value={filters.platform} />
        <input type="hidden" name="tri" value={filters.order} />
        <fieldset>
          <legend class="visually-hidden">{text.columns}</legend>
          {clientColumns.map((column) => (
            <div class="choice">
              <input
                type="checkbox"
                class="tick"
                id={`column-${column}`}
                name="colonne"
                value={column}
                checked={chosen.has(column)}
              />
              <label for={`column-${column}`}>{headerOf(column, language)}</label>
            </div>
          ))}
        </fieldset>
        <Button size="small">{text.showColumns}</Button>
      </form>
    </Menu>
  );
}

function rowMenu({ base, may }: ClientsPageProps, language: Language): (client: Client) => Child {
  const text = clientMessages[language].clients;
  return (client) => (
    <Menu id={`actions-${client.id}`} label={text.actions(client.name)} icon="dots" iconOnly size="small">
      <MenuLink href={`/d/${client.id}`} icon="external">
        {text.open}
      </MenuLink>
      {may.create ? (
        <MenuLink href={`${base}/${client.id}`} icon="edit">
          {text.edit}
        </MenuLink>
      ) : null}
      {may.create ? (
        <MenuLink href={`${base}/${client.id}/mandats`} icon="shield">
          {text.register}
        </MenuLink>
      ) : null}
      {may.invite ? (
        <MenuLink href={`/d/${client.id}/parametres/utilisateurs`} icon="mail">
          {text.invite}
        </MenuLink>
      ) : null}
      {may.viewAs ? (
        <MenuLink href={`/d/${client.id}/vue`} icon="eye">
          {text.viewAs}
        </MenuLink>
      ) : null}
    </Menu>
  );
}

function Actions({ base, may, importHref, exportHref, language }: ClientsPageProps & { language: Language }): Element {
  const text = clientMessages[language].clients;
  return (
    <>
      <Menu id="exports" label={text.export} icon="download" variant="secondary">
        <MenuLink href={exportHref('csv')}>{text.csv}</MenuLink>
        <MenuLink href={exportHref('xlsx')}>{text.xlsx}</MenuLink>
      </Menu>
      {may.create ? (
        <LinkButton href={`${base.replace(/\/clients$/, '')}/activation`} icon="mail">
          {text.activate}
        </LinkButton>
      ) : null}
      {may.create ? (
        <LinkButton href={importHref} icon="upload">
          {text.import}
        </LinkButton>
      ) : null}
      {may.create ? (
        <LinkButton href={`${base}/nouveau`} icon="plus" variant="primary" data-key="n">
          {text.add}
        </LinkButton>
      ) : null}
    </>
  );
}

function Nothing({ total, language }: { total: number; language: Language }): Element {
  const text = clientMessages[language].clients;
  return total === 0 ? (
    <EmptyState title={text.empty}>
      <p>{text.emptyHint}</p>
    </EmptyState>
  ) : (
    <EmptyState title={text.none}>
      <p>{text.noneHint}</p>
    </EmptyState>
  );
}

export function ClientsPage(props: ClientsPageProps): Element {
  const { frame, clients, count, first, filters, sums, hrefWith } = props;
  const { language } = frame.app;
  const text = clientMessages[language].clients;
  const summary = count > 0 ? text.page(first, first + clients.length - 1, count) : undefined;
  const { order, descending, columns } = filters;
  return (
    <CabinetLayout
      frame={frame}
      title={text.title}
      lead={text.lead(count)}
      width="full"
      actions={<Actions {...props} language={language} />}
    >
      <Toolbar end={<ColumnChoice {...props} language={language} />}>
        <Filters {...props} language={language} />
      </Toolbar>
      <Table
        caption={text.title}
        columns={columnsOf({
          language,
          shown: columns,
          order,
          descending,
          sortHref: (key) => hrefWith({ tri: key, sens: key === order && !descending ? 'desc' : undefined }),
        })}
        rows={clients}
        rowId={({ id }) => `c-${id}`}
        rowHref={({ id }) => `/d/${id}`}
        rowActions={rowMenu(props, language)}
        totals={{
          name: text.totals,
          ...Object.fromEntries(Object.entries(sums).map(([stage, sum]) => [stage, String(sum)])),
        }}
        language={language}
        empty={<Nothing total={props.total} language={language} />}
      />
      <Pagination previousHref={props.previousHref} nextHref={props.nextHref} summary={summary} language={language} />
    </CabinetLayout>
  );
}
