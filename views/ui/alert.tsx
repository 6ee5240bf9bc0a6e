import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { messages } from './messages.ts';
import type { Child, Element, Language, Tone } from './types.ts';

const ICONS: Readonly<Record<Tone, IconName>> = {
  neutral: 'info',
  info: 'info',
  success: 'check-circle',
  warning: 'alert',
  danger: 'cross-circle',
};

export interface AlertProps {
  readonly tone?: Tone | undefined;
  readonly title?: string | undefined;
  readonly icon?: IconName | undefined;
  /** Spoken at once when it appears: only for errors that came from what the person just did. */
  readonly urgent?: boolean | undefined;
  readonly id?: string | undefined;
  /** Buttons under the text. */
  readonly actions?: Child | undefined;
  readonly children?: Child | undefined;
}

/** A message in the page: what happened, what it means, what to do, in that order. */
export function Alert({ tone = 'info', title, icon, urgent, id, actions, children }: AlertProps): Element {
  return (
    <div class={`alert alert-${tone}`} id={id} role={urgent ? 'alert' : undefined}>
      <Icon name={icon ?? ICONS[tone]} />
      <div class="alert-body">
        {title ? <p class="alert-title">{title}</p> : null}
        {children ? <div class="alert-text">{children}</div> : null}
        {actions ? <div class="btn-row">{actions}</div> : null}
      </div>
    </div>
  );
}

export interface ToastProps {
  readonly message: string;
  readonly tone?: Tone | undefined;
  readonly language: Language;
  /** E.g. an « Annuler » form. A toast with an action stays until it is closed. */
  readonly action?: Child | undefined;
}

/** One short message about what was just done. Stands in the `Toasts` region; leaves after a while where scripts run. */
export function Toast({ message, tone = 'success', language, action }: ToastProps): Element {
  return (
    <div class={`toast toast-${tone}`} data-toast={action ? 'stay' : ''}>
      <Icon name={ICONS[tone]} />
      <p>{message}</p>
      {action ?? null}
      <button type="button" class="toast-close script-only" data-toast-close="" aria-label={messages[language].close}>
        <Icon name="cross" />
      </button>
    </div>
  );
}

/** The live region of the page, drawn by the layouts. htmx answers add to it with `hx-target="#toasts" hx-swap="beforeend"`. */
export function Toasts({ children }: { children?: Child }): Element {
  return (
    <div class="toasts" id="toasts" role="status">
      {children}
    </div>
  );
}
