// Answers and pushes that change several places of a page at once.

import type { Child, Element } from './types.ts';

export interface PartialProps {
  /** A CSS selector of what is changed in the page. */
  readonly target: string;
  /** `outerMorph` keeps focus and caret; `innerHTML` fills; `beforeend` adds. */
  readonly swap?:
    | 'innerHTML'
    | 'outerHTML'
    | 'innerMorph'
    | 'outerMorph'
    | 'beforeend'
    | 'afterbegin'
    | 'delete'
    | undefined;
  readonly children?: Child | undefined;
}

/** One change beside an htmx answer's main one, or inside a pushed event: `<hx-partial>` of htmx 4. */
export function Partial({ target, swap, children }: PartialProps): Element {
  return (
    <hx-partial hx-target={target} hx-swap={swap ?? 'outerMorph'}>
      {children}
    </hx-partial>
  );
}

/** Listens to a server-sent stream of Partials. One per page; the layout needs `live`. The page is whole without it. */
export function Live({ url }: { url: string }): Element {
  return <div hidden={true} hx-sse:connect={url} hx-swap="none"></div>;
}

/** Where the stages of a file just sent are shown: the target of the Partial that follows a document's progress. */
export function uploadStages(id: string): string {
  return `#upload-${id} [data-stages]`;
}

/** Listens to the signals of a company (static/live.js): parts that ask again on `facteur:changed` stay fresh. */
export function LiveSignals({ url }: { url: string }): Element {
  return <div hidden={true} data-live={url}></div>;
}
