// The rules of reminders of one company.

import {
  Alert,
  AmountField,
  AppLayout,
  Button,
  CheckboxField,
  ErrorSummary,
  FieldGroup,
  Form,
  FormActions,
  PageHeader,
  SelectField,
  Stack,
  TextareaField,
  TextField,
  Toast,
  type AppFrame,
  type Element,
  type FormProblem,
} from '../../ui/index.ts';
import { missingMessages } from './messages.ts';
import { missingRulesMessages } from './rules-messages.ts';

export interface MissingRulesProps {
  readonly frame: AppFrame;
  /** `/d/<id>/manquants`. */
  readonly base: string;
  /** As kept, or as typed when the form comes back. */
  readonly values: Readonly<
    Record<'automatic' | 'day' | 'mostReminders' | 'threshold' | 'never' | 'addresses' | 'language', string>
  >;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly isChosen: boolean;
  }[];
  readonly problems: readonly FormProblem[];
  readonly mayEdit: boolean;
  readonly done: string | undefined;
}

interface Part extends MissingRulesProps {
  readonly field: (name: keyof MissingRulesProps['values']) => { value: string; error: string | undefined };
}

function When({ frame, values, mayEdit, field }: Part): Element {
  const { language } = frame;
  const text = missingRulesMessages[language];
  const shared = { language, disabled: !mayEdit, width: 'short', inputmode: 'numeric' } as const;
  return (
    <FieldGroup title={text.when}>
      <CheckboxField
        name="automatic"
        label={text.automatic}
        hint={text.automaticHint}
        language={language}
        checked={values.automatic !== ''}
        disabled={!mayEdit}
      />
      <TextField name="day" label={text.day} hint={text.dayHint} {...shared} {...field('day')} />
      <TextField name="mostReminders" label={text.most} {...shared} {...field('mostReminders')} />
    </FieldGroup>
  );
}

function What({ frame, mayEdit, field }: Part): Element {
  const { language } = frame;
  const text = missingRulesMessages[language];
  return (
    <FieldGroup title={text.what}>
      <AmountField
        name="threshold"
        label={text.threshold}
        hint={text.thresholdHint}
        language={language}
        disabled={!mayEdit}
        {...field('threshold')}
      />
      <TextareaField
        name="never"
        label={text.never}
        hint={text.neverHint}
        language={language}
        disabled={!mayEdit}
        rows={4}
        {...field('never')}
      />
    </FieldGroup>
  );
}

function Whom({ frame, people, mayEdit, field }: Part): Element {
  const { language } = frame;
  const text = missingRulesMessages[language];
  return (
    <FieldGroup title={text.who} hint={people.length > 0 ? text.peopleHint : text.nobodyThere}>
      {people.map(({ id, name, address, isChosen }) => (
        <CheckboxField
          name="people"
          id={`people-${id}`}
          value={id}
          label={`${name}, ${address}`}
          language={language}
          checked={isChosen}
          disabled={!mayEdit}
        />
      ))}
      <TextareaField
        name="addresses"
        label={text.addresses}
        hint={text.addressesHint}
        language={language}
        disabled={!mayEdit}
        rows={3}
        {...field('addresses')}
      />
      <SelectField
        name="language"
        label={text.language}
        language={language}
        disabled={!mayEdit}
        width="half"
        options={(['fr', 'en'] as const).map((value) => ({ value, label: text.languages[value] }))}
        {...field('language')}
      />
    </FieldGroup>
  );
}

export function MissingRulesPage(props: MissingRulesProps): Element {
  const { frame, base, values, problems, mayEdit, done } = props;
  const { language, csrfToken } = frame;
  const text = missingRulesMessages[language];
  const field: Part['field'] = (name) => ({
    value: values[name],
    error: problems.find((problem) => problem.field === name)?.message,
  });
  const part = { ...props, field };
  return (
    <AppLayout
      {...frame}
      title={text.title}
      width="narrow"
      toasts={done ? <Toast message={done} language={language} /> : undefined}
    >
      <PageHeader
        title={text.title}
        lead={text.lead}
        crumbs={[{ label: missingMessages[language].title, href: base }]}
        language={language}
      />
      <Stack>
        <ErrorSummary problems={problems} language={language} />
        {mayEdit ? null : <Alert tone="info">{text.readOnly}</Alert>}
        <Form action={`${base}/regles`} csrfToken={csrfToken}>
          <When {...part} />
          <What {...part} />
          <Whom {...part} />
          {mayEdit ? (
            <FormActions>
              <Button variant="primary">{text.save}</Button>
            </FormActions>
          ) : null}
        </Form>
      </Stack>
    </AppLayout>
  );
}
