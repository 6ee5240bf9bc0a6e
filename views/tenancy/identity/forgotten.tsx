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
  type Child,
  type Element,
} from '../../ui/index.ts';
import { errorOf, fieldState, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import type { BareFrame } from '../welcome.tsx';
import { addressMessages } from './address-messages.ts';
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

interface BehindLinkProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  /** Of the link. */
  readonly token: string;
  readonly action: string;
  readonly words: { readonly title: string; readonly lead: string; readonly submit: string };
  readonly children?: Child;
}

/** A button and not the link alone: programs that look into mails open links. */
function BehindLink({ frame, form, token, action, words, children }: BehindLinkProps): Element {
  return (
    <BareLayout {...frame} title={words.title}>
      <header class="page-header">
        <h1>{words.title}</h1>
        <p class="page-lead">{words.lead}</p>
      </header>
      <Problems form={form} language={frame.language} />
      <Form action={action} csrfToken={frame.csrfToken}>
        <input type="hidden" name="jeton" value={token} />
        {children}
        <FormActions>
          <Button variant="primary" size="large">
            {words.submit}
          </Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

export type ResetPageProps = Pick<BehindLinkProps, 'frame' | 'form' | 'token'>;

export function ResetPage(props: ResetPageProps): Element {
  const { language } = props.frame;
  const words = identityMessages[language].reset;
  return (
    <BehindLink {...props} action="/connexion/nouveau-mot-de-passe" words={words}>
      <PasswordField
        name="wanted"
        label={words.wanted}
        hint={messages[language].newPasswordHint}
        purpose="new"
        required
        autofocus
        error={errorOf(props.form, 'wanted')}
        language={language}
      />
    </BehindLink>
  );
}

export interface AddressPageProps extends ResetPageProps {
  readonly email: string;
  /** confirm: it is theirs · change: it takes the place of the present one · undo: it is theirs again. */
  readonly act: 'confirm' | 'change' | 'undo';
}

const ADDRESS_ACTIONS = {
  confirm: '/confirmation-adresse',
  change: '/changement-adresse',
  undo: '/retour-adresse',
} as const;

export function AddressPage({ email, act, ...props }: AddressPageProps): Element {
  const { title, lead, submit } = addressMessages[props.frame.language][act];
  return <BehindLink {...props} action={ADDRESS_ACTIONS[act]} words={{ title, lead: lead(email), submit }} />;
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
