// All of one client: its mandates, its platforms, its addresses in the annuaire.

import { formatDate } from '#src/i18n.ts';
import type { ClientRegister } from '#modules/tenancy';
import {
  Card,
  EmptyState,
  LinkButton,
  Stack,
  Table,
  Badge,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { languageOf, RegisterLayout, type RegisterPart } from './frame.tsx';
import { EndNote, MandateBadge, PlatformBadge } from './glance.tsx';
import { standingMessages } from './messages.ts';
import { Period } from './period.tsx';
import { registerMessages } from './register-messages.ts';

type Mandate = ClientRegister['mandates'][number];
type Platform = ClientRegister['platforms'][number];
type Address = ClientRegister['addresses'][number];

export interface RegisterPageProps extends RegisterPart {
  readonly register: ClientRegister;
  /** Days until a mandate or a platform in force ends, when that is soon, by id. */
  readonly endsIn: ReadonlyMap<string, number>;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly may: { readonly draft: boolean; readonly edit: boolean };
}

interface Part {
  readonly page: RegisterPageProps;
  readonly language: Language;
}

function mandateColumns({ page, language }: Part): Column<Mandate>[] {
  const text = registerMessages[language].mandates;
  const words = standingMessages[language];
  return [
    { key: 'kind', header: text.kind, main: true, cell: ({ kind }) => words.kinds[kind] },
    {
      key: 'state',
      header: text.state,
      cell: ({ id, state, stateSince, endsOn }) => (
        <div class="glances">
          <span>
            <MandateBadge state={state} language={language} />
          </span>
          {page.endsIn.has(id) ? (
            <span>
              <EndNote endsOn={endsOn} endsIn={page.endsIn.get(id)} language={language} />
            </span>
          ) : (
            <small>{words.since(formatDate(stateSince.toISOString(), language))}</small>
          )}
        </div>
      ),
    },
    { key: 'signer', header: text.signer, cell: ({ signer }) => signer.name },
    {
      key: 'period',
      header: text.period,
      cell: ({ startsOn, endsOn }) => <Period startsOn={startsOn} endsOn={endsOn} language={language} />,
    },
  ];
}

function Mandates({ page, language }: Part): Element {
  const { base, frame, register, may } = page;
  const text = registerMessages[language].mandates;
  const add = may.draft ? (
    <LinkButton href={`${base}/nouveau`} icon="plus" variant="primary" data-key="n">
      {text.add}
    </LinkButton>
  ) : undefined;
  return (
    <Card title={text.title} actions={add} flush>
      <Table
        caption={text.title}
        columns={mandateColumns({ page, language })}
        rows={register.mandates}
        rowId={({ id }) => `m-${id}`}
        rowHref={({ id }) => `${base}/${id}`}
        language={language}
        empty={
          <EmptyState title={text.empty} compact>
            <p>{frame.kind === 'client' ? text.emptyHint : text.ownEmptyHint}</p>
          </EmptyState>
        }
      />
    </Card>
  );
}

function platformColumns({ page, language }: Part): Column<Platform>[] {
  const { endsIn } = page;
  const text = registerMessages[language].platforms;
  return [
    { key: 'name', header: text.name, main: true, cell: ({ name }) => name },
    { key: 'number', header: text.number, cell: ({ number }) => number ?? '—' },
    {
      key: 'state',
      header: text.state,
      cell: ({ id, state, endsOn }) => (
        <div class="glances">
          <span>
            <PlatformBadge state={state} language={language} />
          </span>
          {endsIn.has(id) ? (
            <span>
              <EndNote endsOn={endsOn} endsIn={endsIn.get(id)} language={language} />
            </span>
          ) : null}
        </div>
      ),
    },
    {
      key: 'period',
      header: text.period,
      cell: ({ startsOn, endsOn }) => <Period startsOn={startsOn} endsOn={endsOn} language={language} />,
    },
  ];
}

function Platforms({ page, language }: Part): Element {
  const { base, register, may } = page;
  const text = registerMessages[language].platforms;
  const add = may.edit ? (
    <LinkButton href={`${base}/plateformes/nouvelle`} icon="plus">
      {text.add}
    </LinkButton>
  ) : undefined;
  return (
    <Card title={text.title} actions={add} flush>
      <Table
        caption={text.title}
        columns={platformColumns({ page, language })}
        rows={register.platforms}
        rowId={({ id }) => `p-${id}`}
        rowHref={may.edit ? ({ id }) => `${base}/plateformes/${id}` : undefined}
        language={language}
        empty={
          <EmptyState title={text.empty} compact>
            <p>{text.emptyHint}</p>
          </EmptyState>
        }
      />
    </Card>
  );
}

function Standing({ address, today, language }: { address: Address; today: string; language: Language }): Element {
  const text = registerMessages[language].addresses;
  if (address.endsOn !== undefined && address.endsOn < today) return <Badge tone="neutral">{text.past}</Badge>;
  if (address.startsOn > today) return <Badge tone="info">{text.coming}</Badge>;
  return <Badge tone="success">{text.present}</Badge>;
}

function addressColumns({ page, language }: Part): Column<Address>[] {
  const text = registerMessages[language].addresses;
  const names = new Map(page.register.platforms.map(({ id, name }) => [id, name]));
  return [
    {
      key: 'address',
      header: text.address,
      main: true,
      cell: ({ address }) => <span class="figures breakable">{address}</span>,
    },
    { key: 'platform', header: text.platform, cell: ({ platformId }) => names.get(platformId) ?? '—' },
    {
      key: 'standing',
      header: text.standing,
      cell: (address) => <Standing address={address} today={page.today} language={language} />,
    },
    {
      key: 'period',
      header: text.period,
      cell: ({ startsOn, endsOn }) => <Period startsOn={startsOn} endsOn={endsOn} language={language} />,
    },
  ];
}

/** Why none can be added yet. */
function missingFor({ register }: RegisterPageProps, language: Language): string | undefined {
  const text = registerMessages[language].addresses;
  if (register.company.siren === undefined) return text.needsSiren;
  return register.platforms.length === 0 ? text.needsPlatform : undefined;
}

function Addresses({ page, language }: Part): Element {
  const { base, register, may } = page;
  const text = registerMessages[language].addresses;
  const missing = missingFor(page, language);
  const add =
    may.edit && missing === undefined ? (
      <LinkButton href={`${base}/adresses/nouvelle`} icon="plus">
        {text.add}
      </LinkButton>
    ) : undefined;
  return (
    <Card title={text.title} actions={add} flush>
      <Table
        caption={text.title}
        columns={addressColumns({ page, language })}
        rows={register.addresses}
        rowId={({ id }) => `a-${id}`}
        rowHref={may.edit ? ({ id }) => `${base}/adresses/${id}` : undefined}
        language={language}
        empty={
          <EmptyState title={text.empty} compact>
            <p>{missing ?? text.emptyHint}</p>
          </EmptyState>
        }
      />
    </Card>
  );
}

export function RegisterPage(props: RegisterPageProps): Element {
  const language = languageOf(props.frame);
  return (
    <RegisterLayout frame={props.frame} base={props.base}>
      <Stack>
        <Mandates page={props} language={language} />
        <Platforms page={props} language={language} />
        <Addresses page={props} language={language} />
      </Stack>
    </RegisterLayout>
  );
}
