// What opens an account beside the password: passkeys, accounts elsewhere.

import type { PasskeyInfo } from '#modules/tenancy';
import {
  Card,
  DateText,
  EmptyState,
  LinkButton,
  Table,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { messages } from '../messages.ts';
import { changeMessages } from './change-messages.ts';
import type { AccountFrame } from './frame.tsx';
import { accountMessages } from './messages.ts';

function passkeyColumns(language: Language): Column<PasskeyInfo>[] {
  const text = accountMessages[language].security;
  return [
    {
      key: 'name',
      header: text.keyName,
      main: true,
      cell: ({ name, isSynced }) => (
        <>
          {name}
          {isSynced ? <small> {text.keySynced}</small> : null}
        </>
      ),
    },
    { key: 'added', header: text.keyAdded, cell: ({ createdAt }) => <DateText value={createdAt} {...{ language }} /> },
    {
      key: 'used',
      header: text.keyUsed,
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <DateText value={lastUsedAt} language={language} /> : messages[language].never,
    },
  ];
}

function passkeyLinks({ id, name }: PasskeyInfo, language: Language): Element {
  const text = accountMessages[language].security;
  return (
    <>
      <LinkButton
        href={`/compte/securite/cles/${id}/nom`}
        size="small"
        title={changeMessages[language].keyRenameOne(name)}
      >
        {changeMessages[language].keyRename}
        <span class="visually-hidden"> {name}</span>
      </LinkButton>
      <LinkButton href={`/compte/securite/cles/${id}/retrait`} size="small" title={text.keyRemoveOne(name)}>
        {text.keyRemove}
        <span class="visually-hidden"> {name}</span>
      </LinkButton>
    </>
  );
}

export function Passkeys({ frame, passkeys }: { frame: AccountFrame; passkeys: readonly PasskeyInfo[] }): Element {
  const { language } = frame;
  const text = accountMessages[language].security;
  return (
    <Card
      title={text.keysTitle}
      lead={text.keysLead}
      flush
      footer={
        <LinkButton href="/compte/securite/cles/nouvelle" icon="key">
          {text.keyAdd}
        </LinkButton>
      }
    >
      <Table
        caption={text.keysTitle}
        columns={passkeyColumns(language)}
        rows={passkeys}
        rowId={({ id }) => `k-${id}`}
        rowActions={(passkey) => passkeyLinks(passkey, language)}
        language={language}
        empty={
          <EmptyState title={text.keysNone} compact>
            <p>{text.keysNoneHint}</p>
          </EmptyState>
        }
      />
    </Card>
  );
}

/** An account elsewhere with which the person may sign in. */
export interface LinkedAccount {
  readonly id: string;
  readonly provider: string;
  readonly email: string | undefined;
  readonly linkedAt: Date;
}

function accountColumns(language: Language): Column<LinkedAccount>[] {
  const text = accountMessages[language].security;
  return [
    { key: 'provider', header: text.provider, main: true, cell: ({ provider }) => provider },
    { key: 'email', header: text.providerEmail, cell: ({ email }) => email ?? '—' },
    { key: 'linked', header: text.linked, cell: ({ linkedAt }) => <DateText value={linkedAt} language={language} /> },
  ];
}

function unlinkLink({ id, provider }: LinkedAccount, language: Language): Element {
  return (
    <LinkButton href={`/compte/securite/comptes/${id}/retrait`} size="small">
      {accountMessages[language].security.unlink}
      <span class="visually-hidden"> {provider}</span>
    </LinkButton>
  );
}

export interface LinkedAccountsProps {
  readonly frame: AccountFrame;
  readonly linked: readonly LinkedAccount[];
  /** Those whose accounts may be linked. */
  readonly providers: readonly { readonly id: string; readonly name: string }[];
}

export function LinkedAccounts({ frame, linked, providers }: LinkedAccountsProps): Element {
  const { language } = frame;
  const text = accountMessages[language].security;
  return (
    <Card
      title={text.providersTitle}
      lead={text.providersLead}
      flush
      footer={providers.map(({ id, name }) => (
        <LinkButton href={`/compte/securite/comptes/nouveau?fournisseur=${id}`} icon="plus">
          {changeMessages[language].linkTitle(name)}
        </LinkButton>
      ))}
    >
      <Table
        caption={text.providersTitle}
        columns={accountColumns(language)}
        rows={linked}
        rowId={({ id }) => `i-${id}`}
        rowActions={(account) => unlinkLink(account, language)}
        language={language}
        empty={<EmptyState title={changeMessages[language].providersNone} compact />}
      />
    </Card>
  );
}
