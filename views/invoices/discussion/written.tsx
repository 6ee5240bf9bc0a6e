// Words as somebody wrote them: line breaks kept (by the style sheet), addresses of the web to click on, nothing else.

import type { Child, Element } from '../../ui/index.ts';

const ADDRESS = /https?:\/\/[^\s<>"'«»]+/gi;
/** What ends a sentence is no part of an address in it; a bracket is when it was opened there. */
const AFTER = /[.,;:!?)\]}’…]+$/;

function trimmed(address: string): string {
  const bare = address.replace(AFTER, '');
  return bare.includes('(') && address.slice(bare.length).startsWith(')') ? `${bare})` : bare;
}

/** Only http(s) with a host: what a browser would read as another scheme stays text. */
function safeHref(address: string): string | undefined {
  try {
    const { protocol, href, username, password } = new URL(address);
    return /^https?:$/.test(protocol) && username === '' && password === '' ? href : undefined;
  } catch {
    return undefined;
  }
}

export function Written({ text }: { text: string }): Element {
  const parts: Child[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = trimmed(found);
    const href = safeHref(address);
    if (href === undefined) continue;
    parts.push(
      text.slice(from, index),
      <a href={href} rel="noopener noreferrer nofollow ugc" referrerpolicy="no-referrer">
        {address}
      </a>,
    );
    from = index + address.length;
  }
  return (
    <p class="said-text">
      {parts}
      {text.slice(from)}
    </p>
  );
}
