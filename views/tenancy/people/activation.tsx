// « Activer »: the clients whose space is not open yet, ticked and invited together.

import {
  Alert,
  Badge,
  BulkBar,
  Button,
  DateText,
  EmptyState,
  Identifier,
  LinkButton,
  SearchField,
  Stack,
  Table,
  Toolbar,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { cabinetMessages } from '../cabinet/messages.ts';
import { activationMessages } from './activation-messages.ts';

export interface ActivationLine {
  readonly id: string;
  readonly name: string;
  readonly siren: string | undefined;
  readonly code: string | undefined;
  readonly status: 'draft' | 'created' | 'updated' | 'invited' | 'active' | 'disabled';
  readonly statusSince: Date;
  /** Known or just typed. */
  readonly email: string;
  readonly contact: string;
}

export interface ActivationPageProps {
  readonly frame: CabinetPageFrame;
  readonly lines: readonly ActivationLine[];
  /** Ticked before; kept with their addresses. */
  readonly selected: ReadonlySet<string>;
  readonly total: number;
  readonly term: string;
  readonly action: string;
  readonly clientsHref: string;
  readonly refused: readonly { readonly client: string; readonly reason: string }[];
}

function columns(language: Language): Column<ActivationLine>[] {
  const words = activationMessages[language];
  const { statuses } = cabinetMessages[language];
  return [
    { key: 'name', header: words.client, main: true, cell: ({ name }) => name },
    {
      key: 'siren',
      header: words.siren,
      cell: ({ siren }) => (siren ? <Identifier kind="siren" value={siren} /> : '—'),
    },
    { key: 'code', header: words.code, wideOnly: true, cell: ({ code }) => code ?? '—' },
    {
      key: 'status',
      header: words.status,
      cell: ({ status, statusSince }) => (
        <>
          <Badge tone={status === 'invited' ? 'warning' : 'neutral'}>{statuses[status]}</Badge>{' '}
          <small>
            <DateText value={statusSince} language={language} />
          </small>
        </>
      ),
    },
    {
      key: 'email',
      header: words.email,
      cell: ({ id, name, email, contact }) => (
        <>
          <label class="visually-hidden" for={`email-${id}`}>
            {words.emailOf(name)}
          </label>
          <input
            class="input"
            type="email"
            id={`email-${id}`}
            name={`email-${id}`}
            value={email}
            form="activation"
            autocomplete="off"
          />
          {contact ? <small>{contact}</small> : null}
        </>
      ),
    },
  ];
}

function Refused({
  refused,
  language,
}: {
  refused: ActivationPageProps['refused'];
  language: Language;
}): Element | null {
  if (refused.length === 0) return null;
  return (
    <Alert tone="danger" title={activationMessages[language].refused} urgent>
      <ul>
        {refused.map(({ client, reason }) => (
          <li>
            <strong>{client}</strong> : {reason}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

export function ActivationPage(props: ActivationPageProps): Element {
  const { frame, lines, selected, total, term, action, clientsHref, refused } = props;
  const { language, csrfToken } = frame.app;
  const words = activationMessages[language];
  return (
    <CabinetLayout
      frame={frame}
      title={words.title}
      lead={words.lead(total)}
      actions={<LinkButton href={clientsHref}>{words.back}</LinkButton>}
    >
      <Stack>
        <Refused refused={refused} language={language} />
        <Toolbar>
          <form method="get" action={action}>
            <SearchField value={term} label={words.search} />
          </form>
        </Toolbar>
        <BulkBar id="activation" action={action} csrfToken={csrfToken} language={language}>
          <Button variant="primary" icon="mail">
            {words.activate}
          </Button>
        </BulkBar>
        <Table
          caption={words.title}
          columns={columns(language)}
          rows={lines}
          rowId={({ id }) => id}
          selection={{ name: 'id', form: 'activation', selected, label: ({ name }) => words.select(name) }}
          language={language}
          empty={<EmptyState title={words.none}>{words.noneHint}</EmptyState>}
        />
        {lines.length < total ? <p>{words.more(lines.length)}</p> : null}
      </Stack>
    </CabinetLayout>
  );
}
