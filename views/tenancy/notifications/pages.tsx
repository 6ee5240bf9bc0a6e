// Which mails a person wants and when, under « Mon compte » and in the settings of one dossier.

import {
  Alert,
  Button,
  Card,
  Form,
  FormActions,
  LinkButton,
  SelectField,
  Stack,
  type Element,
  type Language,
  type Option,
} from '../../ui/index.ts';
import { AccountLayout, type AccountFrame } from '../account/frame.tsx';
import { emptyForm, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { SettingsLayout, type SettingsFrame } from '../settings/frame.tsx';
import { notificationMessages } from './messages.ts';
import { QuietHours, type QuietHoursValues } from './quiet-hours.tsx';

type Frequency = 'now' | 'daily' | 'weekly' | 'never';
const DOSSIER_EVENTS = ['waiting', 'failed', 'mention', 'reply'] as const;
type DossierEvent = (typeof DOSSIER_EVENTS)[number];
const OWN_EVENTS = [...DOSSIER_EVENTS, 'invitation', 'mandate'] as const;
type OwnEvent = (typeof OWN_EVENTS)[number];
type Choices = Readonly<Record<OwnEvent, Frequency>>;

const FREQUENCIES: readonly Frequency[] = ['now', 'daily', 'weekly', 'never'];

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

interface ChoiceFormProps {
  readonly action: string;
  readonly csrfToken: string | undefined;
  readonly language: Language;
  readonly events: readonly OwnEvent[];
  readonly choices: Readonly<Partial<Choices>>;
  /** What holds where nothing is chosen: then that may be chosen too. */
  readonly usual?: Choices | undefined;
}

/** One field for each event. */
function ChoiceForm({ action, csrfToken, language, events, choices, usual }: ChoiceFormProps): Element {
  const text = notificationMessages[language];
  const own: Option[] = FREQUENCIES.map((value) => ({ value, label: text.frequencies[value] }));
  const optionsOf = (event: OwnEvent): Option[] =>
    usual ? [{ value: '', label: text.asElsewhere(text.frequencies[usual[event]]) }, ...own] : own;
  return (
    <Form action={action} csrfToken={csrfToken}>
      {events.map((event) => (
        <SelectField
          name={event}
          label={text.events[event]}
          options={optionsOf(event)}
          value={choices[event] ?? ''}
          language={language}
        />
      ))}
      <FormActions>
        <Button variant="primary">{messages[language].save}</Button>
      </FormActions>
    </Form>
  );
}

export interface AccountNotificationsProps {
  readonly frame: AccountFrame;
  readonly email: string;
  readonly choices: Choices;
  readonly quiet: QuietHoursValues;
  /** Of the quiet hours, when they were refused. */
  readonly form?: FormState | undefined;
  /** False: no mail leaves this instance. */
  readonly canSend: boolean;
}

export function AccountNotificationsPage(props: AccountNotificationsProps): Element {
  const { frame, email, choices, quiet, form = emptyForm, canSend } = props;
  const { language, csrfToken } = frame;
  const text = notificationMessages[language];
  return (
    <AccountLayout frame={frame} section="notifications">
      <Problems form={form} language={language} />
      <Off canSend={canSend} language={language} />
      <Stack>
        <Card title={text.title} lead={text.lead(email)}>
          <ChoiceForm
            action="/compte/notifications"
            csrfToken={csrfToken}
            language={language}
            events={OWN_EVENTS}
            choices={choices}
          />
        </Card>
        <QuietHours values={quiet} form={form} csrfToken={csrfToken} language={language} />
        <Security language={language} />
      </Stack>
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
        <ChoiceForm
          action={frame.hrefs.notifications}
          csrfToken={csrfToken}
          language={language}
          events={DOSSIER_EVENTS}
          choices={choices}
          usual={usual}
        />
      </Card>
      <Security language={language} />
    </SettingsLayout>
  );
}
