// One address of the annuaire: which form it has, which platform receives there, from when to when.

import type { ClientRegister } from '#modules/tenancy';
import {
  Button,
  Card,
  CheckboxField,
  Form,
  FormActions,
  LinkButton,
  RadioGroup,
  SelectField,
  Stack,
  TextField,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { errorOf, fieldState, Problems, type FormState } from '../form.tsx';
import { DaysFields } from './fields.tsx';
import { mandateFormMessages } from './form-messages.ts';
import { csrfOf, languageOf, ownTitle, RegisterLayout, type RegisterPart } from './frame.tsx';
import { registerMessages } from './register-messages.ts';

interface Part {
  readonly form: FormState;
  readonly language: Language;
}

function Days({ form, language }: Part): Element {
  const { address, platform } = mandateFormMessages[language];
  return <DaysFields form={form} language={language} text={address} startsOnHint={platform.startsOnHint} required />;
}

function Which({ form, language, siren }: Part & { siren: string }): Element {
  const text = mandateFormMessages[language].address;
  const { forms } = text;
  return (
    <>
      <RadioGroup
        name="form"
        label={text.form}
        language={language}
        options={[
          { value: 'siren', label: forms.siren(siren) },
          { value: 'siret', label: forms.siret },
          { value: 'routing', label: forms.routing },
          { value: 'suffix', label: forms.suffix },
        ]}
        value={form.values['form']}
        error={errorOf(form, 'form')}
      />
      <TextField
        name="siret"
        label={text.siret}
        hint={text.siretHint}
        inputmode="numeric"
        mono
        language={language}
        width="half"
        {...fieldState(form, 'siret')}
      />
      <TextField
        name="routingCode"
        label={text.routingCode}
        hint={text.routingCodeHint}
        mono
        language={language}
        width="half"
        {...fieldState(form, 'routingCode')}
      />
      <TextField
        name="suffix"
        label={text.suffix}
        hint={text.suffixHint}
        mono
        language={language}
        {...fieldState(form, 'suffix')}
      />
    </>
  );
}

export interface NewAddressPageProps extends RegisterPart {
  readonly form: FormState;
  readonly siren: string;
  readonly platforms: ClientRegister['platforms'];
}

export function NewDirectoryAddressPage({ frame, base, form, siren, platforms }: NewAddressPageProps): Element {
  const language = languageOf(frame);
  const text = mandateFormMessages[language].address;
  return (
    <RegisterLayout frame={frame} base={base} title={text.addTitle}>
      <Stack>
        <Problems form={form} language={language} />
        <Card title={ownTitle(frame, text.addTitle)}>
          <Form action={`${base}/adresses/nouvelle`} csrfToken={csrfOf(frame)} layout="grid">
            <Which form={form} language={language} siren={siren} />
            <SelectField
              name="platformId"
              label={text.platform}
              language={language}
              options={platforms.map(({ id, name }) => ({ value: id, label: name }))}
              {...fieldState(form, 'platformId')}
            />
            <Days form={form} language={language} />
            <CheckboxField
              name="endsPrevious"
              label={text.endsPrevious}
              language={language}
              checked={(form.values['endsPrevious'] ?? '') !== ''}
            />
            <FormActions>
              <Button variant="primary">{text.save}</Button>
              <LinkButton href={base}>{registerMessages[language].back}</LinkButton>
            </FormActions>
          </Form>
        </Card>
      </Stack>
    </RegisterLayout>
  );
}

export interface DirectoryAddressPageProps extends RegisterPart {
  readonly form: FormState;
  readonly address: ClientRegister['addresses'][number];
}

/** Only its days change: another address is another line. */
export function DirectoryAddressPage({ frame, base, form, address }: DirectoryAddressPageProps): Element {
  const language = languageOf(frame);
  const text = mandateFormMessages[language].address;
  const here = `${base}/adresses/${address.id}`;
  return (
    <RegisterLayout frame={frame} base={base} title={text.editTitle}>
      <Stack>
        <Problems form={form} language={language} />
        <Card title={ownTitle(frame, text.editTitle)}>
          <p class="figures breakable">{address.address}</p>
          <Form action={here} csrfToken={csrfOf(frame)} layout="grid">
            <Days form={form} language={language} />
            <FormActions>
              <Button variant="primary">{text.save}</Button>
              <LinkButton href={base}>{registerMessages[language].back}</LinkButton>
            </FormActions>
          </Form>
        </Card>
        <Card title={text.remove} lead={text.removeHint}>
          <Form action={`${here}/retrait`} csrfToken={csrfOf(frame)}>
            <Button variant="danger">{text.remove}</Button>
          </Form>
        </Card>
      </Stack>
    </RegisterLayout>
  );
}
