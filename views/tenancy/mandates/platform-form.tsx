// One plateforme agréée: which, how far its designation has come, from when to when.

import type { ClientRegister } from '#modules/tenancy';
import {
  Button,
  Card,
  Form,
  FormActions,
  LinkButton,
  SelectField,
  Stack,
  TextField,
  Timeline,
  type Element,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { DaysFields, PlatformNames } from './fields.tsx';
import { mandateFormMessages } from './form-messages.ts';
import { csrfOf, languageOf, ownTitle, RegisterLayout, type RegisterPart } from './frame.tsx';
import { standingMessages } from './messages.ts';
import { registerMessages } from './register-messages.ts';

export interface PlatformPageProps extends RegisterPart {
  readonly form: FormState;
  readonly action: string;
  /** Absent: a new one. */
  readonly name: string | undefined;
  readonly states: readonly ClientRegister['platforms'][number]['state'][];
  readonly steps: ClientRegister['platformSteps'];
  readonly suggestions: ClientRegister['known'];
}

function Fields({ form, states, frame }: PlatformPageProps): Element {
  const language = languageOf(frame);
  const text = mandateFormMessages[language].platform;
  const words = standingMessages[language].platformStates;
  return (
    <>
      <TextField
        name="name"
        label={text.name}
        hint={text.nameHint}
        list="platform-names"
        language={language}
        width="half"
        required
        {...fieldState(form, 'name')}
      />
      <TextField
        name="number"
        label={text.number}
        hint={text.numberHint}
        inputmode="numeric"
        mono
        language={language}
        width="half"
        {...fieldState(form, 'number')}
      />
      <SelectField
        name="state"
        label={text.state}
        language={language}
        options={states.map((state) => ({ value: state, label: words[state] }))}
        {...fieldState(form, 'state')}
      />
      <DaysFields form={form} language={language} text={text} startsOnHint={text.startsOnHint} />
    </>
  );
}

export function PlatformPage(props: PlatformPageProps): Element {
  const { frame, base, form, action, name, steps, suggestions } = props;
  const language = languageOf(frame);
  const text = mandateFormMessages[language].platform;
  const words = standingMessages[language].platformStates;
  const title = name === undefined ? text.addTitle : text.editTitle(name);
  return (
    <RegisterLayout frame={frame} base={base} title={title}>
      <Stack>
        <Problems form={form} language={language} />
        <Card title={ownTitle(frame, title)}>
          <Form action={action} csrfToken={csrfOf(frame)} layout="grid">
            <Fields {...props} />
            <PlatformNames suggestions={suggestions} />
            <FormActions>
              <Button variant="primary">{text.save}</Button>
              <LinkButton href={base}>{registerMessages[language].back}</LinkButton>
            </FormActions>
          </Form>
        </Card>
        {steps.length > 0 ? (
          <Card title={text.history}>
            <Timeline
              events={steps.toReversed().map(({ state, at, by }) => ({ at, title: words[state], by: by.name }))}
              language={language}
            />
          </Card>
        ) : null}
      </Stack>
    </RegisterLayout>
  );
}
