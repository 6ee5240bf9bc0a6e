// Mon compte > Profil: name, address, language and look.

import type { Preferences } from '#modules/tenancy';
import { Badge, Button, Card, Form, FormActions, SelectField, TextField, type Element } from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { changeMessages } from './change-messages.ts';
import { OwnPassword } from './confirm.tsx';
import { AccountLayout, type AccountFrame } from './frame.tsx';
import { accountMessages } from './messages.ts';

export interface AccountProfileProps {
  readonly frame: AccountFrame;
  readonly form: FormState;
  readonly name: string;
  readonly email: string;
  readonly isConfirmed: boolean;
  /** False where no mail can lead back here: the instance does not know its own address. */
  readonly canConfirm: boolean;
  /** False where no mail leaves: the address cannot be changed. */
  readonly canChange: boolean;
  readonly hasPassword: boolean;
  readonly preferences: Preferences;
}

export function AccountProfilePage(props: AccountProfileProps): Element {
  const { frame, form } = props;
  return (
    <AccountLayout frame={frame} section="profile">
      <Problems form={form} language={frame.language} />
      <Identity {...props} />
      {props.canChange ? <Address {...props} /> : null}
      <Look {...props} />
    </AccountLayout>
  );
}

function Identity({ frame, form, name, email, isConfirmed, canConfirm }: AccountProfileProps): Element {
  const { language, csrfToken } = frame;
  const text = accountMessages[language].profile;
  const badge = isConfirmed ? (
    <Badge tone="success">{text.confirmed}</Badge>
  ) : (
    <Badge tone="warning">{text.unconfirmed}</Badge>
  );
  const filled = { ...form, values: { name, ...form.values } };
  return (
    <Card title={text.identity}>
      <Form action="/compte/nom" csrfToken={csrfToken}>
        <TextField
          name="name"
          label={text.name}
          autocomplete="name"
          required
          language={language}
          {...fieldState(filled, 'name')}
        />
        <FormActions>
          <Button variant="primary">{messages[language].save}</Button>
        </FormActions>
      </Form>
      <p>
        {text.email} : <strong>{email}</strong> {badge}
      </p>
      {isConfirmed || !canConfirm ? null : (
        <Form action="/compte/confirmation" csrfToken={csrfToken} layout="inline">
          <Button>{text.confirm}</Button>
        </Form>
      )}
    </Card>
  );
}

/** Nothing changes before the link in the mail to the new address is used. */
function Address({ frame, form, hasPassword }: AccountProfileProps): Element {
  const { language, csrfToken } = frame;
  const text = changeMessages[language];
  return (
    <Card title={text.address} lead={text.addressLead}>
      <Form action="/compte/adresse" csrfToken={csrfToken} layout="grid">
        <TextField
          name="email"
          type="email"
          label={text.newEmail}
          autocomplete="email"
          required
          width="half"
          language={language}
          {...fieldState(form, 'email')}
        />
        <OwnPassword frame={frame} form={form} hasPassword={hasPassword} width="half" />
        <FormActions>
          <Button>{text.addressSubmit}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function Look({ frame, preferences }: AccountProfileProps): Element {
  const { language, csrfToken } = frame;
  const text = accountMessages[language].profile;
  const option = (value: string, label: string) => ({ value, label });
  const choices = [
    ['language', text.language, [option('fr', text.french), option('en', text.english)]],
    ['appearance', text.appearance, (['system', 'light', 'dark'] as const).map((value) => option(value, text[value]))],
    ['density', text.density, (['comfortable', 'dense'] as const).map((value) => option(value, text[value]))],
  ] as const;
  return (
    <Card title={text.look}>
      <Form action="/compte/apparence" csrfToken={csrfToken} layout="grid">
        {choices.map(([name, label, options]) => (
          <SelectField
            name={name}
            label={label}
            options={options}
            value={preferences[name]}
            width="half"
            language={language}
          />
        ))}
        <FormActions>
          <Button variant="primary">{messages[language].save}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}
