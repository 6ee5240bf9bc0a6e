// What stands where the content is not: nothing yet, not found, not there yet.

import { LinkButton } from './button.tsx';
import { iconsUrl } from './icon.tsx';
import { messages } from './messages.ts';
import type { Child, Element, Language } from './types.ts';

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: Child | undefined;
  readonly actions?: Child | undefined;
  /** Without the drawing: inside a small card. */
  readonly compact?: boolean | undefined;
}

function Drawing(): Element {
  return (
    <svg class="drawing" viewBox="0 0 160 112" aria-hidden="true">
      <use href={`${iconsUrl}#letter`} />
    </svg>
  );
}

/** Nothing here yet: why, and what to do about it. */
export function EmptyState({ title, children, actions, compact }: EmptyStateProps): Element {
  return (
    <div class={compact ? 'empty empty-compact' : 'empty'}>
      {compact ? null : <Drawing />}
      <p class="empty-title">{title}</p>
      {children ? <div class="empty-text">{children}</div> : null}
      {actions ? <div class="btn-row">{actions}</div> : null}
    </div>
  );
}

export interface ErrorPageProps {
  readonly status: number;
  /** What happened. */
  readonly title: string;
  /** What it means and what to do. */
  readonly children?: Child | undefined;
  /** Stable code, small and copyable. */
  readonly code?: string | undefined;
  readonly actions?: Child | undefined;
  readonly homeHref?: string | undefined;
  readonly language: Language;
}

/** The body of an error page, inside any layout. */
export function ErrorPage({ status, title, children, code, actions, homeHref, language }: ErrorPageProps): Element {
  const text = messages[language];
  return (
    <div class="error-page">
      <p class="error-status" aria-hidden="true">
        {String(status)}
      </p>
      <h1>{title}</h1>
      {children ? <div class="empty-text">{children}</div> : null}
      <div class="btn-row">
        {actions ?? (
          <LinkButton href={homeHref ?? '/'} variant="primary">
            {text.backHome}
          </LinkButton>
        )}
      </div>
      {code ? (
        <p class="error-code">
          {text.errorCode} <code>{code}</code>
        </p>
      ) : null}
    </div>
  );
}

/** Grey lines in place of content that is on its way. */
export function Skeleton({ lines = 3, language }: { lines?: number; language: Language }): Element {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{messages[language].loading}</span>
      {Array.from({ length: lines }, () => (
        <span class="skeleton-line" aria-hidden="true"></span>
      ))}
    </div>
  );
}
