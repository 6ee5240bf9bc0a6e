// « Paramètres d’export »: how each dossier reaches the accounting program.

import type { Client } from '#modules/tenancy';
import {
  Badge,
  Card,
  DateText,
  EmptyState,
  LinkButton,
  Table,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { clientMessages } from './client-messages.ts';
import { CabinetLayout, type CabinetPageFrame } from './frame.tsx';
import { cabinetMessages } from './messages.ts';

export interface ExportsPageProps {
  readonly frame: CabinetPageFrame;
  /** Active ones, those without a link first. */
  readonly clients: readonly Client[];
  readonly linked: number;
}

function columns(language: Language): Column<Client>[] {
  const text = cabinetMessages[language].exports;
  return [
    { key: 'name', header: text.dossier, main: true, cell: ({ name }) => name },
    {
      key: 'state',
      header: text.state,
      cell: ({ linked }) =>
        linked ? (
          <Badge tone="success" icon="link">
            {clientMessages[language].clients.linked}
          </Badge>
        ) : (
          <Badge tone="warning">{text.unlinked}</Badge>
        ),
    },
    {
      key: 'used',
      header: text.used,
      cell: ({ linkUsedAt }) => (linkUsedAt ? <DateText value={linkUsedAt} language={language} /> : '—'),
    },
    { key: 'waiting', header: text.waiting, align: 'end', cell: ({ waiting }) => String(waiting.collect) },
  ];
}

function keysLink(language: Language): (client: Client) => Element {
  return ({ id }) => (
    <LinkButton href={`/d/${id}/parametres/cles`} size="small">
      {cabinetMessages[language].exports.manage}
    </LinkButton>
  );
}

export function ExportsPage({ frame, clients, linked }: ExportsPageProps): Element {
  const { language } = frame.app;
  const text = cabinetMessages[language].exports;
  return (
    <CabinetLayout
      frame={frame}
      title={text.title}
      lead={text.lead}
      actions={
        <LinkButton href="/api/docs" icon="help">
          {text.docs}
        </LinkButton>
      }
    >
      <Card title={text.title} lead={text.linkedCount(linked, clients.length)} flush>
        <Table
          caption={text.title}
          columns={columns(language)}
          rows={clients}
          rowId={({ id }) => `x-${id}`}
          rowActions={keysLink(language)}
          language={language}
          empty={<EmptyState compact title={clientMessages[language].clients.empty} />}
        />
      </Card>
    </CabinetLayout>
  );
}
