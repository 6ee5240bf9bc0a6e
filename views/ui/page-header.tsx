import { Icon } from './icon.tsx';
import { messages } from './messages.ts';
import type { Child, Element, Language } from './types.ts';

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** The way back up; the page itself is not in it. */
export function Breadcrumb({ crumbs, language }: { crumbs: readonly Crumb[]; language: Language }): Element {
  return (
    <nav class="breadcrumb" aria-label={messages[language].breadcrumb}>
      <ol>
        {crumbs.map(({ label, href }, index) => (
          <li>
            <a href={href}>
              {index === 0 ? <Icon name="chevron-left" /> : null}
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface PageHeaderProps {
  readonly title: string;
  readonly language: Language;
  /** Beside the title: a badge. */
  readonly status?: Child | undefined;
  readonly lead?: Child | undefined;
  readonly crumbs?: readonly Crumb[] | undefined;
  /** Top right, the main one last. */
  readonly actions?: Child | undefined;
}

/** The page's only h1 with what belongs to it. */
export function PageHeader({ title, language, status, lead, crumbs, actions }: PageHeaderProps): Element {
  return (
    <header class="page-header">
      {crumbs && crumbs.length > 0 ? <Breadcrumb crumbs={crumbs} language={language} /> : null}
      <div class="page-header-line">
        <div class="page-heading">
          <div class="page-title">
            <h1>{title}</h1>
            {status ?? null}
          </div>
          {lead ? <div class="page-lead">{lead}</div> : null}
        </div>
        {actions ? <div class="btn-row">{actions}</div> : null}
      </div>
    </header>
  );
}

/** Two panes: the document at the left, its fields at the right; one above the other where there is no room. */
export function Split({ start, end }: { start: Child; end: Child }): Element {
  return (
    <div class="split">
      <div class="split-start">{start}</div>
      <div class="split-end">{end}</div>
    </div>
  );
}

/** Blocks under each other at the page's rhythm. */
export function Stack({ children }: { children: Child }): Element {
  return <div class="stack">{children}</div>;
}

export interface DocumentPaneProps {
  readonly title: string;
  /** Addresses of page images, in order. */
  readonly pages?: readonly {
    readonly src: string;
    readonly alt: string;
    readonly width?: number;
    readonly height?: number;
  }[];
  readonly actions?: Child | undefined;
  /** Instead of images: text, a table, an EmptyState. */
  readonly children?: Child | undefined;
}

/** Shows a document as paper on a desk, with its own scroll. htmx swaps leave it alone when it has `hx-preserve` around it. */
export function DocumentPane({ title, pages = [], actions, children }: DocumentPaneProps): Element {
  return (
    <section class="document-pane" aria-label={title}>
      <header class="document-bar">
        <p>{title}</p>
        {actions ? <div class="btn-row">{actions}</div> : null}
      </header>
      <div class="document-desk" tabindex={0} role="group" aria-label={title}>
        {pages.map(({ src, alt, width, height }) => (
          <img class="document-page" src={src} alt={alt} width={width} height={height} loading="lazy" />
        ))}
        {children ?? null}
      </div>
    </section>
  );
}
