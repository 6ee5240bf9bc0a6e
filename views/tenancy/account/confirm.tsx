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
import { messages } from '../messages.ts';
import type { BareFrame } from '../welcome.tsx';
import { changeMessages } from './change-messages.ts';
import { accountMessages } from './messages.ts';

export interface ConfirmPageProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  readonly action: string;
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  /** Of the button; danger unless told otherwise. */
  readonly tone?: 'primary' | 'danger';
  /** False: the use case looks at the second factor instead. */
  readonly hasPassword: boolean;
}

export function ConfirmPage(props: ConfirmPageProps): Element {
  const { frame, form, action, title, lead, button, tone = 'danger' } = props;
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
          <Button variant={tone}>{button}</Button>
          <LinkButton href="/compte/securite">{accountMessages[language].app.cancel}</LinkButton>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

interface OwnPasswordProps extends Pick<ConfirmPageProps, 'frame' | 'form' | 'hasPassword'> {
  readonly width?: 'half' | undefined;
}

export function OwnPassword({ frame, form, hasPassword, width }: OwnPasswordProps): Element | null {
  const { language } = frame;
  if (!hasPassword) return null;
  const label = accountMessages[language].security.password;
  const error = errorOf(form, 'password');
  return <PasswordField name="password" {...{ label, error, width, language }} required />;
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

export interface RenamePasskeyProps extends Pick<ConfirmPageProps, 'frame' | 'form' | 'action'> {
  /** Its present name. */
  readonly name: string;
}

export function RenamePasskeyPage({ frame, form, action, name }: RenamePasskeyProps): Element {
  const { language, csrfToken } = frame;
  const text = accountMessages[language].security;
  const filled = { ...form, values: { name, ...form.values } };
  return (
    <BareLayout {...frame} title={changeMessages[language].keyRenameOne(name)}>
      <header class="page-header">
        <h1>{changeMessages[language].keyRenameOne(name)}</h1>
      </header>
      <Problems form={form} language={language} />
      <Form action={action} csrfToken={csrfToken}>
        <TextField
          name="name"
          label={text.keyName}
          hint={text.keyNameHint}
          required
          autofocus
          language={language}
          {...fieldState(filled, 'name')}
        />
        <FormActions>
          <Button variant="primary">{messages[language].save}</Button>
          <LinkButton href="/compte/securite">{accountMessages[language].app.cancel}</LinkButton>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

export interface DepartureProps {
  readonly frame: BareFrame;
  /** Name of the provider, and its page that asks who one is. */
  readonly provider: string;
  readonly href: string;
}

/** A link and not a redirection: the security policy lets no form lead out of the site. */
export function DeparturePage({ frame, provider, href }: DepartureProps): Element {
  const text = changeMessages[frame.language];
  return (
    <BareLayout {...frame} title={text.linkTitle(provider)}>
      <header class="page-header">
        <h1>{text.linkTitle(provider)}</h1>
        <p class="page-lead">{text.linkLead(provider)}</p>
      </header>
      <FormActions>
        <LinkButton href={href} variant="primary">
          {text.linkGo(provider)}
        </LinkButton>
        <LinkButton href="/compte/securite">{accountMessages[frame.language].app.cancel}</LinkButton>
      </FormActions>
    </BareLayout>
  );
}
