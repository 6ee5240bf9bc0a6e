// Icons of static/icons.svg. The address carries the sprite's content hash; a test fails when the sprite changed and this did not.

import type { Element } from './types.ts';

export const iconsUrl = '/static/icons.svg?v=4326da8f412f';

export type IconName =
  | 'home'
  | 'inbox'
  | 'purchases'
  | 'sales'
  | 'archive'
  | 'partners'
  | 'bank'
  | 'apps'
  | 'settings'
  | 'search'
  | 'upload'
  | 'download'
  | 'check'
  | 'check-circle'
  | 'cross'
  | 'cross-circle'
  | 'alert'
  | 'info'
  | 'help'
  | 'clock'
  | 'user'
  | 'logout'
  | 'chevron-down'
  | 'chevron-up'
  | 'chevron-right'
  | 'chevron-left'
  | 'sort'
  | 'sort-up'
  | 'sort-down'
  | 'dots'
  | 'menu'
  | 'eye'
  | 'eye-off'
  | 'file'
  | 'file-text'
  | 'image'
  | 'scan'
  | 'mail'
  | 'send'
  | 'key'
  | 'sun'
  | 'moon'
  | 'contrast'
  | 'keyboard'
  | 'plus'
  | 'minus'
  | 'edit'
  | 'trash'
  | 'copy'
  | 'link'
  | 'external'
  | 'filter'
  | 'calendar'
  | 'comment'
  | 'refresh'
  | 'undo'
  | 'shield'
  | 'lock'
  | 'building'
  | 'bell'
  | 'print'
  | 'zoom-in'
  | 'zoom-out'
  | 'duplicate'
  | 'bolt';

/**
 * A 24-unit stroke icon in the colour of the text around it. Decorative unless `label` says what it means:
 * an icon beside a word never has a label.
 */
export function Icon({ name, label, large }: { name: IconName; label?: string; large?: boolean }): Element {
  const meaning =
    label === undefined ? ({ 'aria-hidden': 'true' } as const) : ({ role: 'img', 'aria-label': label } as const);
  return (
    <svg class={large ? 'icon icon-lg' : 'icon'} {...meaning}>
      <use href={`${iconsUrl}#${name}`} />
    </svg>
  );
}

/** The mark alone or with the word « Facteur ». */
export function Logo({ markOnly }: { markOnly?: boolean }): Element {
  return (
    <span class="logo">
      <svg class="logo-mark" aria-hidden="true">
        <use href={`${iconsUrl}#mark`} />
      </svg>
      {markOnly ? null : (
        <svg class="logo-word" role="img" aria-label="Facteur">
          <use href={`${iconsUrl}#wordmark`} />
        </svg>
      )}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s'’-]+/).filter((word) => /^[\p{L}\d]/u.test(word));
  const letters = words.length > 1 ? `${words[0]?.[0] ?? ''}${words[1]?.[0] ?? ''}` : (words[0] ?? '?').slice(0, 2);
  return letters.toUpperCase();
}

/** The initials of a company or a person on a perforated stamp. Decorative: the name stands beside it. */
export function Stamp({ name, tone }: { name: string; tone?: 'ink' | 'yellow' }): Element {
  return (
    <svg class={`stamp stamp-${tone ?? 'ink'}`} viewBox="0 0 40 40" aria-hidden="true">
      <use href={`${iconsUrl}#stamp`} />
      <text x="20" y="25.5" text-anchor="middle">
        {initials(name)}
      </text>
    </svg>
  );
}
