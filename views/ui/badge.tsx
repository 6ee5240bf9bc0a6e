import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import type { Element, Tone } from './types.ts';

const TONE_ICONS: Readonly<Record<Tone, IconName>> = {
  neutral: 'minus',
  info: 'info',
  success: 'check',
  warning: 'clock',
  danger: 'alert',
};

/** A status: icon + word + colour, never colour alone. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: string;
}): Element {
  return (
    <span class={`badge badge-${tone}`}>
      <Icon name={icon ?? TONE_ICONS[tone]} />
      {children}
    </span>
  );
}

/** A count in a pill, as in the menu. `attention` paints it yellow. `label` says what is counted. */
export function Counter({ value, label, attention }: { value: number; label?: string; attention?: boolean }): Element {
  return (
    <span class={attention && value > 0 ? 'counter counter-attention' : 'counter'}>
      {value > 9999 ? '9999+' : String(value)}
      {label ? <span class="visually-hidden"> {label}</span> : null}
    </span>
  );
}

/** A postmark: the decision that was taken, by whom and when. Two short lines at most. */
export function Postmark({ tone = 'success', word, detail }: { tone?: Tone; word: string; detail?: string }): Element {
  return (
    <p class={`postmark postmark-${tone}`}>
      <strong>{word}</strong>
      {detail ? <span>{detail}</span> : null}
    </p>
  );
}
