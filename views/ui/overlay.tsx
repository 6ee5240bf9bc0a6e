// What opens above the page: menus, dialogs, notes. Menus are native popovers: they open, close and take Escape without script.

import { Button } from './button.tsx';
import type { ButtonProps } from './button.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { messages } from './messages.ts';
import type { Child, Element, Extra, Language } from './types.ts';

export interface MenuProps {
  /** Unique in the page: « actions-F-2026-12 ». */
  readonly id: string;
  /** Name of the button, shown unless `iconOnly`. */
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly iconOnly?: boolean | undefined;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
  /** MenuLink, MenuButton, MenuRule, or a form. */
  readonly children: Child;
}

/** A button and the panel it opens. With `icon="dots" iconOnly` it is the ⋮ at a row's end. */
export function Menu({ id, label, icon, iconOnly, variant, size, children }: MenuProps): Element {
  return (
    <>
      <Button type="button" popovertarget={id} icon={icon} iconOnly={iconOnly} variant={variant ?? 'ghost'} size={size}>
        {label}
      </Button>
      <div popover="auto" id={id} class="menu">
        {children}
      </div>
    </>
  );
}

export interface MenuLinkProps extends Extra {
  readonly href: string;
  readonly icon?: IconName | undefined;
  readonly current?: boolean | undefined;
  readonly children: Child;
}

export function MenuLink({ href, icon, current, children, ...extra }: MenuLinkProps): Element {
  return (
    <a class="menu-item" href={href} aria-current={current ? 'true' : undefined} {...extra}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  );
}

export interface MenuButtonProps extends Extra {
  readonly icon?: IconName | undefined;
  readonly danger?: boolean | undefined;
  readonly type?: 'submit' | 'button' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly form?: string | undefined;
  readonly formaction?: string | undefined;
  readonly children: Child;
}

export function MenuButton({ icon, danger, type, children, ...rest }: MenuButtonProps): Element {
  return (
    <button type={type ?? 'submit'} class={danger ? 'menu-item menu-danger' : 'menu-item'} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

export function MenuRule(): Element {
  return <hr class="menu-rule" />;
}

export interface DialogProps {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly children: Child;
  /** Buttons; put the cancelling one last. */
  readonly actions?: Child | undefined;
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  /** Opens at once, also when an htmx answer brings it. */
  readonly open?: boolean | undefined;
  /** Where « Fermer » leads when there is no script: the page the dialog belongs to. */
  readonly closeHref?: string | undefined;
}

/**
 * A native modal dialog. A link `<a href="/page" data-dialog="ID">` opens it where scripts run and goes to
 * the page of the same content where they do not.
 */
export function Dialog({ id, title, language, children, actions, size, open, closeHref }: DialogProps): Element {
  const close = messages[language].close;
  const closing = closeHref ? (
    <a class="btn btn-ghost btn-icon" href={closeHref} data-dialog-close="" title={close}>
      <Icon name="cross" label={close} />
    </a>
  ) : (
    <form method="dialog">
      <Button icon="cross" iconOnly variant="ghost">
        {close}
      </Button>
    </form>
  );
  return (
    <dialog
      id={id}
      class={`dialog dialog-${size ?? 'medium'}`}
      aria-labelledby={`${id}-title`}
      open={open ?? false}
      data-modal={open ? '' : undefined}
    >
      <div class="dialog-header">
        <h2 id={`${id}-title`}>{title}</h2>
        {closing}
      </div>
      <div class="dialog-body">{children}</div>
      {actions ? <div class="dialog-footer">{actions}</div> : null}
    </dialog>
  );
}

/** A note that opens from a « ? »: for a word that needs explaining. Never hides what is needed to act. */
export function HelpNote({ id, label, children }: { id: string; label: string; children: Child }): Element {
  return (
    <>
      <Button type="button" popovertarget={id} icon="help" iconOnly variant="ghost" size="small">
        {label}
      </Button>
      <div popover="auto" id={id} class="menu help-note">
        {children}
      </div>
    </>
  );
}
