// Settings > Mon compte: language and look, password, sessions.

import type { Preferences, SessionInfo } from '#modules/tenancy';
import {
  Badge,
  Button,
  Card,
  DateText,
  Form,
  FormActions,
  PasswordField,
  SelectField,
  Table,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { errorOf, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { settingsMessages } from './messages.ts';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';

/** A session with the words for its device. */
export interface SessionLine extends SessionInfo {
  readonly device: string;
}

export interface AccountPageProps {
  readonly frame: SettingsFrame;
  readonly form: FormState;
  readonly preferences: Preferences;
  readonly sessions: readonly SessionLine[];
  readonly currentSessionId: string;
}

export function AccountPage({ frame, form, preferences, sessions, currentSessionId }: AccountPageProps): Element {
  const { language } = frame.app;
  const words = settingsMessages[language].account;
  return (
    <SettingsLayout frame={frame} section="account">
      <Problems form={form} language={language} />
      <Look frame={frame} preferences={preferences} />
      <ChangePassword frame={frame} form={form} />
      <Card title={words.sessions} lead={words.sessionsLead} flush>
        <Table
          caption={words.sessions}
          columns={columns(language)}
          rows={sessions}
          rowId={({ id }) => `s-${id}`}
          rowActions={(session) => (session.id === currentSessionId ? thisSession(language) : endForm(session, frame))}
          language={language}
        />
      </Card>
    </SettingsLayout>
  );
}

function Look({ frame, preferences }: { frame: SettingsFrame; preferences: Preferences }): Element {
  const { language, csrfToken } = frame.app;
  const text = messages[language];
  const words = settingsMessages[language].account;
  const option = (value: string, label: string) => ({ value, label });
  const choices = [
    ['language', words.language, [option('fr', words.french), option('en', words.english)]],
    [
      'appearance',
      words.appearance,
      (['system', 'light', 'dark'] as const).map((value) => option(value, words[value])),
    ],
    ['density', words.density, (['comfortable', 'dense'] as const).map((value) => option(value, words[value]))],
  ] as const;
  return (
    <Card title={words.look}>
      <Form action={`${frame.hrefs.account}/apparence`} csrfToken={csrfToken} layout="grid">
        {choices.map(([name, label, options]) => (
          <SelectField
            name={name}
            label={label}
            options={options}
            value={preferences[name]}
            width="half"
            language={language}
          />
        ))}
        <FormActions>
          <Button variant="primary">{text.save}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function ChangePassword({ frame, form }: { frame: SettingsFrame; form: FormState }): Element {
  const { language, csrfToken } = frame.app;
  const text = messages[language];
  const words = settingsMessages[language].account;
  return (
    <Card title={words.passwordTitle} lead={words.passwordLead}>
      <Form action={`${frame.hrefs.account}/mot-de-passe`} csrfToken={csrfToken} layout="grid">
        <PasswordField
          name="current"
          label={words.current}
          required
          width="half"
          error={errorOf(form, 'current')}
          language={language}
        />
        <PasswordField
          name="wanted"
          label={words.wanted}
          hint={text.newPasswordHint}
          purpose="new"
          required
          width="half"
          error={errorOf(form, 'wanted')}
          language={language}
        />
        <FormActions>
          <Button variant="primary">{words.change}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function columns(language: Language): Column<SessionLine>[] {
  const words = settingsMessages[language].account;
  return [
    { key: 'device', header: words.device, main: true, cell: ({ device }) => device },
    { key: 'address', header: words.address, cell: ({ address }) => <code>{address}</code> },
    {
      key: 'signedIn',
      header: words.signedIn,
      cell: ({ createdAt }) => <DateText value={createdAt} language={language} />,
    },
    {
      key: 'lastSeen',
      header: words.lastSeen,
      cell: ({ lastSeenAt }) => <DateText value={lastSeenAt} language={language} />,
    },
  ];
}

function thisSession(language: Language): Element {
  return <Badge tone="info">{settingsMessages[language].account.here}</Badge>;
}

function endForm(session: SessionLine, frame: SettingsFrame): Element {
  const { language, csrfToken } = frame.app;
  const words = settingsMessages[language].account;
  return (
    <Form action={`${frame.hrefs.account}/sessions/${session.id}/fin`} csrfToken={csrfToken} layout="inline">
      <Button variant="danger" size="small" title={words.endSession(session.device)}>
        {words.end}
        <span class="visually-hidden"> {session.device}</span>
      </Button>
    </Form>
  );
}
