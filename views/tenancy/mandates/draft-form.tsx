// The terms of a mandate, before it is sent.

import type { ClientRegister } from '#modules/tenancy';
import {
  Alert,
  AmountField,
  Button,
  FieldGroup,
  Form,
  FormActions,
  LinkButton,
  RadioGroup,
  Stack,
  TextField,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { errorOf, fieldState, Problems, type FormState } from '../form.tsx';
import { DaysFields, PlatformNames } from './fields.tsx';
import { mandateFormMessages } from './form-messages.ts';
import { csrfOf, languageOf, RegisterLayout, type RegisterPart } from './frame.tsx';
import { standingMessages } from './messages.ts';
import { registerMessages } from './register-messages.ts';

export interface DraftPageProps extends RegisterPart {
  readonly form: FormState;
  readonly action: string;
  readonly agentName: string;
  readonly suggestions: ClientRegister['known'];
  /** A new one, or a draft that is changed. */
  readonly isNew: boolean;
}

interface Part {
  readonly form: FormState;
  readonly language: Language;
}

function Signer({ form, language }: Part): Element {
  const text = mandateFormMessages[language].draft;
  return (
    <FieldGroup title={text.signer}>
      <TextField
        name="signerName"
        label={text.signerName}
        language={language}
        width="half"
        required
        {...fieldState(form, 'signerName')}
      />
      <TextField
        name="signerQuality"
        label={text.signerQuality}
        hint={text.signerQualityHint}
        language={language}
        width="half"
        required
        {...fieldState(form, 'signerQuality')}
      />
      <TextField
        name="signerEmail"
        type="email"
        label={text.signerEmail}
        language={language}
        required
        {...fieldState(form, 'signerEmail')}
      />
    </FieldGroup>
  );
}

function Terms({ form, language }: Part): Element {
  const text = mandateFormMessages[language].draft;
  return (
    <FieldGroup title={text.terms}>
      <DaysFields form={form} language={language} text={text} required />
      <TextField
        name="platformName"
        label={text.platformName}
        hint={text.platformHint}
        list="platform-names"
        language={language}
        width="half"
        {...fieldState(form, 'platformName')}
      />
      <TextField
        name="platformNumber"
        label={text.platformNumber}
        hint={text.platformNumberHint}
        inputmode="numeric"
        mono
        language={language}
        width="half"
        {...fieldState(form, 'platformNumber')}
      />
      <AmountField
        name="ceiling"
        label={text.ceiling}
        hint={text.ceilingHint}
        language={language}
        width="half"
        {...fieldState(form, 'ceiling')}
      />
    </FieldGroup>
  );
}

export function DraftPage({ frame, base, form, action, agentName, suggestions, isNew }: DraftPageProps): Element {
  const language = languageOf(frame);
  const text = mandateFormMessages[language].draft;
  const words = standingMessages[language];
  return (
    <RegisterLayout frame={frame} base={base} title={isNew ? text.title : text.editTitle}>
      <Stack>
        <Problems form={form} language={language} />
        <Form action={action} csrfToken={csrfOf(frame)} layout="grid">
          <RadioGroup
            name="kind"
            label={text.kind}
            hint={text.agent(agentName)}
            look="cards"
            language={language}
            options={(['delegation', 'designation'] as const).map((kind) => ({
              value: kind,
              label: words.kinds[kind],
              hint: words.kindHints[kind],
            }))}
            value={form.values['kind']}
            error={errorOf(form, 'kind')}
          />
          <Signer form={form} language={language} />
          <Terms form={form} language={language} />
          <PlatformNames suggestions={suggestions} />
          <Alert>{text.review}</Alert>
          <FormActions>
            <Button variant="primary">{isNew ? text.create : text.save}</Button>
            <LinkButton href={base}>{registerMessages[language].back}</LinkButton>
          </FormActions>
        </Form>
      </Stack>
    </RegisterLayout>
  );
}
