// Every page of this module as sent: valid, in both languages, without anything the security policy forbids.

import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import {
  CompaniesPage,
  emptyForm,
  KeysPage,
  MailPage,
  NewCompanyPage,
  PeoplePage,
  ProfilePage,
  SignInPage,
  WelcomeAddress,
  WelcomeCompany,
  WelcomeDone,
  WelcomePerson,
  type BareFrame,
  type FormState,
  type SettingsFrame,
} from '#views/tenancy/index.ts';
import { mainMenu, renderDocument, type Element, type Language } from '#views/ui/index.ts';
import { roleName, scopeNames } from '../../../views/tenancy/words.ts';

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

function frames(language: Language): { bare: BareFrame; settings: SettingsFrame } {
  const bare: BareFrame = { language, assets: (file) => `/static/${file}`, csrfToken: 'token' };
  const app = {
    ...bare,
    menu: mainMenu({ language, hrefs: { home: '/d/x', settings: '/d/x/parametres' }, current: 'settings' }),
    user: { name: nasty, email: 'claire@exemple.test' },
    signOutHref: '/deconnexion',
    company: { name: nasty, siren: '732829320' },
    companyChoiceHref: '/dossiers/choix',
  };
  const hrefs = {
    profile: '/p',
    papers: '/n',
    mandates: '/a',
    roles: '/r',
    inspection: '/i',
    mail: '/m',
    sales: '/v',
    notifications: '/n',
    people: '/u',
    keys: '/k',
    journal: '/j',
    account: '/c',
  };
  return { bare, settings: { app, hrefs, done: 'Enregistré.' } };
}

const refused = (...names: string[]): FormState => ({
  values: Object.fromEntries(names.map((name) => [name, nasty])),
  problems: names.map((field) => ({ field, message: 'À renseigner.' })),
});

const key = {
  id,
  name: nasty,
  prefix: 'fct_abcdef',
  scopes: ['invoices.read', 'from.the.future'],
  networks: [nasty],
  previousUntil: at,
  renewedAt: at,
  createdAt: at,
  createdBy: nasty,
  lastUsedAt: undefined,
  expiresAt: at,
  revokedAt: undefined,
};
const company = {
  id,
  name: nasty,
  siren: '732829320',
  status: 'active',
  code: 'T1',
  cabinet: nasty,
  role: 'manager',
} as const;
const person = {
  id,
  name: nasty,
  email: 'a@b.test',
  roleName: nasty,
  since: at,
  cabinet: nasty,
  invitedAt: at,
  lastSignInAt: undefined,
  endsAt: at,
};
const profile = {
  id,
  name: nasty,
  siren: undefined,
  siret: undefined,
  vatNumber: undefined,
  country: 'FR',
  legalForm: undefined,
  addressLine1: undefined,
  addressLine2: undefined,
  addressLine3: undefined,
  postcode: undefined,
  city: undefined,
  region: undefined,
  version: 3,
};

function pagesOf(language: Language): Record<string, Element> {
  const { bare, settings } = frames(language);
  const address = { frame: bare, action: '/x', sirenAddress: 'a@b', vatAddress: 'c@d', domain: 'b' };
  const done = {
    frame: bare,
    company: nasty,
    address: 'a@b',
    homeHref: '/',
    purchasesHref: '/',
    keysHref: '/',
    smtpPort: 25,
  };
  const unasked = { frame: bare, answer: undefined, mayLookUp: false };
  const lookUp = {
    outcome: 'found',
    active: false,
    summary: nasty,
    filled: ['name', 'address'],
    kept: [{ part: 'legalForm', registered: nasty }],
    day: nasty,
  } as const;
  const list = { frame: bare, term: nasty, limit: 1, mayCreate: true };
  const common = { language, csrfToken: 'token', action: '/k', audience: 'company' } as const;
  const keys = { ...common, frame: settings, keys: [key, { ...key, id: `${id}2`, revokedAt: at }], now: at };
  return {
    'welcome, person': <WelcomePerson frame={bare} form={emptyForm} />,
    'welcome, person refused': <WelcomePerson frame={bare} form={refused('name', 'email', 'password')} />,
    'welcome, company': <WelcomeCompany {...unasked} form={refused('company', 'siren')} />,
    'welcome, company looked up': <WelcomeCompany {...unasked} form={emptyForm} answer={lookUp} mayLookUp />,
    'welcome, address': <WelcomeAddress {...address} form={refused('localPart')} />,
    'welcome, done': <WelcomeDone {...done} />,
    'sign-in': (
      <SignInPage
        frame={bare}
        form={refused('email')}
        returnTo={'/d/"x'}
        done="signed-out"
        providers={[{ name: nasty, href: '/x' }]}
      />
    ),
    companies: <CompaniesPage {...list} companies={[company]} />,
    'companies, none': <CompaniesPage {...list} companies={[]} term="" mayCreate={false} />,
    'new company': <NewCompanyPage {...unasked} form={emptyForm} />,
    profile: <ProfilePage frame={settings} form={refused('name', 'siret')} profile={profile} mayEdit />,
    'profile, read only': <ProfilePage frame={settings} form={emptyForm} profile={profile} mayEdit={false} />,
    mail: (
      <MailPage
        frame={settings}
        form={refused('localPart')}
        addresses={[{ kind: 'siren', localPart: 'x' }]}
        domain="b"
        mayEdit
      />
    ),
    people: <PeoplePage frame={settings} language={language} people={[person]} invitations={undefined} />,
    keys: <KeysPage {...keys} form={refused('name', 'scopes')} created={{ name: nasty, secret: 'fct_x' }} />,
    'keys, none': <KeysPage {...keys} keys={[]} form={emptyForm} created={undefined} />,
  };
}

describe.each(['fr', 'en'] as const)('in %s', (language) => {
  test.each(Object.entries(pagesOf(language)))(
    '%s is valid HTML without inline code, and escapes what people typed',
    async (_, page) => {
      const html = await renderDocument(page);
      expect(await faults(html)).toEqual([]);
      expect(html).not.toMatch(/<style|<script(?![^>]* src=)| style="| on[a-z]+="|javascript:/);
      expect(html).not.toContain('<b>');
      expect(html).toContain(`<html lang="${language}"`);
    },
  );
});

test('roles and rights of a newer version are not shown as codes', () => {
  expect(roleName('manager', 'fr')).toBe('Gestionnaire');
  expect(roleName('from-the-future', 'fr')).toBe('Rôle inconnu');
  expect(scopeNames(['invoices.read', 'from.the.future'], 'en')).toBe('Read invoices');
});
