import { CsrfField, extraOf } from './field.tsx';
import { Icon } from './icon.tsx';
import { messages } from './messages.ts';
import type { Child, Element, Extra, Language } from './types.ts';

export interface FormProps extends Extra {
  readonly action: string;
  readonly method?: 'get' | 'post' | undefined;
  /** Written as a hidden `_csrf` field. Needed by every form that posts. */
  readonly csrfToken?: string | undefined;
  readonly id?: string | undefined;
  /** True when the form sends files. */
  readonly multipart?: boolean | undefined;
  /** `grid` puts half-width fields side by side; `inline` makes one line of filters. */
  readonly layout?: 'stack' | 'grid' | 'inline' | undefined;
  readonly children: Child;
}

/** A form that works without script: it posts and the server redirects (303). htmx attributes may be added. */
export function Form(props: FormProps): Element {
  const { action, method, csrfToken, id, multipart, layout, children } = props;
  return (
    <form
      action={action}
      method={method ?? 'post'}
      id={id}
      class={`form form-${layout ?? 'stack'}`}
      enctype={multipart ? 'multipart/form-data' : undefined}
      novalidate={method !== 'get'}
      {...extraOf(props)}
    >
      <CsrfField token={csrfToken} />
      {children}
    </form>
  );
}

/** Fields that belong together, under a title. */
export function FieldGroup({ title, hint, children }: { title: string; hint?: string; children: Child }): Element {
  return (
    <fieldset class="field-group">
      <legend>{title}</legend>
      {hint ? <p class="field-hint">{hint}</p> : null}
      <div class="field-group-body">{children}</div>
    </fieldset>
  );
}

/** The form's last line: main button first. `sticky` keeps it in sight on long forms. */
export function FormActions({ children, sticky }: { children: Child; sticky?: boolean }): Element {
  return <div class={sticky ? 'form-actions form-actions-sticky' : 'form-actions'}>{children}</div>;
}

export interface FormProblem {
  /** Id of the field (its `name` unless an `id` was given); without it the message stands alone. */
  readonly field?: string | undefined;
  readonly message: string;
}

/** Stands above a form that was refused; takes the focus, each line leads to its field. Nothing when there is no problem. */
export function ErrorSummary({
  problems,
  language,
}: {
  problems: readonly FormProblem[];
  language: Language;
}): Element | null {
  if (problems.length === 0) return null;
  return (
    <div class="alert alert-danger error-summary" role="alert" tabindex={-1} data-focus="">
      <Icon name="cross-circle" />
      <div>
        <h2 class="alert-title">{messages[language].errorSummary(problems.length)}</h2>
        <ul>
          {problems.map(({ field, message }) => (
            <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
