import { Icon } from './icon.tsx';
import { messages } from './messages.ts';
import type { Child, Element, Extra, Language } from './types.ts';

/** What every field has. `id` defaults to `name`; the error summary links to it. */
export interface FieldProps extends Extra {
  readonly name: string;
  readonly label: string;
  readonly language: Language;
  readonly id?: string | undefined;
  readonly hint?: Child | undefined;
  /** Beside the label: how sure a value is, as an icon with its own text. */
  readonly mark?: Child | undefined;
  /** Under the control: what to know about the value, spoken with it. */
  readonly note?: Child | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly readonly?: boolean | undefined;
  readonly autofocus?: boolean | undefined;
  /** `half` lets two fields share a line where there is room, `short` fits a date or a number. */
  readonly width?: 'full' | 'half' | 'short' | undefined;
}

/** Attributes that tie a control to its label, hint and error. */
export function controlAttributes(props: FieldProps): Record<string, string | boolean | undefined> {
  const id = props.id ?? props.name;
  const parts = { hint: props.hint, note: props.note, error: props.error };
  const described = Object.entries(parts)
    .filter(([, content]) => Boolean(content))
    .map(([name]) => `${id}-${name}`)
    .join(' ');
  return {
    id,
    name: props.name,
    required: props.required ?? false,
    disabled: props.disabled ?? false,
    readonly: props.readonly ?? false,
    autofocus: props.autofocus ?? false,
    'aria-describedby': described || undefined,
    'aria-invalid': props.error ? 'true' : undefined,
    ...extraOf(props),
  };
}

/** Only the `hx-`, `data-` and `aria-` attributes of a component's props. */
export function extraOf(props: object): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(props).filter(([key]) => /^(?:hx|data|aria)-/.test(key)));
}

export function FieldError({ id, message, language }: { id: string; message: string; language: Language }): Element {
  return (
    <p class="field-error" id={`${id}-error`}>
      <Icon name="alert" />
      <span>
        <span class="visually-hidden">{messages[language].errorPrefix} </span>
        {message}
      </span>
    </p>
  );
}

export function RequiredMark({ language }: { language: Language }): Element {
  return <span class="field-required"> {messages[language].required}</span>;
}

/** The frame of one control: label, hint, the control itself, error. The control takes `controlAttributes(props)`. */
export function Field(props: FieldProps & { children: Child }): Element {
  const { label, hint, mark, note, error, required, language, width, children } = props;
  const id = props.id ?? props.name;
  return (
    <div class={`field field-${width ?? 'full'}${error ? ' field-invalid' : ''}`}>
      <label for={id}>
        {label}
        {required ? <RequiredMark language={language} /> : null}
        {mark ?? null}
      </label>
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      {note ? (
        <div class="field-note" id={`${id}-note`}>
          {note}
        </div>
      ) : null}
      {error ? <FieldError id={id} message={error} language={language} /> : null}
    </div>
  );
}

/** The token every posting form carries; nothing without one (nobody signed in). */
export function CsrfField({ token }: { token: string | undefined }): Element | null {
  return token === undefined ? null : <input type="hidden" name="_csrf" value={token} />;
}
