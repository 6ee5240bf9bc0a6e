// Signing in.

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
} from '../ui/index.ts';
import { fieldState, Problems, type FormState } from './form.tsx';
import { addressMessages } from './identity/address-messages.ts';
import { identityMessages } from './identity/messages.ts';
import { PasskeyForm } from './identity/passkey-form.tsx';
import { messages } from './messages.ts';
import type { BareFrame } from './welcome.tsx';

/** Another service that says who people are. */
export interface ProviderLink {
  readonly name: string;
  readonly href: string;
}

export interface SignInPageProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  /** Path to go to afterwards. */
  readonly returnTo: string;
  /** What has just been done. */
  readonly done?: 'signed-out' | 'reset' | 'confirmed' | 'over' | undefined;
  readonly providers: readonly ProviderLink[];
  /** Both accounts are one once the person has signed in here. */
  readonly linking?: { readonly provider: string; readonly email: string } | undefined;
}

export function SignInPage(props: SignInPageProps): Element {
  const { frame, form, returnTo, linking } = props;
  const { language } = frame;
  const text = messages[language];
  const words = identityMessages[language];
  return (
    <BareLayout {...frame} title={text.signIn.title} footer={<a href="/connexion/oubli">{words.forgotten}</a>}>
      <header class="page-header">
        <h1>{linking ? words.link.title : text.signIn.title}</h1>
        <p class="page-lead">{linking ? words.link.lead(linking.provider, linking.email) : text.signIn.lead}</p>
      </header>
      <Done {...props} />
      <Problems form={form} language={language} />
      <PasswordForm {...props} />
      <PasskeyForm frame={frame} returnTo={returnTo} label={words.passkey} isMain={false} />
      {linking ? null : <Providers {...props} />}
    </BareLayout>
  );
}

function Done({ frame, done }: SignInPageProps): Element | null {
  const { language } = frame;
  if (done === undefined) return null;
  const sentences = {
    'signed-out': messages[language].signIn.signedOut,
    reset: identityMessages[language].reset.done,
    confirmed: addressMessages[language].done,
    over: identityMessages[language].verify.over,
  };
  return <Alert tone={done === 'over' ? 'warning' : 'success'}>{sentences[done]}</Alert>;
}

function PasswordForm({ frame, form, returnTo }: SignInPageProps): Element {
  const { language } = frame;
  const text = messages[language];
  return (
    <Form action="/connexion">
      <input type="hidden" name="retour" value={returnTo} />
      <TextField
        name="email"
        type="email"
        label={text.email}
        language={language}
        autocomplete="username"
        required
        autofocus
        {...fieldState(form, 'email')}
      />
      <PasswordField
        name="password"
        label={text.password}
        language={language}
        required
        error={fieldState(form, 'password').error}
      />
      <FormActions>
        <Button variant="primary" size="large">
          {text.signIn.submit}
        </Button>
      </FormActions>
    </Form>
  );
}

function Providers({ frame, providers }: SignInPageProps): Element {
  const words = identityMessages[frame.language];
  return (
    <>
      {providers.map(({ name, href }) => (
        <FormActions>
          <LinkButton href={href} icon="external" size="large">
            {words.provider(name)}
          </LinkButton>
        </FormActions>
      ))}
    </>
  );
}
