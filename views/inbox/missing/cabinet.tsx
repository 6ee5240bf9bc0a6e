// What is missing in the clients of a cabinet: ticked, asked for together.

import {
  Alert,
  AppLayout,
  Badge,
  BulkBar,
  Button,
  DateText,
  EmptyState,
  PageHeader,
  Pagination,
  Stack,
  Table,
  Toast,
  type AppFrame,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { missingCabinetMessages } from './cabinet-messages.ts';
import { missingMessages } from './messages.ts';
import { STATE_LOOKS } from './state.tsx';

interface LineView {
  readonly href: string;
  readonly supplier: string;
  readonly title: string;
  readonly state: 'open' | 'asked';
}

export interface ClientMissing {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly count: number;
  /** ISO day. */
  readonly since: string | undefined;
  readonly days: number;
  /** The longest missing, not all. */
  readonly lines: readonly LineView[];
}

export interface CabinetMissingProps {
  readonly frame: AppFrame;
  readonly cabinet: string;
  /** `/cabinets/<id>/manquants`. */
  readonly base: string;
  readonly rows: readonly ClientMissing[];
  readonly documents: number;
  readonly clients: number;
  readonly first: number;
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
  readonly done: string | undefined;
  /** Clients that the action before this page left aside, and why. */
  readonly problems: readonly { readonly name: string; readonly reason: string }[];
}

const FORM = 'missing-clients';

function Lines({ row, language }: { row: ClientMissing; language: Language }): Element {
  const text = missingMessages[language];
  const more = row.count - row.lines.length;
  return (
    <ul class="plain">
      {row.lines.map(({ href, supplier, title, state }) => {
        const [tone, icon] = STATE_LOOKS[state];
        return (
          <li>
            <a href={href}>{supplier || text.noSupplier}</a>, {title}{' '}
            <Badge tone={tone} icon={icon}>
              {text.states[state]}
            </Badge>
          </li>
        );
      })}
      {more > 0 ? (
        <li>
          <a href={row.href}>{missingCabinetMessages[language].more(more)}</a>
        </li>
      ) : null}
    </ul>
  );
}

function columns(language: Language): Column<ClientMissing>[] {
  const text = missingCabinetMessages[language];
  return [
    { key: 'client', header: text.client, main: true, cell: ({ name }) => name },
    { key: 'count', header: text.count, align: 'end', cell: ({ count }) => <strong>{String(count)}</strong> },
    {
      key: 'oldest',
      header: text.oldest,
      cell: ({ since, days }) => (
        <div>
          <DateText value={since} language={language} />{' '}
          <span class="definition-note">{missingMessages[language].days(days)}</span>
        </div>
      ),
    },
    { key: 'what', header: text.what, cell: (row) => <Lines row={row} language={language} /> },
  ];
}

export function CabinetMissingPage(props: CabinetMissingProps): Element {
  const { frame, cabinet, base, rows, documents, clients, first, previousHref, nextHref, done, problems } = props;
  const { language, csrfToken } = frame;
  const text = missingCabinetMessages[language];
  const selection = { name: 'id', form: FORM, label: ({ name }: ClientMissing) => name };
  return (
    <AppLayout
      {...frame}
      title={`${text.title}, ${cabinet}`}
      width="full"
      toasts={done ? <Toast message={done} language={language} /> : undefined}
    >
      <PageHeader
        title={text.title}
        lead={clients > 0 ? text.lead(documents, clients) : undefined}
        language={language}
      />
      <Stack>
        {problems.length === 0 ? null : (
          <Alert tone="warning" title={text.problems}>
            <ul>
              {problems.map(({ name, reason }) => (
                <li>
                  {name}, {reason}
                </li>
              ))}
            </ul>
          </Alert>
        )}
        {clients > 0 ? (
          <BulkBar id={FORM} action={`${base}/demandes`} csrfToken={csrfToken} language={language}>
            <Button variant="primary" icon="send">
              {text.ask}
            </Button>
            <Button formaction={`${base}/relances`} icon="bell">
              {text.switchOn}
            </Button>
          </BulkBar>
        ) : null}
        <Table
          caption={text.title}
          columns={columns(language)}
          rows={rows}
          rowId={({ id }) => id}
          rowHref={({ href }) => href}
          selection={selection}
          language={language}
          empty={<EmptyState title={text.empty}>{text.emptyHint}</EmptyState>}
        />
        <Pagination
          previousHref={previousHref}
          nextHref={nextHref}
          summary={clients > 0 ? text.page(first, first + rows.length - 1, clients) : undefined}
          language={language}
        />
      </Stack>
    </AppLayout>
  );
}
