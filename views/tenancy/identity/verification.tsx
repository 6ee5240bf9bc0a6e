// The second step of signing in; also shown to who is signed in, before a guarded act.

import { Alert, BareLayout, Button, Form, FormActions, LinkButton, TextField, type Element } from '../../ui/index.ts';
import { errorOf, Problems, type FormState } from '../form.tsx';
import type { BareFrame } from '../welcome.tsx';
import { identityMessages } from './messages.ts';
import { PasskeyForm } from './passkey-form.tsx';

export interface VerificationPageProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  readonly hasApp: boolean;
  readonly hasPasskey: boolean;
  /** Recovery codes are left. */
  readonly hasCodes: boolean;
  /** Somebody is signed in and proves themselves again. */
  readonly isAgain: boolean;
  readonly returnTo: string;
}

export function VerificationPage(props: VerificationPageProps): Element {
  const { frame, form, hasApp, hasPasskey, hasCodes, isAgain, returnTo } = props;
  const { language } = frame;
  const text = identityMessages[language];
  return (
    <BareLayout {...frame} title={text.verify.title} footer={<Footer {...props} />}>
      <header class="page-header">
        <h1>{text.verify.title}</h1>
        <p class="page-lead">{isAgain ? text.verify.again : text.verify.lead}</p>
      </header>
      <Problems form={form} language={language} />
      {hasApp ? <CodeForm {...props} /> : null}
      {hasPasskey ? (
        <PasskeyForm frame={frame} returnTo={returnTo} label={text.verify.passkey} isMain={!hasApp} />
      ) : null}
      {hasPasskey && hasCodes && !hasApp ? <CodeForm {...props} /> : null}
      {hasApp || hasPasskey ? null : (
        <Alert
          tone="warning"
          title={text.verify.none}
          actions={<LinkButton href="/compte/securite">{text.verify.setUp}</LinkButton>}
        >
          {text.verify.noneText}
        </Alert>
      )}
    </BareLayout>
  );
}

function Footer({ frame, isAgain }: VerificationPageProps): Element {
  const text = identityMessages[frame.language];
  return (
    <>
      <p>{text.verify.lost}</p>
      {isAgain ? null : (
        <p>
          <a href="/connexion">{text.cancel}</a>
        </p>
      )}
    </>
  );
}

function CodeForm({ frame, form, returnTo, hasApp }: VerificationPageProps): Element {
  const { language, csrfToken } = frame;
  const text = identityMessages[language].verify;
  return (
    <Form action="/connexion/verification" csrfToken={csrfToken}>
      <input type="hidden" name="retour" value={returnTo} />
      <TextField
        name="code"
        label={hasApp ? text.code : text.recoveryCode}
        hint={hasApp ? text.codeHint : text.recoveryCodeHint}
        autocomplete="one-time-code"
        mono
        required
        autofocus={hasApp}
        error={errorOf(form, 'code')}
        language={language}
      />
      <FormActions>
        <Button variant="primary" size="large">
          {text.submit}
        </Button>
      </FormActions>
    </Form>
  );
}
