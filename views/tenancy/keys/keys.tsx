// The API keys of a dossier or a cabinet: what they may do, from where, until when; renewing and revoking them.

import type { ApiKeyInfo } from '#modules/tenancy';
import {
  Badge,
  Card,
  DateText,
  EmptyState,
  Menu,
  MenuButton,
  MenuRule,
  SelectField,
  Table,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { Problems } from '../form.tsx';
import { messages } from '../messages.ts';
import { settingsMessages } from '../settings/messages.ts';
import { scopeNames } from '../words.ts';
import { keyMessages } from './messages.ts';
import { CreatedKey, NewKey, type NewKeyProps, type ShownSecret } from './new-key.tsx';

export interface KeysProps extends NewKeyProps {
  /** Forms post to `action` and below. */
  readonly keys: readonly ApiKeyInfo[];
  readonly now: Date;
  readonly created: ShownSecret | undefined;
  readonly audience: 'company' | 'cabinet';
}

function Lead({ language, audience }: KeysProps): Element {
  const words = settingsMessages[language].keys;
  return (
    <>
      {audience === 'cabinet' ? keyMessages[language].cabinetLead : words.lead} <a href="/api/docs">{words.docs}</a>.
    </>
  );
}

function KeyState({ keyInfo, now, language }: { keyInfo: ApiKeyInfo; now: Date; language: Language }): Element {
  const words = settingsMessages[language].keys;
  if (keyInfo.revokedAt) return <Badge>{words.revoked}</Badge>;
  if (keyInfo.expiresAt && keyInfo.expiresAt <= now) return <Badge tone="warning">{words.expired}</Badge>;
  return (
    <>
      <Badge tone="success">{words.active}</Badge>
      {keyInfo.previousUntil && keyInfo.previousUntil > now ? (
        <div>
          <small>
            {keyMessages[language].bothUntil} <DateText value={keyInfo.previousUntil} language={language} />
          </small>
        </div>
      ) : null}
    </>
  );
}

function columns(language: Language, now: Date): Column<ApiKeyInfo>[] {
  const text = messages[language];
  const words = settingsMessages[language].keys;
  const more = keyMessages[language];
  return [
    {
      key: 'name',
      header: words.name,
      main: true,
      cell: ({ name, prefix }) => (
        <>
          {name}
          <div>
            <code>{prefix}…</code>
          </div>
        </>
      ),
    },
    {
      key: 'rights',
      header: words.rights,
      cell: ({ scopes, networks }) => (
        <>
          {scopeNames(scopes, language)}
          {networks.length > 0 ? (
            <div>
              <small>{more.from(networks.join(', '))}</small>
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'created',
      header: words.created,
      wideOnly: true,
      cell: ({ createdAt, createdBy }) => (
        <>
          <DateText value={createdAt} language={language} /> <small>{words.createdBy(createdBy)}</small>
        </>
      ),
    },
    {
      key: 'lastUsed',
      header: words.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <DateText value={lastUsedAt} language={language} /> : text.never),
    },
    {
      key: 'expires',
      header: words.expires,
      cell: ({ expiresAt }) => (expiresAt ? <DateText value={expiresAt} language={language} /> : words.noExpiry),
    },
    { key: 'state', header: words.state, cell: (key) => <KeyState keyInfo={key} now={now} language={language} /> },
  ];
}

const GRACES = [1, 24, 72, 168] as const;

function RenewForm({ keyInfo, props }: { keyInfo: ApiKeyInfo; props: KeysProps }): Element {
  const { language, csrfToken, action } = props;
  const { id, name } = keyInfo;
  const text = keyMessages[language];
  const graces = [
    ...GRACES.map((hours) => ({ value: String(hours), label: text.hours(hours) })),
    { value: '0', label: text.none },
  ];
  return (
    <form method="post" action={`${action}/${id}/renouvellement`}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <p class="menu-who">
        <strong>{text.renewKey(name)}</strong>
        <span>{text.renewHint}</span>
      </p>
      <SelectField
        id={`heures-${id}`}
        name="heures"
        label={text.grace}
        options={graces}
        value="24"
        language={language}
      />
      <MenuButton icon="refresh">{text.renewNow}</MenuButton>
    </form>
  );
}

const actionsOf =
  (props: KeysProps) =>
  (keyInfo: ApiKeyInfo): Element | null => {
    const { language, csrfToken, action } = props;
    const { id, name, revokedAt } = keyInfo;
    const words = settingsMessages[language].keys;
    if (revokedAt) return null;
    return (
      <Menu id={`actions-${id}`} label={keyMessages[language].actions(name)} icon="dots" iconOnly>
        <RenewForm keyInfo={keyInfo} props={props} />
        <MenuRule />
        <p class="menu-who">
          <strong>{words.revokeKey(name)}</strong>
          <span>{words.revokeWarning}</span>
        </p>
        <form method="post" action={`${action}/${id}/revocation`}>
          <input type="hidden" name="_csrf" value={csrfToken} />
          <MenuButton icon="trash" danger>
            {words.revokeNow}
          </MenuButton>
        </form>
      </Menu>
    );
  };

export function Keys(props: KeysProps): Element {
  const { language, form, keys, now, created, action, audience } = props;
  const words = settingsMessages[language].keys;
  const title = audience === 'cabinet' ? keyMessages[language].cabinetTitle : words.title;
  return (
    <>
      <Problems form={form} language={language} />
      {created ? <CreatedKey created={created} href={action} language={language} /> : null}
      <Card title={title} lead={<Lead {...props} />} flush>
        <Table
          caption={title}
          columns={columns(language, now)}
          rows={keys}
          rowId={({ id }) => `k-${id}`}
          rowActions={actionsOf(props)}
          language={language}
          empty={
            <EmptyState title={words.none} compact>
              <p>{words.noneHint}</p>
            </EmptyState>
          }
        />
      </Card>
      <NewKey {...props} />
    </>
  );
}
