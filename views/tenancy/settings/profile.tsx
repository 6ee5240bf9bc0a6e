// Settings > Entreprise.

import type { CompanyProfile } from '#modules/tenancy';
import {
  Alert,
  Button,
  Card,
  DefinitionList,
  Form,
  FormActions,
  Identifier,
  TextField,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { AddressFields } from '../address.tsx';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { settingsMessages } from './messages.ts';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';

export interface ProfilePageProps {
  readonly frame: SettingsFrame;
  readonly form: FormState;
  readonly profile: CompanyProfile;
  readonly mayEdit: boolean;
}

export function ProfilePage({ frame, form, profile, mayEdit }: ProfilePageProps): Element {
  const { language } = frame.app;
  const words = settingsMessages[language].profile;
  return (
    <SettingsLayout frame={frame} section="profile">
      <Problems form={form} language={language} />
      {mayEdit ? null : <Alert>{settingsMessages[language].readOnly}</Alert>}
      <Card title={words.identity}>
        <Identity profile={profile} language={language} full={!mayEdit} />
        {mayEdit ? <ProfileForm frame={frame} form={form} version={profile.version} /> : null}
      </Card>
    </SettingsLayout>
  );
}

interface ProfileFormProps {
  readonly frame: SettingsFrame;
  readonly form: FormState;
  /** That was read: another one saved meanwhile is not overwritten. */
  readonly version: number;
}

function ProfileForm({ frame, form, version }: ProfileFormProps): Element {
  const { language, csrfToken } = frame.app;
  const text = messages[language];
  const words = settingsMessages[language].profile;
  return (
    <Form action={frame.hrefs.profile} csrfToken={csrfToken} layout="grid">
      <input type="hidden" name="version" value={form.values['version'] ?? String(version)} />
      <TextField name="name" label={words.name} language={language} required {...fieldState(form, 'name')} />
      <TextField
        name="legalForm"
        label={words.legalForm}
        hint={words.legalFormHint}
        language={language}
        width="half"
        {...fieldState(form, 'legalForm')}
      />
      <TextField
        name="siret"
        label={words.siret}
        hint={text.optional}
        inputmode="numeric"
        mono
        language={language}
        width="half"
        {...fieldState(form, 'siret')}
      />
      <AddressFields form={form} language={language} />
      <FormActions>
        <Button variant="primary">{text.save}</Button>
      </FormActions>
    </Form>
  );
}

interface IdentityProps {
  readonly profile: CompanyProfile;
  readonly language: Language;
  /** Also what the form would show. */
  readonly full: boolean;
}

function Identity({ profile, language, full }: IdentityProps): Element {
  const words = settingsMessages[language].profile;
  const { siren, vatNumber, siret, legalForm } = profile;
  const place = [profile.postcode, profile.city].filter(Boolean).join(' ');
  const lines = [profile.addressLine1, profile.addressLine2, profile.addressLine3, place, profile.region];
  const address = lines.filter(Boolean).join(', ');
  const fixed = [
    { term: words.siren, value: siren ? <Identifier kind="siren" value={siren} /> : '—', note: words.sirenHint },
    { term: words.vat, value: vatNumber ? <Identifier kind="vat" value={vatNumber} /> : '—' },
  ];
  const changeable = [
    { term: words.name, value: profile.name },
    { term: words.legalForm, value: legalForm ?? '—' },
    { term: words.siret, value: siret ? <Identifier kind="siret" value={siret} /> : '—' },
    { term: words.address, value: address || '—' },
  ];
  return <DefinitionList items={full ? [...fixed, ...changeable] : fixed} />;
}
