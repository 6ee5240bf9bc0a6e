// Mon compte > Sécurité: password, authenticator app, passkeys, outside accounts.

import type { PasskeyInfo } from '#modules/tenancy';
import {
  Alert,
  Badge,
  Button,
  Card,
  CheckboxField,
  Form,
  FormActions,
  LinkButton,
  PasswordField,
  type Element,
} from '../../ui/index.ts';
import { errorOf, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { AccountLayout, type AccountFrame } from './frame.tsx';
import { accountMessages } from './messages.ts';
import { LinkedAccounts, Passkeys, type LinkedAccount } from './security-lists.tsx';

export interface AccountSecurityProps {
  readonly frame: AccountFrame;
  readonly form: FormState;
  readonly hasPassword: boolean;
  readonly hasApp: boolean;
  readonly codesLeft: number;
  readonly passkeys: readonly PasskeyInfo[];
  readonly linked: readonly LinkedAccount[];
  /** Those whose accounts may be linked. */
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  /** Must have a second factor and has none: nothing else opens before. */
  readonly isHeld: boolean;
  readonly isOwner: boolean;
  /** Those the person administers. */
  readonly cabinets: readonly CabinetRule[];
}

/** What a cabinet asks of its people. */
export interface CabinetRule {
  readonly id: string;
  readonly name: string;
  readonly requiresSecondFactor: boolean;
}

export function AccountSecurityPage(props: AccountSecurityProps): Element {
  const { frame, form, isHeld, linked, providers, isOwner, cabinets } = props;
  const text = accountMessages[frame.language].security;
  return (
    <AccountLayout frame={frame} section="security">
      <Problems form={form} language={frame.language} />
      {isHeld ? (
        <Alert tone="warning" title={text.held}>
          {text.heldText}
        </Alert>
      ) : null}
      <App {...props} />
      <Passkeys {...props} />
      {props.hasApp || props.passkeys.length > 0 ? <RecoveryCodes {...props} /> : null}
      <Password {...props} />
      {linked.length > 0 || providers.length > 0 ? <LinkedAccounts {...props} /> : null}
      {cabinets.map((cabinet) => (
        <CabinetCard frame={frame} cabinet={cabinet} />
      ))}
      {isOwner ? (
        <Card title={text.instance} lead={text.instanceLead}>
          <LinkButton href="/instance/connexion">{text.instanceOpen}</LinkButton>
        </Card>
      ) : null}
    </AccountLayout>
  );
}

function CabinetCard({ frame, cabinet }: { frame: AccountFrame; cabinet: CabinetRule }): Element {
  const { language, csrfToken } = frame;
  const text = accountMessages[language].security;
  return (
    <Card title={text.cabinet(cabinet.name)} lead={text.cabinetLead}>
      <Form action={`/compte/cabinets/${cabinet.id}/second-facteur`} csrfToken={csrfToken}>
        <CheckboxField
          name="required"
          id={`required-${cabinet.id}`}
          label={text.cabinetRequired}
          checked={cabinet.requiresSecondFactor}
          language={language}
        />
        <FormActions>
          <Button>{messages[language].save}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function RecoveryCodes({ frame, codesLeft }: AccountSecurityProps): Element {
  const text = accountMessages[frame.language].security;
  return (
    <Card title={text.codesTitle} lead={text.codesLead}>
      <p>{text.codesLeft(codesLeft)}</p>
      <LinkButton href="/compte/securite/codes">{text.codesRenew}</LinkButton>
    </Card>
  );
}

function App({ frame, hasApp }: AccountSecurityProps): Element {
  const { language } = frame;
  const text = accountMessages[language].security;
  if (!hasApp) {
    return (
      <Card title={text.appTitle} lead={text.appLead} actions={<Badge>{text.appOff}</Badge>}>
        <LinkButton href="/compte/securite/application" icon="shield" variant="primary">
          {text.appAdd}
        </LinkButton>
      </Card>
    );
  }
  return (
    <Card title={text.appTitle} lead={text.appLead} actions={<Badge tone="success">{text.appOn}</Badge>}>
      <LinkButton href="/compte/securite/application/retrait">{text.appRemove}</LinkButton>
    </Card>
  );
}

function Password({ frame, form, hasPassword }: AccountSecurityProps): Element {
  const { language, csrfToken } = frame;
  const text = accountMessages[language].security;
  return (
    <Card title={text.passwordTitle} lead={hasPassword ? text.passwordLead : text.noPassword}>
      <Form action="/compte/mot-de-passe" csrfToken={csrfToken} layout="grid">
        {hasPassword ? (
          <PasswordField
            name="current"
            label={text.current}
            required
            width="half"
            error={errorOf(form, 'current')}
            language={language}
          />
        ) : null}
        <PasswordField
          name="wanted"
          label={text.wanted}
          hint={messages[language].newPasswordHint}
          purpose="new"
          required
          width="half"
          error={errorOf(form, 'wanted')}
          language={language}
        />
        <FormActions>
          <Button variant="primary">{hasPassword ? text.change : text.choose}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}
