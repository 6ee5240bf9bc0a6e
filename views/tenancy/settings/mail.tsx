// Settings > Adresse de réception.

import type { MailAddress } from '#modules/tenancy';
import {
  Alert,
  Button,
  Card,
  CopyField,
  Form,
  FormActions,
  TextField,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { settingsMessages } from './messages.ts';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';

export interface MailPageProps {
  readonly frame: SettingsFrame;
  readonly form: FormState;
  readonly addresses: readonly MailAddress[];
  readonly domain: string;
  readonly mayEdit: boolean;
}

export function MailPage({ frame, form, addresses, domain, mayEdit }: MailPageProps): Element {
  const { language, csrfToken } = frame.app;
  const text = messages[language];
  const words = settingsMessages[language].mail;
  return (
    <SettingsLayout frame={frame} section="mail">
      <Problems form={form} language={language} />
      {mayEdit ? null : <Alert>{settingsMessages[language].readOnly}</Alert>}
      <Card title={words.title} lead={words.lead}>
        <div class="form form-stack">
          {addresses.map((address) => (
            <Address address={address} domain={domain} language={language} />
          ))}
        </div>
      </Card>
      {mayEdit ? (
        <Card title={words.freeTitle} lead={words.freeLead}>
          <Form action={frame.hrefs.mail} csrfToken={csrfToken}>
            <TextField
              name="localPart"
              label={words.freeField(domain)}
              hint={words.freeHint}
              autocomplete="off"
              language={language}
              {...fieldState(form, 'localPart')}
            />
            <FormActions>
              <Button variant="primary">{text.save}</Button>
            </FormActions>
          </Form>
        </Card>
      ) : null}
    </SettingsLayout>
  );
}

interface AddressProps {
  readonly address: MailAddress;
  readonly domain: string;
  readonly language: Language;
}

function Address({ address: { kind, localPart }, domain, language }: AddressProps): Element {
  const words = settingsMessages[language].mail;
  return (
    <CopyField
      id={`address-${kind}`}
      label={words[kind]}
      value={`${localPart}@${domain}`}
      hint={kind === 'siren' ? words.sirenHint(localPart) : undefined}
      language={language}
    />
  );
}
