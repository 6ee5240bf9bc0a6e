// Mon compte > Sécurité: password, authenticator app, passkeys, outside accounts.

import type { PasskeyInfo } from '#modules/tenancy';
import {
  Alert,
  Badge,
  Button,
  ButtonRow,
  Card,
  CheckboxField,
  DateText,
  EmptyState,
  Form,
  FormActions,
  LinkButton,
  PasswordField,
  Table,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { errorOf, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { AccountLayout, type AccountFrame } from './frame.tsx';
import { accountMessages } from './messages.ts';

/** An account elsewhere with which the person may sign in. */
export interface LinkedAccount {
  readonly id: string;
  readonly provider: string;
  readonly email: string | undefined;
  readonly linkedAt: Date;
}

export interface AccountSecurityProps {
  readonly frame: AccountFrame;
  readonly form: FormState;
  readonly hasPassword: boolean;
  readonly hasApp: boolean;
  readonly codesLeft: number;
  readonly passkeys: readonly PasskeyInfo[];
  readonly linked: readonly LinkedAccount[];
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
  const { frame, form, isHeld, linked, isOwner, cabinets } = props;
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
      <Password {...props} />
      {linked.length > 0 ? <LinkedAccounts {...props} /> : null}
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

function App({ frame, hasApp, codesLeft }: AccountSecurityProps): Element {
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
      <p>{text.codesLeft(codesLeft)}</p>
      <ButtonRow>
        <LinkButton href="/compte/securite/codes">{text.codesRenew}</LinkButton>
        <LinkButton href="/compte/securite/application/retrait" variant="danger">
          {text.appRemove}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}

function passkeyColumns(language: Language): Column<PasskeyInfo>[] {
  const text = accountMessages[language].security;
  return [
    {
      key: 'name',
      header: text.keyName,
      main: true,
      cell: ({ name, isSynced }) => (
        <>
          {name}
          {isSynced ? <small> {text.keySynced}</small> : null}
        </>
      ),
    },
    { key: 'added', header: text.keyAdded, cell: ({ createdAt }) => <DateText value={createdAt} {...{ language }} /> },
    {
      key: 'used',
      header: text.keyUsed,
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <DateText value={lastUsedAt} language={language} /> : messages[language].never,
    },
  ];
}

function Passkeys({ frame, passkeys }: AccountSecurityProps): Element {
  const { language } = frame;
  const text = accountMessages[language].security;
  return (
    <Card
      title={text.keysTitle}
      lead={text.keysLead}
      flush
      footer={
        <LinkButton href="/compte/securite/cles/nouvelle" icon="key">
          {text.keyAdd}
        </LinkButton>
      }
    >
      <Table
        caption={text.keysTitle}
        columns={passkeyColumns(language)}
        rows={passkeys}
        rowId={({ id }) => `k-${id}`}
        rowActions={({ id, name }) => (
          <LinkButton href={`/compte/securite/cles/${id}/retrait`} size="small" title={text.keyRemoveOne(name)}>
            {text.keyRemove}
            <span class="visually-hidden"> {name}</span>
          </LinkButton>
        )}
        language={language}
        empty={
          <EmptyState title={text.keysNone} compact>
            <p>{text.keysNoneHint}</p>
          </EmptyState>
        }
      />
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

function LinkedAccounts({ frame, linked }: AccountSecurityProps): Element {
  const { language } = frame;
  const text = accountMessages[language].security;
  return (
    <Card title={text.providersTitle} lead={text.providersLead} flush>
      <Table
        caption={text.providersTitle}
        columns={[
          { key: 'provider', header: text.provider, main: true, cell: ({ provider }: LinkedAccount) => provider },
          { key: 'email', header: text.providerEmail, cell: ({ email }) => email ?? '—' },
          {
            key: 'linked',
            header: text.linked,
            cell: ({ linkedAt }) => <DateText value={linkedAt} {...{ language }} />,
          },
        ]}
        rows={linked}
        rowId={({ id }) => `i-${id}`}
        rowActions={({ id, provider }) => (
          <LinkButton href={`/compte/securite/comptes/${id}/retrait`} size="small">
            {text.unlink}
            <span class="visually-hidden"> {provider}</span>
          </LinkButton>
        )}
        language={language}
      />
    </Card>
  );
}
