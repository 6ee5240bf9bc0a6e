// Settings > Factures de vente.

import {
  Alert,
  Button,
  Card,
  DefinitionList,
  FieldGroup,
  Form,
  FormActions,
  SelectField,
  TextareaField,
  TextField,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';
import { settingsMessages } from './messages.ts';
import { salesMessages } from './sales-messages.ts';

export interface SalesDefaultsPageProps {
  readonly frame: SettingsFrame;
  readonly form: FormState;
  /** As the invoices will carry them. */
  readonly notes: readonly { readonly code: 'PMT' | 'PMD' | 'AAB'; readonly text: string }[];
  /** The number of the next invoice. */
  readonly nextNumber: string;
  readonly mayEdit: boolean;
}

interface Part {
  readonly form: FormState;
  readonly language: Language;
  readonly disabled: boolean;
}

function Terms({ form, language, disabled }: Part): Element {
  const text = salesMessages[language];
  const shared = { language, disabled, width: 'half', inputmode: 'decimal' } as const;
  return (
    <FieldGroup title={text.terms}>
      <TextField
        name="paymentDays"
        label={text.days}
        suffix={text.daysUnit}
        {...shared}
        {...fieldState(form, 'paymentDays')}
      />
      <SelectField
        name="paymentFrom"
        label={text.from}
        language={language}
        width="half"
        disabled={disabled}
        options={(['issue', 'month_end'] as const).map((value) => ({ value, label: text.starts[value] }))}
        {...fieldState(form, 'paymentFrom')}
      />
      <TextField
        name="penaltyRate"
        label={text.penalty}
        hint={text.penaltyHint}
        suffix="%"
        {...shared}
        {...fieldState(form, 'penaltyRate')}
      />
      <TextField
        name="discountRate"
        label={text.discount}
        hint={text.discountHint}
        suffix="%"
        {...shared}
        {...fieldState(form, 'discountRate')}
      />
      <TextField name="vatRate" label={text.vat} suffix="%" {...shared} {...fieldState(form, 'vatRate')} />
    </FieldGroup>
  );
}

function Numbering({ form, language, disabled, nextNumber }: Part & { nextNumber: string }): Element {
  const text = salesMessages[language];
  return (
    <FieldGroup title={text.number}>
      <TextField
        name="numberPattern"
        label={text.pattern}
        hint={text.numberLead}
        note={text.preview(nextNumber)}
        mono
        language={language}
        disabled={disabled}
        {...fieldState(form, 'numberPattern')}
      />
      <TextField
        name="nextNumber"
        label={text.next}
        hint={text.nextHint}
        inputmode="numeric"
        mono
        width="half"
        language={language}
        disabled={disabled}
        {...fieldState(form, 'nextNumber')}
      />
    </FieldGroup>
  );
}

function Texts({ form, language, disabled }: Part): Element {
  const text = salesMessages[language];
  return (
    <FieldGroup title={text.texts}>
      {(['comment', 'footer'] as const).map((name) => (
        <TextareaField
          name={name}
          label={text[name]}
          hint={text[`${name}Hint`]}
          rows={3}
          language={language}
          disabled={disabled}
          {...fieldState(form, name)}
        />
      ))}
    </FieldGroup>
  );
}

export function SalesDefaultsPage({ frame, form, notes, nextNumber, mayEdit }: SalesDefaultsPageProps): Element {
  const { language, csrfToken } = frame.app;
  const text = salesMessages[language];
  const part = { form, language, disabled: !mayEdit };
  return (
    <SettingsLayout frame={frame} section="sales">
      <Problems form={form} language={language} />
      {mayEdit ? null : <Alert>{settingsMessages[language].readOnly}</Alert>}
      <Card title={settingsMessages[language].tabs.sales} lead={text.termsLead}>
        <Form action={frame.hrefs.sales} csrfToken={csrfToken} layout="grid">
          <input type="hidden" name="version" value={form.values['version'] ?? ''} />
          <Terms {...part} />
          <Numbering {...part} nextNumber={nextNumber} />
          <Texts {...part} />
          {mayEdit ? (
            <FormActions>
              <Button variant="primary">{messages[language].save}</Button>
            </FormActions>
          ) : null}
        </Form>
      </Card>
      <Card title={text.notes} lead={text.notesLead}>
        <DefinitionList
          items={notes.map(({ code, text: words }) => ({
            term: text.note[code],
            value: <span lang="fr">{words}</span>,
          }))}
        />
      </Card>
    </SettingsLayout>
  );
}
