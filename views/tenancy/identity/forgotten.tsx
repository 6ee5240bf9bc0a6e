// A lost password: asking for a link, and choosing another password with it.

import {
  Alert,
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
import { messages } from '../messages.ts';
import type { BareFrame } from '../welcome.tsx';
import { identityMessages } from './messages.ts';

export interface ForgottenPageProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  /** `off`: this instance cannot send links. `sent`: the same words whether an account exists or not. */
  readonly state: 'ask' | 'sent' | 'off';
}

export function ForgottenPage({ frame, form, state }: ForgottenPageProps): Element {
  const { language } = frame;
  const text = identityMessages[language];
  const back = <a href="/connexion">{text.cancel}</a>;
  return (
    <BareLayout {...frame} title={text.forgot.title} footer={<p>{back}</p>}>
      <header class="page-header">
        <h1>{text.forgot.title}</h1>
        {state === 'ask' ? <p class="page-lead">{text.forgot.lead}</p> : null}
      </header>
      <Problems form={form} language={language} />
      {state === 'off' ? (
        <Alert tone="warning" title={text.forgot.offTitle}>
          {text.forgot.off}
        </Alert>
      ) : null}
      {state === 'sent' ? (
        <Alert tone="success" title={text.forgot.sentTitle}>
          <p>{text.forgot.sent}</p>
          <p>{text.forgot.sentHint}</p>
        </Alert>
      ) : null}
      {state === 'ask' ? <AskForm {...{ frame, form }} /> : null}
    </BareLayout>
  );
}

function AskForm({ frame, form }: Pick<ForgottenPageProps, 'frame' | 'form'>): Element {
  const { language, csrfToken } = frame;
  return (
    <Form action="/connexion/oubli" csrfToken={csrfToken}>
      <TextField
        name="email"
        type="email"
        label={messages[language].email}
        autocomplete="username"
        required
        autofocus
        language={language}
        {...fieldState(form, 'email')}
      />
      <FormActions>
        <Button variant="primary" size="large">
          {identityMessages[language].forgot.submit}
        </Button>
      </FormActions>
    </Form>
  );
}

export interface ResetPageProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  /** Of the link. */
  readonly token: string;
}

export function ResetPage({ frame, form, token }: ResetPageProps): Element {
  const { language, csrfToken } = frame;
  const text = identityMessages[language].reset;
  return (
    <BareLayout {...frame} title={text.title}>
      <header class="page-header">
        <h1>{text.title}</h1>
        <p class="page-lead">{text.lead}</p>
      </header>
      <Problems form={form} language={language} />
      <Form action="/connexion/nouveau-mot-de-passe" csrfToken={csrfToken}>
        <input type="hidden" name="jeton" value={token} />
        <PasswordField
          name="wanted"
          label={text.wanted}
          hint={messages[language].newPasswordHint}
          purpose="new"
          required
          autofocus
          error={errorOf(form, 'wanted')}
          language={language}
        />
        <FormActions>
          <Button variant="primary" size="large">
            {text.submit}
          </Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

/** For a link that has expired or was used. */
export function LinkIsOverPage({ frame, againHref }: { frame: BareFrame; againHref: string }): Element {
  const text = identityMessages[frame.language].reset;
  return (
    <BareLayout {...frame} title={text.over}>
      <header class="page-header">
        <h1>{text.over}</h1>
        <p class="page-lead">{text.overText}</p>
      </header>
      <LinkButton href={againHref} variant="primary">
        {text.again}
      </LinkButton>
    </BareLayout>
  );
}

export interface ConfirmAddressProps {
  readonly frame: BareFrame;
  readonly email: string;
  readonly token: string;
}

/** A button and not the link alone: programs that look into mails open links. */
export function ConfirmAddressPage({ frame, email, token }: ConfirmAddressProps): Element {
  const text = identityMessages[frame.language].confirm;
  return (
    <BareLayout {...frame} title={text.title}>
      <header class="page-header">
        <h1>{text.title}</h1>
        <p class="page-lead">{text.lead(email)}</p>
      </header>
      <Form action="/confirmation-adresse" csrfToken={frame.csrfToken}>
        <input type="hidden" name="jeton" value={token} />
        <FormActions>
          <Button variant="primary" size="large">
            {text.submit}
          </Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}
