// The pages of identity as sent: valid, in both languages, without anything the security policy forbids.

import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import {
  AccountProfilePage,
  AccountSecurityPage,
  AccountSessionsPage,
  AppSetupPage,
  AddressPage,
  DeparturePage,
  RenamePasskeyPage,
  ConfirmPage,
  ForgottenPage,
  LinkIsOverPage,
  NewPasskeyPage,
  ProviderFailurePage,
  ProviderFormPage,
  RecoveryCodesPage,
  ResetPage,
  SignInPage,
  SignInRulesPage,
  VerificationPage,
  type BareFrame,
  type FormState,
} from '#views/tenancy/index.ts';
import { renderDocument, type Element, type Language } from '#views/ui/index.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
});

async function faults(markup: string): Promise<string[]> {
  const report = await validator.validateString(markup);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector ?? '?'}`),
  );
}

const at = new Date('2026-11-21T22:42:00Z');
const id = '01999999-9999-7999-8999-999999999999';
const nasty = '<b>Lefèvre & "Fils"</b>';
const refused = (...names: string[]): FormState => ({
  values: Object.fromEntries(names.map((name) => [name, nasty])),
  problems: names.map((field) => ({ field, message: 'À renseigner.' })),
});
const form = refused();

const session = {
  id,
  createdAt: at,
  lastSeenAt: at,
  expiresAt: at,
  userAgent: nasty,
  address: '::1',
  device: nasty,
  methods: ['password', 'totp', 'from-the-future'],
};
const passkey = { id, name: nasty, isSynced: true, createdAt: at, lastUsedAt: undefined };
const linked = { id, provider: 'idp.test', email: nasty, linkedAt: at };
const history = { id: '1', at, action: 'user.signed_in', device: nasty, address: '::1' };

function pagesOf(language: Language): Record<string, Element> {
  const frame: BareFrame = { language, assets: (file) => `/static/${file}`, csrfToken: 'token' };
  const account = { ...frame, done: 'enregistre' };
  const look = { language, appearance: 'system', density: 'dense' } as const;
  const security = {
    frame: account,
    form: refused('current', 'wanted'),
    hasPassword: true,
    hasApp: true,
    codesLeft: 3,
    passkeys: [passkey, { ...passkey, id: `${id}2`, lastUsedAt: at }],
    linked: [linked],
    providers: [{ id, name: nasty }],
    isHeld: true,
    isOwner: true,
    cabinets: [{ id, name: nasty, requiresSecondFactor: true }],
  };
  const verification = { frame, form: refused('code'), returnTo: '/d/"x', hasCodes: true };
  const failure = { frame, provider: nasty, providerId: id, cabinets: [nasty, nasty] };
  const rules = { frame, done: 'saved', requiresSecondFactor: true } as const;
  const provider = { id, name: nasty, issuer: 'https://idp.test', isEnabled: true, isFromEnvironment: false };
  return {
    profile: (
      <AccountProfilePage
        frame={account}
        form={refused('name')}
        {...{ name: nasty, email: nasty }}
        isConfirmed={false}
        canConfirm
        canChange
        hasPassword
        preferences={look}
      />
    ),
    security: <AccountSecurityPage {...security} />,
    'security, nothing yet': (
      <AccountSecurityPage
        {...security}
        hasPassword={false}
        hasApp={false}
        passkeys={[]}
        linked={[]}
        providers={[]}
        cabinets={[]}
      />
    ),
    sessions: (
      <AccountSessionsPage
        frame={account}
        sessions={[session, { ...session, id: `${id}2` }]}
        currentSessionId={id}
        history={[history]}
      />
    ),
    'sessions, no history': (
      <AccountSessionsPage frame={account} sessions={[session]} currentSessionId={id} history={[]} />
    ),
    app: (
      <AppSetupPage frame={frame} form={refused('code')} image="data:image/svg+xml;base64,AA==" secret="ABCD EFGH" />
    ),
    codes: <RecoveryCodesPage frame={frame} codes={['abcd-efgh-jkmn-pqrs', 'abcd-efgh-jkmn-pqrt']} />,
    confirm: (
      <ConfirmPage
        frame={frame}
        form={refused('password')}
        action="/x"
        title={nasty}
        lead={nasty}
        button={nasty}
        hasPassword
      />
    ),
    'new passkey': <NewPasskeyPage frame={frame} form={refused('name', 'password')} hasPassword />,
    'sign-in, linking': (
      <SignInPage
        frame={frame}
        form={form}
        returnTo="/"
        done="over"
        providers={[]}
        linking={{ provider: nasty, email: nasty }}
      />
    ),
    'verification, app': <VerificationPage {...verification} hasApp hasPasskey isAgain={false} />,
    'verification, passkey': <VerificationPage {...verification} hasApp={false} hasPasskey isAgain />,
    'verification, nothing': (
      <VerificationPage {...verification} form={form} hasApp={false} hasPasskey={false} isAgain />
    ),
    forgotten: <ForgottenPage frame={frame} form={refused('email')} state="ask" />,
    'forgotten, sent': <ForgottenPage frame={frame} form={form} state="sent" />,
    'forgotten, off': <ForgottenPage frame={frame} form={form} state="off" />,
    reset: <ResetPage frame={frame} form={refused('wanted')} token={nasty} />,
    'link is over': <LinkIsOverPage frame={frame} againHref="/connexion/oubli" />,
    'address to confirm': <AddressPage frame={frame} form={form} act="confirm" email={nasty} token={nasty} />,
    'address to change': <AddressPage frame={frame} form={form} act="change" email={nasty} token={nasty} />,
    'address to take back': <AddressPage frame={frame} form={form} act="undo" email={nasty} token={nasty} />,
    'passkey to rename': <RenamePasskeyPage frame={frame} form={refused('name')} action="/x" name={nasty} />,
    departure: <DeparturePage frame={frame} provider={nasty} href="https://idp.test/?a=1&b=2" />,
    'linked elsewhere': <ProviderFailurePage {...failure} reason="linked-elsewhere" />,
    'no cabinet': <ProviderFailurePage {...failure} reason="no-cabinet" />,
    'no SIRET': <ProviderFailurePage {...failure} reason="no-siret" />,
    'unknown cabinet': <ProviderFailurePage {...failure} reason="unknown-cabinet" />,
    'no account': <ProviderFailurePage {...failure} reason="no-account" />,
    'refused there': <ProviderFailurePage {...failure} reason="refused" />,
    rules: (
      <SignInRulesPage
        {...rules}
        rights={[{ right: 'iban.edit', words: nasty, isGuarded: true }]}
        providers={[provider, { ...provider, id: 'environnement', isFromEnvironment: true, isEnabled: false }]}
      />
    ),
    'rules, no provider': <SignInRulesPage {...rules} done={undefined} rights={[]} providers={[]} />,
    provider: (
      <ProviderFormPage
        frame={frame}
        form={refused('name', 'issuer', 'clientId')}
        action="/x"
        isNew={false}
        returnAddress="https://x.test/connexion/retour"
      />
    ),
  };
}

describe.each(['fr', 'en'] as const)('in %s', (language) => {
  test.each(Object.entries(pagesOf(language)))(
    '%s is valid HTML without inline code, and escapes what people and providers say',
    async (_, page) => {
      const html = await renderDocument(page);
      expect(await faults(html)).toEqual([]);
      expect(html).not.toMatch(/<style|<script(?![^>]* src=)| style="| on[a-z]+="|javascript:/);
      expect(html).not.toContain('<b>');
      expect(html).toContain(`<html lang="${language}"`);
    },
  );
});
