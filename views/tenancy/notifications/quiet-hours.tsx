// Hours in which a person is not written to.

import {
  Button,
  Card,
  CheckboxField,
  FieldGroup,
  Form,
  FormActions,
  SelectField,
  TextField,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { errorOf, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { quietMessages } from './quiet-messages.ts';

export interface QuietHoursValues {
  readonly isOn: boolean;
  /** `20:00` */
  readonly from: string;
  readonly to: string;
  /** ISO weekdays as digits. */
  readonly days: readonly string[];
  readonly wholeDays: readonly string[];
  readonly timeZone: string;
  readonly timeZones: readonly string[];
}

/** Monday first. */
function week(language: Language): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // 2024-01-01 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => format.format(new Date(Date.UTC(2024, 0, day))));
}

interface DaysProps {
  readonly name: 'days' | 'wholeDays';
  readonly chosen: readonly string[];
  readonly form: FormState;
  readonly language: Language;
}

function Days({ name, chosen, form, language }: DaysProps): Element {
  const text = quietMessages[language];
  return (
    <FieldGroup title={text[name]} hint={text.dayHints[name]}>
      <div class="btn-row">
        {week(language).map((label, index) => (
          <CheckboxField
            name={name}
            id={index === 0 ? name : `${name}-${index + 1}`}
            value={String(index + 1)}
            label={label}
            checked={chosen.includes(String(index + 1))}
            error={index === 0 ? errorOf(form, name) : undefined}
            language={language}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

export interface QuietHoursProps {
  readonly values: QuietHoursValues;
  readonly form: FormState;
  readonly csrfToken: string | undefined;
  readonly language: Language;
}

export function QuietHours({ values, form, csrfToken, language }: QuietHoursProps): Element {
  const text = quietMessages[language];
  const { isOn, from, to, days, wholeDays, timeZone, timeZones } = values;
  return (
    <Card title={text.title} lead={text.lead}>
      <Form action="/compte/notifications/heures" csrfToken={csrfToken} layout="grid">
        <CheckboxField name="quiet" label={text.isOn} checked={isOn} language={language} />
        <TextField
          name="from"
          type="time"
          label={text.from}
          value={from}
          error={errorOf(form, 'from')}
          language={language}
          width="short"
        />
        <TextField
          name="to"
          type="time"
          label={text.to}
          value={to}
          error={errorOf(form, 'to')}
          language={language}
          width="short"
        />
        <Days name="days" chosen={days} form={form} language={language} />
        <Days name="wholeDays" chosen={wholeDays} form={form} language={language} />
        <SelectField
          name="timeZone"
          label={text.timeZone}
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          value={timeZone}
          error={errorOf(form, 'timeZone')}
          language={language}
          width="half"
        />
        <FormActions>
          <Button variant="primary">{messages[language].save}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}
