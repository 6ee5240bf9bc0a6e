// Types that all components share.

import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';

export type { Language } from '#src/i18n.ts';
export type { Child };

export type Element = JSX.Element;

/** Turns a file name of `static/` into the address it is served at, content hash included: `facteur.css` → `/static/facteur.css?v=…`. */
export type AssetUrl = (file: string) => string;

/** Attributes every interactive component hands on to its element: htmx, data and aria attributes, nothing else. */
export interface Extra {
  readonly [attribute: `hx-${string}` | `data-${string}` | `aria-${string}`]: string | undefined;
}

/** How urgent or how good a thing is. It chooses colour and icon; the words are always the author's. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export type Density = 'comfortable' | 'dense';
export type Theme = 'auto' | 'light' | 'dark';
