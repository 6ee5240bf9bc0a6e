// Which mails a person wants, under « Mon compte » and in the settings of one dossier.

import {
  Alert,
  Button,
  Card,
  Form,
  FormActions,
  LinkButton,
  SelectField,
  type Element,
  type Language,
  type Option,
} from '../../ui/index.ts';
import { AccountLayout, type AccountFrame } from '../account/frame.tsx';
import { messages } from '../messages.ts';
import { SettingsLayout, type SettingsFrame } from '../settings/frame.tsx';
import { notificationMessages } from './messages.ts';

type Frequency = 'now' | 'daily' | 'weekly' | 'never';
const DOSSIER_EVENTS = ['waiting', 'failed', 'mention', 'reply'] as const;
type DossierEvent = (typeof DOSSIER_EVENTS)[number];
type Choices = Readonly<Record<DossierEvent | 'invitation' | 'mandate', Frequency>>;

const FREQUENCIES: readonly Frequency[] = ['now', 'daily', 'weekly', 'never'];

const options = (language: Language): Option[] =>
  FREQUENCIES.map((value) => ({ value, label: notificationMessages[language].frequencies[value] }));

function Off({ canSend, language }: { canSend: boolean; language: Language }): Element | null {
  const text = notificationMessages[language];
  return canSend ? null : (
    <Alert tone="warning" title={text.off}>
      {text.offText}
    </Alert>
  );
}

function Security({ language }: { language: Language }): Element {
  const text = notificationMessages[language];
  return (
    <Card title={text.security}>
      <p>{text.securityText}</p>
    </Card>
  );
}

export interface AccountNotificationsProps {
  readonly frame: AccountFrame;
  readonly email: string;
  readonly choices: Choices;
  /** False: no mail leaves this instance. */
  readonly canSend: boolean;
}

export function AccountNotificationsPage({ frame, email, choices, canSend }: AccountNotificationsProps): Element {
  const { language, csrfToken } = frame;
  const text = notificationMessages[language];
  return (
    <AccountLayout frame={frame} section="notifications">
      <Off canSend={canSend} language={language} />
      <Card title={text.title} lead={text.lead(email)}>
        <Form action="/compte/notifications" csrfToken={csrfToken}>
          {([...DOSSIER_EVENTS, 'invitation', 'mandate'] as const).map((event) => (
            <SelectField
              name={event}
              label={text.events[event]}
              options={options(language)}
              value={choices[event]}
              language={language}
            />
          ))}
          <FormActions>
            <Button variant="primary">{messages[language].save}</Button>
          </FormActions>
        </Form>
      </Card>
      <Security language={language} />
    </AccountLayout>
  );
}

export interface NotificationsPageProps {
  readonly frame: SettingsFrame;
  readonly email: string;
  /** For this dossier; what is absent is as in all others. */
  readonly choices: Readonly<Partial<Record<DossierEvent, Frequency>>>;
  readonly usual: Choices;
  readonly canSend: boolean;
}

export function NotificationsPage({ frame, email, choices, usual, canSend }: NotificationsPageProps): Element {
  const { language, csrfToken } = frame.app;
  const text = notificationMessages[language];
  return (
    <SettingsLayout frame={frame} section="notifications">
      <Off canSend={canSend} language={language} />
      <Card
        title={text.dossierTitle}
        lead={text.dossierLead(email)}
        actions={<LinkButton href="/compte/notifications">{text.toAll}</LinkButton>}
      >
        <Form action={frame.hrefs.notifications} csrfToken={csrfToken}>
          {DOSSIER_EVENTS.map((event) => (
            <SelectField
              name={event}
              label={text.events[event]}
              options={[{ value: '', label: text.asElsewhere(text.frequencies[usual[event]]) }, ...options(language)]}
              value={choices[event] ?? ''}
              language={language}
            />
          ))}
          <FormActions>
            <Button variant="primary">{messages[language].save}</Button>
          </FormActions>
        </Form>
      </Card>
      <Security language={language} />
    </SettingsLayout>
  );
}
