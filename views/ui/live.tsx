import type { Element } from './types.ts';

/** Listens to the signals of a company (static/live.js): parts that ask again on `facteur:changed` stay fresh. */
export function LiveSignals({ url }: { url: string }): Element {
  return <div hidden={true} data-live={url}></div>;
}
