import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import type { Child, Element, Extra } from './types.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'ghost';

interface Look extends Extra {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  readonly icon?: IconName | undefined;
  /** Shows the icon alone; the children stay as its accessible name and tooltip. */
  readonly iconOnly?: boolean | undefined;
  /** Letter of the keyboard map that presses it (`data-key`), shown as a hint. */
  readonly shortcut?: string | undefined;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly children: Child;
}

export interface ButtonProps extends Look {
  readonly type?: 'submit' | 'button' | 'reset' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly form?: string | undefined;
  readonly formaction?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Id of the popover this button opens, without script. */
  readonly popovertarget?: string | undefined;
}

export interface LinkButtonProps extends Look {
  readonly href: string;
  readonly download?: boolean | string | undefined;
}

function classes({ variant = 'secondary', size = 'medium', iconOnly }: Look): string {
  const sized = size === 'medium' ? '' : ` btn-${size}`;
  return `btn btn-${variant}${sized}${iconOnly ? ' btn-icon' : ''}`;
}

function Content({ icon, iconOnly, shortcut, children }: Look): Element {
  return (
    <>
      {icon ? <Icon name={icon} /> : null}
      <span class={iconOnly ? 'visually-hidden' : undefined}>{children}</span>
      {shortcut && !iconOnly ? (
        <kbd class="btn-key" aria-hidden="true">
          {shortcut.toUpperCase()}
        </kbd>
      ) : null}
    </>
  );
}

function hint({ title, iconOnly, children }: Look): string | undefined {
  return title ?? (iconOnly && typeof children === 'string' ? children : undefined);
}

/** A button that acts. `type` is `submit` unless said otherwise. */
export function Button(props: ButtonProps): Element {
  const { variant: _variant, size: _size, icon: _icon, iconOnly: _only, children: _children, ...rest } = props;
  const { type, shortcut, title: _title, ...attributes } = rest;
  return (
    <button type={type ?? 'submit'} class={classes(props)} title={hint(props)} data-key={shortcut} {...attributes}>
      <Content {...props} />
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton(props: LinkButtonProps): Element {
  const { variant: _variant, size: _size, icon: _icon, iconOnly: _only, children: _children, ...rest } = props;
  const { shortcut, title: _title, ...attributes } = rest;
  return (
    <a class={classes(props)} title={hint(props)} data-key={shortcut} {...attributes}>
      <Content {...props} />
    </a>
  );
}

/** Puts buttons side by side, the main one first. */
export function ButtonRow({ children, end }: { children: Child; end?: boolean }): Element {
  return <div class={end ? 'btn-row btn-row-end' : 'btn-row'}>{children}</div>;
}
