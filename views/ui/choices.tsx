import { FieldError, RequiredMark, controlAttributes } from './field.tsx';
import type { FieldProps } from './field.tsx';
import type { Child, Element } from './types.ts';

export interface CheckboxFieldProps extends FieldProps {
  readonly value?: string | undefined;
  readonly checked?: boolean | undefined;
  /** Draws a switch: for a setting that applies at once. */
  readonly toggle?: boolean | undefined;
}

export function CheckboxField(props: CheckboxFieldProps): Element {
  const { label, hint, error, required, language, value, checked, toggle } = props;
  const control = controlAttributes(props);
  const id = String(control['id']);
  return (
    <div class={`field choice-field${error ? ' field-invalid' : ''}`}>
      <div class="choice">
        <input
          type="checkbox"
          class={toggle ? 'switch' : 'tick'}
          role={toggle ? 'switch' : undefined}
          value={value ?? 'on'}
          checked={checked ?? false}
          {...control}
        />
        <label for={id}>
          {label}
          {required ? <RequiredMark language={language} /> : null}
        </label>
        {hint ? (
          <p class="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
      </div>
      {error ? <FieldError id={id} message={error} language={language} /> : null}
    </div>
  );
}

export interface RadioOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: Child | undefined;
  readonly disabled?: boolean | undefined;
}

export interface RadioGroupProps extends FieldProps {
  readonly options: readonly RadioOption[];
  readonly value?: string | undefined;
  /** `cards` frames each choice: for a decision that deserves reading. */
  readonly look?: 'list' | 'cards' | undefined;
}

function Radio({ group, option, index }: { group: RadioGroupProps; option: RadioOption; index: number }): Element {
  // The first one carries the group's id, so that the error summary's link lands on a control.
  const base = group.id ?? group.name;
  const id = index === 0 ? base : `${base}-${option.value}`;
  return (
    <div class="choice">
      <input
        type="radio"
        class="tick"
        id={id}
        name={group.name}
        value={option.value}
        checked={option.value === group.value}
        disabled={(group.disabled ?? false) || (option.disabled ?? false)}
        required={group.required ?? false}
        aria-describedby={option.hint ? `${id}-note` : undefined}
      />
      <label for={id}>{option.label}</label>
      {option.hint ? (
        <p class="field-hint" id={`${id}-note`}>
          {option.hint}
        </p>
      ) : null}
    </div>
  );
}

export function RadioGroup(props: RadioGroupProps): Element {
  const { label, hint, error, required, language, options, look } = props;
  const id = props.id ?? props.name;
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      class={`field radio-${look ?? 'list'}${error ? ' field-invalid' : ''}`}
      aria-describedby={described || undefined}
    >
      <legend>
        {label}
        {required ? <RequiredMark language={language} /> : null}
      </legend>
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <div class="radio-options">
        {options.map((option, index) => (
          <Radio group={props} option={option} index={index} />
        ))}
      </div>
      {error ? <FieldError id={id} message={error} language={language} /> : null}
    </fieldset>
  );
}

export interface FileFieldProps extends FieldProps {
  /** As the `accept` attribute: `.pdf,.xml,image/*`. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
}

/** A file input drawn as a dashed area; files can be dropped on it without any script. */
export function FileField(props: FileFieldProps): Element {
  const { label, hint, error, required, language, accept, multiple } = props;
  const control = controlAttributes(props);
  const id = String(control['id']);
  return (
    <div class={`field${error ? ' field-invalid' : ''}`}>
      <label for={id}>
        {label}
        {required ? <RequiredMark language={language} /> : null}
      </label>
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <input type="file" class="file-input" accept={accept} multiple={multiple ?? false} {...control} />
      {error ? <FieldError id={id} message={error} language={language} /> : null}
    </div>
  );
}
