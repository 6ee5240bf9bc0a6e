// Signing in.

import { Alert, BareLayout, Button, Form, FormActions, PasswordField, TextField, type Element } from '../ui/index.ts';
import { fieldState, Problems, type FormState } from './form.tsx';
import { messages } from './messages.ts';
import type { BareFrame } from './welcome.tsx';

export interface SignInPageProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  /** Path to go to afterwards. */
  readonly returnTo: string;
  readonly signedOut: boolean;
}

export function SignInPage({ frame, form, returnTo, signedOut }: SignInPageProps): Element {
  const { language } = frame;
  const text = messages[language];
  return (
    <BareLayout {...frame} title={text.signIn.title} footer={<p>{text.signIn.forgotten}</p>}>
      <header class="page-header">
        <h1>{text.signIn.title}</h1>
        <p class="page-lead">{text.signIn.lead}</p>
      </header>
      {signedOut ? <Alert tone="success">{text.signIn.signedOut}</Alert> : null}
      <Problems form={form} language={language} />
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
    </BareLayout>
  );
}
