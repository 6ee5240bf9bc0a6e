// Settings > Clés d'API.

import type { ApiKeyInfo } from '#modules/tenancy';
import {
  Alert,
  Badge,
  Button,
  Card,
  CheckboxField,
  CopyField,
  DateText,
  EmptyState,
  FieldGroup,
  Form,
  FormActions,
  LinkButton,
  Menu,
  MenuButton,
  SelectField,
  Table,
  TextField,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { settingsMessages } from './messages.ts';
import { scopeNames } from '../words.ts';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';

export interface KeysPageProps {
  readonly frame: SettingsFrame;
  readonly form: FormState;
  readonly keys: readonly ApiKeyInfo[];
  readonly now: Date;
  /** The key that has just been made: the only time its secret is seen. */
  readonly created: { readonly name: string; readonly secret: string } | undefined;
}

export function KeysPage({ frame, form, keys, now, created }: KeysPageProps): Element {
  const { language } = frame.app;
  const words = settingsMessages[language].keys;
  return (
    <SettingsLayout frame={frame} section="keys">
      <Problems form={form} language={language} />
      {created ? <CreatedKey created={created} frame={frame} /> : null}
      <Card title={words.title} lead={<KeysLead language={language} />} flush>
        <Table
          caption={words.title}
          columns={columns(language, now)}
          rows={keys}
          rowId={({ id }) => `k-${id}`}
          rowActions={(key) => revokeForm(key, frame)}
          language={language}
          empty={
            <EmptyState title={words.none} compact>
              <p>{words.noneHint}</p>
            </EmptyState>
          }
        />
      </Card>
      <NewKey frame={frame} form={form} />
    </SettingsLayout>
  );
}

function KeysLead({ language }: { language: Language }): Element {
  const words = settingsMessages[language].keys;
  return (
    <>
      {words.lead} <a href="/api/docs">{words.docs}</a>.
    </>
  );
}

function CreatedKey({ created, frame }: { created: { name: string; secret: string }; frame: SettingsFrame }): Element {
  const { language } = frame.app;
  const words = settingsMessages[language].keys;
  return (
    <Alert
      tone="warning"
      icon="key"
      title={words.createdTitle}
      urgent
      actions={<LinkButton href={frame.hrefs.keys}>{words.createdDone}</LinkButton>}
    >
      <p>{words.createdLead}</p>
      <CopyField id="created-key" label={words.createdField(created.name)} value={created.secret} language={language} />
    </Alert>
  );
}

function KeyState({ keyInfo, now, language }: { keyInfo: ApiKeyInfo; now: Date; language: Language }): Element {
  const words = settingsMessages[language].keys;
  if (keyInfo.revokedAt) return <Badge>{words.revoked}</Badge>;
  if (keyInfo.expiresAt && keyInfo.expiresAt <= now) return <Badge tone="warning">{words.expired}</Badge>;
  return <Badge tone="success">{words.active}</Badge>;
}

function columns(language: Language, now: Date): Column<ApiKeyInfo>[] {
  const text = messages[language];
  const words = settingsMessages[language].keys;
  return [
    { key: 'name', header: words.name, main: true, cell: ({ name }) => name },
    { key: 'secret', header: words.secret, cell: ({ prefix }) => <code>{prefix}…</code> },
    { key: 'rights', header: words.rights, wideOnly: true, cell: ({ scopes }) => scopeNames(scopes, language) },
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

function revokeForm({ id, name, revokedAt }: ApiKeyInfo, frame: SettingsFrame): Element | null {
  const { language, csrfToken } = frame.app;
  const words = settingsMessages[language].keys;
  if (revokedAt) return null;
  return (
    <Menu id={`revoke-${id}`} label={words.revoke} size="small" variant="secondary">
      <p class="menu-who">
        <strong>{words.revokeKey(name)}</strong>
        <span>{words.revokeWarning}</span>
      </p>
      <form method="post" action={`${frame.hrefs.keys}/${id}/revocation`}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <MenuButton icon="trash" danger>
          {words.revokeNow}
        </MenuButton>
      </form>
    </Menu>
  );
}

function NewKey({ frame, form }: { frame: SettingsFrame; form: FormState }): Element {
  const { language, csrfToken } = frame.app;
  const text = messages[language];
  const words = settingsMessages[language].keys;
  const durations = [3, 12, 24].map((count) => ({ value: String(count), label: words.months(count) }));
  return (
    <Card title={words.newTitle}>
      <Form action={frame.hrefs.keys} csrfToken={csrfToken}>
        <TextField
          name="name"
          label={words.newName}
          hint={words.newNameHint}
          autocomplete="off"
          language={language}
          required
          {...fieldState(form, 'name')}
        />
        <FieldGroup title={words.newRights}>
          {Object.entries(text.scopes).map(([scope, label], index) => (
            <CheckboxField
              name="scopes"
              id={index === 0 ? 'scopes' : `scope-${scope}`}
              value={scope}
              label={label}
              language={language}
              checked
            />
          ))}
        </FieldGroup>
        <SelectField
          name="months"
          label={words.newExpiry}
          options={durations}
          empty={words.noExpiry}
          value={form.values['months'] ?? '12'}
          width="half"
          language={language}
        />
        <FormActions>
          <Button variant="primary" icon="key">
            {words.create}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
