// Acts that ask once more who one is: one page, one password, one button.

import {
  BareLayout,
  Button,
  Form,
  FormActions,
  LinkButton,
  PasswordField,
  TextField,
  type Element,
} from '../../ui/index.ts';
import { errorOf, fieldState, Problems, type FormState } from '../form.tsx';
import type { BareFrame } from '../welcome.tsx';
import { accountMessages } from './messages.ts';

export interface ConfirmPageProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  readonly action: string;
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  /** False: the use case looks at the second factor instead. */
  readonly hasPassword: boolean;
}

export function ConfirmPage(props: ConfirmPageProps): Element {
  const { frame, form, action, title, lead, button } = props;
  const { language, csrfToken } = frame;
  return (
    <BareLayout {...frame} title={title}>
      <header class="page-header">
        <h1>{title}</h1>
        <p class="page-lead">{lead}</p>
      </header>
      <Problems form={form} language={language} />
      <Form action={action} csrfToken={csrfToken}>
        <OwnPassword {...props} />
        <FormActions>
          <Button variant="danger">{button}</Button>
          <LinkButton href="/compte/securite">{accountMessages[language].app.cancel}</LinkButton>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

function OwnPassword({
  frame,
  form,
  hasPassword,
}: Pick<ConfirmPageProps, 'frame' | 'form' | 'hasPassword'>): Element | null {
  const { language } = frame;
  if (!hasPassword) return null;
  const label = accountMessages[language].security.password;
  return <PasswordField name="password" label={label} required error={errorOf(form, 'password')} language={language} />;
}

export type NewPasskeyProps = Pick<ConfirmPageProps, 'frame' | 'form' | 'hasPassword'>;

/** static/passkey.js asks the browser for the passkey when the form is sent, and puts it into `credential`. */
export function NewPasskeyPage(props: NewPasskeyProps): Element {
  const { frame, form } = props;
  const { language, csrfToken, assets } = frame;
  const text = accountMessages[language].security;
  return (
    <BareLayout {...frame} title={text.keyAddTitle}>
      <header class="page-header">
        <h1>{text.keyAddTitle}</h1>
        <p class="page-lead">{text.keysLead}</p>
      </header>
      <Problems form={form} language={language} />
      <noscript>
        <p>{text.keyNeedsScript}</p>
      </noscript>
      <Form
        action="/compte/securite/cles/nouvelle"
        csrfToken={csrfToken}
        data-passkey="create"
        data-options="/compte/securite/cles/options"
      >
        <input type="hidden" name="credential" />
        <TextField
          name="name"
          label={text.keyName}
          hint={text.keyNameHint}
          required
          language={language}
          {...fieldState(form, 'name')}
        />
        <OwnPassword {...props} />
        <FormActions>
          <Button variant="primary" icon="key">
            {text.keyAdd}
          </Button>
          <LinkButton href="/compte/securite">{accountMessages[language].app.cancel}</LinkButton>
        </FormActions>
      </Form>
      <script defer src={assets('passkey.js')}></script>
    </BareLayout>
  );
}
