// Settings > Mentions et fiscalité.

import {
  Alert,
  Button,
  Card,
  CheckboxField,
  FileField,
  Form,
  FormActions,
  SelectField,
  TextareaField,
  TextField,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { errorOf, fieldState, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { monthOptions } from '../months.ts';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';
import { settingsMessages } from './messages.ts';
import { papersMessages } from './papers-messages.ts';

export interface PapersPageProps {
  readonly frame: SettingsFrame;
  readonly form: FormState;
  readonly timeZones: readonly string[];
  /** Address of the present logo. */
  readonly logoHref: string | undefined;
  readonly mayEdit: boolean;
}

interface Part {
  readonly page: PapersPageProps;
  readonly language: Language;
}

function Company({ page: { form, mayEdit }, language }: Part): Element {
  const text = papersMessages[language];
  const disabled = !mayEdit;
  return (
    <>
      <TextField
        name="shareCapital"
        label={text.capital}
        hint={messages[language].optional}
        suffix="€"
        inputmode="decimal"
        language={language}
        width="half"
        disabled={disabled}
        {...fieldState(form, 'shareCapital')}
      />
      <TextField
        name="registrationCity"
        label={text.registration}
        hint={text.registrationHint}
        language={language}
        width="half"
        disabled={disabled}
        {...fieldState(form, 'registrationCity')}
      />
      <SelectField
        name="closingMonth"
        label={text.closing}
        language={language}
        width="half"
        disabled={disabled}
        empty
        options={monthOptions(language)}
        {...fieldState(form, 'closingMonth')}
      />
    </>
  );
}

function Tax({ page: { form, mayEdit }, language }: Part): Element {
  const text = papersMessages[language];
  const { normal, simplified, exempt } = text.regimes;
  return (
    <>
      <SelectField
        name="vatRegime"
        label={text.regime}
        language={language}
        width="half"
        disabled={!mayEdit}
        empty
        options={[
          { value: 'normal', label: normal },
          { value: 'simplified', label: simplified },
          { value: 'exempt', label: exempt },
        ]}
        {...fieldState(form, 'vatRegime')}
      />
      <CheckboxField
        name="vatOnDebits"
        label={text.debits}
        hint={text.debitsHint}
        language={language}
        disabled={!mayEdit}
        checked={(form.values['vatOnDebits'] ?? '') !== ''}
        error={errorOf(form, 'vatOnDebits')}
      />
      <TextareaField
        name="invoiceMentions"
        label={text.mentions}
        hint={text.mentionsHint}
        language={language}
        rows={5}
        disabled={!mayEdit}
        {...fieldState(form, 'invoiceMentions')}
      />
    </>
  );
}

/** A square of the colour; nothing for what is none. */
function Swatch({ colour, label }: { colour: string; label: string }): Element | null {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return null;
  return (
    <svg width="16" height="16" role="img" aria-label={label}>
      <rect width="16" height="16" rx="3" fill={colour} />
    </svg>
  );
}

function Place({ page: { form, timeZones, mayEdit }, language }: Part): Element {
  const text = papersMessages[language];
  return (
    <>
      <SelectField
        name="language"
        label={text.language}
        language={language}
        width="half"
        disabled={!mayEdit}
        options={[
          { value: 'fr', label: text.languages.fr },
          { value: 'en', label: text.languages.en },
        ]}
        {...fieldState(form, 'language')}
      />
      <SelectField
        name="timeZone"
        label={text.timeZone}
        language={language}
        width="half"
        disabled={!mayEdit}
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        {...fieldState(form, 'timeZone')}
      />
      <TextField
        name="accentColor"
        label={text.colour}
        hint={text.colourHint}
        mark={<Swatch colour={form.values['accentColor'] ?? ''} label={text.colourShown} />}
        mono
        maxlength={7}
        language={language}
        width="half"
        disabled={!mayEdit}
        {...fieldState(form, 'accentColor')}
      />
    </>
  );
}

function LogoCard({ page: { frame, form, logoHref, mayEdit }, language }: Part): Element {
  const text = papersMessages[language];
  const { csrfToken } = frame.app;
  return (
    <Card title={text.logo} lead={text.logoLead}>
      {logoHref ? <img src={logoHref} alt={text.logoAlt} height={64} /> : null}
      {mayEdit ? (
        <Form action={`${frame.hrefs.papers}/logo`} csrfToken={csrfToken} multipart>
          <FileField
            name="logo"
            label={text.logoFile}
            language={language}
            accept="image/png,image/jpeg"
            error={errorOf(form, 'logo')}
          />
          <FormActions>
            <Button>{text.logoSave}</Button>
          </FormActions>
        </Form>
      ) : null}
      {mayEdit && logoHref ? (
        <Form action={`${frame.hrefs.papers}/logo/retrait`} csrfToken={csrfToken}>
          <Button variant="ghost">{text.logoRemove}</Button>
        </Form>
      ) : null}
    </Card>
  );
}

export function PapersPage(page: PapersPageProps): Element {
  const { frame, form, mayEdit } = page;
  const { language, csrfToken } = frame.app;
  const text = papersMessages[language];
  return (
    <SettingsLayout frame={frame} section="papers">
      <Problems form={form} language={language} />
      {mayEdit ? null : <Alert>{settingsMessages[language].readOnly}</Alert>}
      <Card title={text.title} lead={text.lead}>
        <Form action={frame.hrefs.papers} csrfToken={csrfToken} layout="grid">
          <Company page={page} language={language} />
          <Tax page={page} language={language} />
          <Place page={page} language={language} />
          {mayEdit ? (
            <FormActions>
              <Button variant="primary">{messages[language].save}</Button>
            </FormActions>
          ) : null}
        </Form>
      </Card>
      <LogoCard page={page} language={language} />
    </SettingsLayout>
  );
}
