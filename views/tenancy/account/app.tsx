// Setting up an authenticator app, and the recovery codes that come with it.

import {
  Alert,
  BareLayout,
  Button,
  CopyField,
  Form,
  FormActions,
  LinkButton,
  TextField,
  type Element,
} from '../../ui/index.ts';
import { errorOf, Problems, type FormState } from '../form.tsx';
import type { BareFrame } from '../welcome.tsx';
import { accountMessages } from './messages.ts';

export interface AppSetupProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  /** The QR code as a `data:` image. */
  readonly image: string;
  /** Base32, in groups of four. */
  readonly secret: string;
}

export function AppSetupPage({ frame, form, image, secret }: AppSetupProps): Element {
  const { language, csrfToken } = frame;
  const text = accountMessages[language].app;
  return (
    <BareLayout {...frame} title={text.title} width="medium">
      <header class="page-header">
        <h1>{text.title}</h1>
        <p class="page-lead">{text.lead}</p>
      </header>
      <Problems form={form} language={language} />
      <figure class="qr">
        <img src={image} alt={text.qr} width="220" height="220" />
        <figcaption>{text.scan}</figcaption>
      </figure>
      <CopyField id="secret" label={text.secret} hint={text.secretHint} value={secret} language={language} />
      <Form action="/compte/securite/application" csrfToken={csrfToken}>
        <TextField
          name="code"
          label={text.code}
          hint={text.codeHint}
          autocomplete="one-time-code"
          inputmode="numeric"
          mono
          required
          error={errorOf(form, 'code')}
          language={language}
        />
        <FormActions>
          <Button variant="primary">{text.confirm}</Button>
          <LinkButton href="/compte/securite">{text.cancel}</LinkButton>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

export interface RecoveryCodesProps {
  readonly frame: BareFrame;
  readonly codes: readonly string[];
  /** Where to go once they are kept. */
  readonly nextHref?: string | undefined;
}

export function RecoveryCodesPage({ frame, codes, nextHref = '/compte/securite' }: RecoveryCodesProps): Element {
  const { language } = frame;
  const text = accountMessages[language].codes;
  return (
    <BareLayout {...frame} title={text.title}>
      <header class="page-header">
        <h1>{text.title}</h1>
        <p class="page-lead">{text.lead}</p>
      </header>
      <Alert tone="warning">{text.once}</Alert>
      <ul class="recovery-codes figures" aria-label={text.list}>
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CopyField id="codes" label={text.copy} value={codes.join(' ')} language={language} />
      <FormActions>
        <LinkButton href={nextHref} variant="primary">
          {text.kept}
        </LinkButton>
      </FormActions>
    </BareLayout>
  );
}
