import { Button } from './button.tsx';
import { Field, controlAttributes } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { messages } from './messages.ts';
import type { Element } from './types.ts';

export interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'number' | 'time' | undefined;
  readonly autocomplete?: string | undefined;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined;
  readonly maxlength?: number | undefined;
  readonly pattern?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Shown inside the field's end: a unit, a currency, `@factures.exemple.fr`. */
  readonly suffix?: string | undefined;
  /** Figures of equal width, for numbers and references. */
  readonly mono?: boolean | undefined;
  /** Id of the `<datalist>` whose entries are suggested. */
  readonly list?: string | undefined;
}

export function TextField(props: TextFieldProps): Element {
  const { value, type, autocomplete, inputmode, maxlength, pattern, placeholder, suffix, mono, list } = props;
  const input = (
    <input
      type={type ?? 'text'}
      class={mono ? 'input figures' : 'input'}
      {...{ value, autocomplete, inputmode, maxlength, pattern, placeholder, list }}
      {...controlAttributes(props)}
    />
  );
  return (
    <Field {...props}>
      {suffix ? (
        <div class="affix">
          {input}
          <span class="affix-end">{suffix}</span>
        </div>
      ) : (
        input
      )}
    </Field>
  );
}

export interface PasswordFieldProps extends FieldProps {
  /** `current` to sign in, `new` to choose one. */
  readonly purpose?: 'current' | 'new' | undefined;
}

/** A password with a button that shows it; the button appears only where scripts run. */
export function PasswordField(props: PasswordFieldProps): Element {
  const text = messages[props.language];
  const control = controlAttributes(props);
  return (
    <Field {...props}>
      <div class="affix">
        <input type="password" class="input" autocomplete={`${props.purpose ?? 'current'}-password`} {...control} />
        <button
          type="button"
          class="affix-button script-only"
          data-reveal={String(control['id'])}
          data-label-hide={text.hide}
          aria-pressed="false"
        >
          {text.show}
        </button>
      </div>
    </Field>
  );
}

export interface DateFieldProps extends FieldProps {
  /** ISO, `2026-12-31`. */
  readonly value?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

export function DateField(props: DateFieldProps): Element {
  const { value, min, max } = props;
  return (
    <Field width="short" {...props}>
      <input type="date" class="input figures" {...{ value, min, max }} {...controlAttributes(props)} />
    </Field>
  );
}

export interface AmountFieldProps extends FieldProps {
  /** As typed or as formatted by `formatDecimal`; a text, never a float. */
  readonly value?: string | undefined;
  readonly currency?: string | undefined;
}

/** An amount: takes `1 234,56`, `1.234,56`, `1234.56`; the script rewrites it on leaving and says what it understood. */
export function AmountField(props: AmountFieldProps): Element {
  const { value, currency, language } = props;
  const text = messages[language];
  return (
    <Field width="short" {...props}>
      <div class="affix">
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          class="input figures input-amount"
          value={value}
          data-amount={language}
          data-understood={text.understood}
          data-not-understood={text.notUnderstood}
          {...controlAttributes(props)}
        />
        <span class="affix-end">{currency ?? 'EUR'}</span>
      </div>
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

export interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  /** Adds a first, empty choice with this text (`true` for « Choisir… »). */
  readonly empty?: string | true | undefined;
}

export function SelectField(props: SelectFieldProps): Element {
  const { options, value, empty, language } = props;
  return (
    <Field {...props}>
      <select class="input select" {...controlAttributes(props)}>
        {empty ? <option value="">{empty === true ? messages[language].choose : empty}</option> : null}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export interface TextareaFieldProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  readonly maxlength?: number | undefined;
}

export function TextareaField(props: TextareaFieldProps): Element {
  const { value, rows, maxlength } = props;
  return (
    <Field {...props}>
      <textarea class="input" rows={rows ?? 4} maxlength={maxlength} {...controlAttributes(props)}>
        {value ?? ''}
      </textarea>
    </Field>
  );
}

export interface SearchFieldProps {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly id?: string | undefined;
  readonly button?: string | undefined;
}

/** A search line with its own button, label hidden but spoken. Put it in a GET form. */
export function SearchField({ name, value, label, placeholder, id, button }: SearchFieldProps): Element {
  const field = id ?? name ?? 'q';
  return (
    <div class="search-field">
      <label class="visually-hidden" for={field}>
        {label}
      </label>
      <input type="search" class="input" id={field} name={name ?? 'q'} value={value} placeholder={placeholder} />
      <Button icon="search" iconOnly variant="ghost" size="small">
        {button ?? label}
      </Button>
    </div>
  );
}
