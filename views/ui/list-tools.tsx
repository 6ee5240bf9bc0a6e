// What stands around a list: filters, bulk actions, pages.

import { LinkButton } from './button.tsx';
import { Counter } from './badge.tsx';
import { CsrfField, extraOf } from './field.tsx';
import { messages } from './messages.ts';
import type { Child, Element, Extra, Language } from './types.ts';

export interface FilterTab {
  readonly label: string;
  readonly href: string;
  readonly count?: number | undefined;
  readonly current?: boolean | undefined;
  /** Paints the count yellow: somebody has to act. */
  readonly attention?: boolean | undefined;
}

export interface FilterTabsProps extends Extra {
  readonly label?: string | undefined;
  readonly tabs: readonly FilterTab[];
  readonly language: Language;
}

/** A segmented filter whose choices are links (the filter lives in the URL), each with its counter. */
export function FilterTabs(props: FilterTabsProps): Element {
  const { label, tabs, language } = props;
  return (
    <nav class="tabs" aria-label={label ?? messages[language].filters} {...extraOf(props)}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count === undefined ? null : <Counter value={tab.count} attention={tab.attention ?? false} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A line above a list: search and filters at the start, buttons at the end. */
export function Toolbar({ children, end }: { children?: Child; end?: Child }): Element {
  return (
    <div class="toolbar">
      <div class="toolbar-start">{children}</div>
      {end ? <div class="btn-row">{end}</div> : null}
    </div>
  );
}

export interface BulkBarProps {
  /** Id the Table's `selection.form` names. */
  readonly id: string;
  readonly action: string;
  readonly csrfToken?: string | undefined;
  readonly language: Language;
  /** Submit buttons with `name`/`value` or `formaction`. */
  readonly children: Child;
}

/** The form of the ticked rows. Hidden until one is ticked, without any script. */
export function BulkBar({ id, action, csrfToken, language, children }: BulkBarProps): Element {
  const text = messages[language];
  return (
    <form class="bulk-bar" id={id} method="post" action={action} aria-label={text.selection}>
      <CsrfField token={csrfToken} />
      <p class="bulk-count" role="status">
        {text.selection} : <output data-tick-count={id}></output>
      </p>
      <div class="btn-row">{children}</div>
    </form>
  );
}

export interface PaginationProps {
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
  /** « 1–50 sur 1 234 », when it is known. */
  readonly summary?: string | undefined;
  readonly language: Language;
}

/** Previous and next by cursor. Nothing at all when there is neither a page nor a summary. */
export function Pagination({ previousHref, nextHref, summary, language }: PaginationProps): Element | null {
  if (!previousHref && !nextHref && !summary) return null;
  const text = messages[language];
  return (
    <nav class="pagination" aria-label={text.pagination}>
      <p>{summary ?? ''}</p>
      <div class="btn-row">
        {previousHref ? (
          <LinkButton href={previousHref} size="small" icon="chevron-left" data-page="previous">
            {text.previousPage}
          </LinkButton>
        ) : null}
        {nextHref ? (
          <LinkButton href={nextHref} size="small" icon="chevron-right" data-page="next">
            {text.nextPage}
          </LinkButton>
        ) : null}
      </div>
    </nav>
  );
}
