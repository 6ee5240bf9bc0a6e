// Where the button of an invitation leads: who invites to what, and the few things that are left to do.

import {
  Alert,
  BareLayout,
  Button,
  CheckboxField,
  DefinitionList,
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
import { invitationMessages } from './messages.ts';

export interface InvitationView {
  readonly kind: 'company' | 'cabinet';
  readonly space: string;
  readonly cabinet: string | undefined;
  readonly invitedBy: string;
  readonly email: string;
  readonly name: string;
  readonly roleName: string;
}

export interface InvitationPageProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  readonly invitation: InvitationView;
  readonly token: string;
  readonly termsVersion: number;
  /**
   * new: an account is made · known: the account must sign in · member: it is signed in · stranger: another one is.
   */
  readonly who: 'new' | 'known' | 'member' | 'stranger';
  /** Of the signed-in person. */
  readonly signedInAs: string | undefined;
  /** Whether the conditions have to be accepted here. */
  readonly asksTerms: boolean;
  readonly signInHref: string;
  /** With a passkey instead of a password. */
  readonly byPasskey: boolean;
  /** This page, either way. */
  readonly hrefs: { readonly password: string; readonly passkey: string };
}

function Hidden({ token, termsVersion }: InvitationPageProps): Element {
  return (
    <>
      <input type="hidden" name="jeton" value={token} />
      <input type="hidden" name="version" value={String(termsVersion)} />
    </>
  );
}

function Terms({ frame, form, termsVersion, asksTerms }: InvitationPageProps): Element | null {
  const words = invitationMessages[frame.language];
  if (!asksTerms) return null;
  return (
    <>
      <p>
        <a href="/conditions" target="_blank" rel="noopener">
          {words.read(termsVersion)}
        </a>
      </p>
      <CheckboxField
        name="accepted"
        value="oui"
        label={words.accept}
        language={frame.language}
        error={errorOf(form, 'accepted')}
      />
    </>
  );
}

function OwnName({ frame, form, invitation }: InvitationPageProps): Element {
  const { language } = frame;
  return (
    <TextField
      name="name"
      label={invitationMessages[language].name}
      autocomplete="name"
      language={language}
      required
      value={form.values['name'] ?? invitation.name}
      error={errorOf(form, 'name')}
    />
  );
}

/** static/passkey.js asks the browser for the passkey when the form is sent, and puts it into `credential`. */
function WithPasskey(props: InvitationPageProps): Element {
  const { frame, token, hrefs } = props;
  const words = invitationMessages[frame.language];
  return (
    <>
      <noscript>
        <p>{words.passkeyNeedsScript}</p>
      </noscript>
      <Form
        action="/invitation/cle"
        csrfToken={frame.csrfToken}
        data-passkey="create"
        data-options={`/invitation/cle/options?jeton=${encodeURIComponent(token)}`}
      >
        <input type="hidden" name="credential" />
        <Hidden {...props} />
        <OwnName {...props} />
        <p>{words.passkeyLead}</p>
        <Terms {...props} />
        <FormActions>
          <Button variant="primary" size="large" icon="key">
            {words.submitPasskey}
          </Button>
          <LinkButton href={hrefs.password} variant="ghost">
            {words.toPassword}
          </LinkButton>
        </FormActions>
      </Form>
      <script defer src={frame.assets('passkey.js')}></script>
    </>
  );
}

function WithPassword(props: InvitationPageProps): Element {
  const { frame, form, hrefs } = props;
  const { language, csrfToken } = frame;
  const words = invitationMessages[language];
  return (
    <Form action="/invitation" csrfToken={csrfToken}>
      <Hidden {...props} />
      <OwnName {...props} />
      <PasswordField
        name="password"
        label={words.choose}
        hint={messages[language].newPasswordHint}
        purpose="new"
        language={language}
        required
        error={fieldState(form, 'password').error}
      />
      <Terms {...props} />
      <FormActions>
        <Button variant="primary" size="large">
          {words.submit}
        </Button>
        <LinkButton href={hrefs.passkey} icon="key" variant="ghost">
          {words.toPasskey}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function NewAccount(props: InvitationPageProps): Element {
  return props.byPasskey ? <WithPasskey {...props} /> : <WithPassword {...props} />;
}

function Member(props: InvitationPageProps): Element {
  const words = invitationMessages[props.frame.language];
  return (
    <Form action="/invitation" csrfToken={props.frame.csrfToken}>
      <Hidden {...props} />
      {props.signedInAs ? <p>{words.signedInAs(props.signedInAs)}</p> : null}
      <Terms {...props} />
      <FormActions>
        <Button variant="primary" size="large">
          {words.submit}
        </Button>
      </FormActions>
    </Form>
  );
}

function Known({ frame, signInHref }: InvitationPageProps): Element {
  const words = invitationMessages[frame.language];
  return (
    <Alert
      actions={
        <LinkButton href={signInHref} variant="primary">
          {words.signIn}
        </LinkButton>
      }
    >
      {words.known}
    </Alert>
  );
}

function Stranger({ frame, signedInAs = '' }: InvitationPageProps): Element {
  const words = invitationMessages[frame.language];
  return (
    <>
      <Alert tone="warning">{words.other(signedInAs)}</Alert>
      <Form action="/deconnexion" csrfToken={frame.csrfToken}>
        <FormActions>
          <Button variant="primary">{words.signOut}</Button>
        </FormActions>
      </Form>
    </>
  );
}

const WAYS = { new: NewAccount, known: Known, member: Member, stranger: Stranger } as const;

export function InvitationPage(props: InvitationPageProps): Element {
  const { frame, form, invitation, who } = props;
  const { language, csrfToken } = frame;
  const words = invitationMessages[language];
  const Way = WAYS[who];
  return (
    <BareLayout {...frame} title={words.title}>
      <header class="page-header">
        <h1>{words.heading(invitation.space)}</h1>
        <p class="page-lead">{words[invitation.kind](invitation.invitedBy, invitation.space)}</p>
      </header>
      {invitation.cabinet ? <p>{words.kept(invitation.cabinet)}</p> : null}
      <DefinitionList
        items={[
          { term: words.email, value: invitation.email },
          { term: words.role, value: invitation.roleName },
        ]}
      />
      <Problems form={form} language={language} />
      <Way {...props} />
      {who === 'new' || who === 'member' ? (
        <Form action="/invitation/refus" csrfToken={csrfToken}>
          <input type="hidden" name="jeton" value={props.token} />
          <FormActions>
            <Button variant="ghost">{words.decline}</Button>
          </FormActions>
        </Form>
      ) : null}
    </BareLayout>
  );
}
