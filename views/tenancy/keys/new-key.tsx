// The form that makes a key, and the secret that is shown once.

import {
  Alert,
  Button,
  Card,
  CheckboxField,
  CopyField,
  FieldGroup,
  Form,
  FormActions,
  LinkButton,
  SelectField,
  TextareaField,
  TextField,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { fieldState, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { settingsMessages } from '../settings/messages.ts';
import { keyMessages } from './messages.ts';

/** A secret that has just been made: the only time it is seen. */
export interface ShownSecret {
  readonly name: string;
  readonly secret: string;
  /** Of a renewed key: until when the former one works; `ended` when it no longer does. */
  readonly former?: Date | 'ended' | undefined;
}

export function CreatedKey(props: {
  readonly created: ShownSecret;
  readonly href: string;
  readonly language: Language;
}): Element {
  const { created, href, language } = props;
  const { name, secret, former } = created;
  const words = settingsMessages[language].keys;
  const text = keyMessages[language];
  return (
    <Alert
      tone="warning"
      icon="key"
      title={words.createdTitle}
      urgent
      actions={<LinkButton href={href}>{words.createdDone}</LinkButton>}
    >
      <p>{words.createdLead}</p>
      {former === undefined ? null : <p>{former === 'ended' ? text.formerEnded : text.formerUntil(former)}</p>}
      <CopyField id="created-key" label={words.createdField(name)} value={secret} language={language} />
    </Alert>
  );
}

export interface NewKeyProps {
  readonly language: Language;
  readonly csrfToken: string | undefined;
  readonly action: string;
  readonly form: FormState;
}

/** Rights that open more than documents: nobody gets them without asking. */
const ADMINISTRATIVE: ReadonlySet<string> = new Set([
  'company.read',
  'company.edit',
  'people.manage',
  'keys.manage',
  'journal.read',
]);

function Scopes({ language }: { language: Language }): Element {
  const { scopes } = messages[language];
  return (
    <FieldGroup title={settingsMessages[language].keys.newRights}>
      {Object.entries(scopes).map(([scope, label], index) => (
        <CheckboxField
          name="scopes"
          id={index === 0 ? 'scopes' : `scope-${scope}`}
          value={scope}
          label={label}
          language={language}
          checked={!ADMINISTRATIVE.has(scope)}
        />
      ))}
    </FieldGroup>
  );
}

export function NewKey({ language, csrfToken, action, form }: NewKeyProps): Element {
  const words = settingsMessages[language].keys;
  const text = keyMessages[language];
  const durations = [3, 12, 24].map((count) => ({ value: String(count), label: words.months(count) }));
  return (
    <Card title={words.newTitle}>
      <Form action={action} csrfToken={csrfToken}>
        <TextField
          name="name"
          label={words.newName}
          hint={words.newNameHint}
          autocomplete="off"
          language={language}
          required
          {...fieldState(form, 'name')}
        />
        <Scopes language={language} />
        <SelectField
          name="months"
          label={words.newExpiry}
          options={durations}
          empty={words.noExpiry}
          value={form.values['months'] ?? '12'}
          width="half"
          language={language}
        />
        <TextareaField
          name="networks"
          label={text.networksField}
          hint={text.networksHint}
          rows={3}
          language={language}
          {...fieldState(form, 'networks')}
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
