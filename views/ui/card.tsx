import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import type { Child, Element, Tone } from './types.ts';

export interface CardProps {
  readonly title?: string | undefined;
  /** Heading level of the title; 2 unless the card stands inside another section. */
  readonly level?: 2 | 3 | undefined;
  readonly id?: string | undefined;
  /** A line under the title. */
  readonly lead?: Child | undefined;
  /** Links or buttons at the title's right. */
  readonly actions?: Child | undefined;
  readonly footer?: Child | undefined;
  /** Lets a table or a list touch the edges. */
  readonly flush?: boolean | undefined;
  readonly children?: Child | undefined;
}

export function Card({ title, level, id, lead, actions, footer, flush, children }: CardProps): Element {
  const heading = title ? level === 3 ? <h3>{title}</h3> : <h2>{title}</h2> : null;
  return (
    <section class={flush ? 'card card-flush' : 'card'} id={id} aria-label={title}>
      {heading || actions ? (
        <header class="card-header">
          <div>
            {heading}
            {lead ? <p class="card-lead">{lead}</p> : null}
          </div>
          {actions ? <div class="btn-row">{actions}</div> : null}
        </header>
      ) : null}
      {children ? <div class="card-body">{children}</div> : null}
      {footer ? <footer class="card-footer">{footer}</footer> : null}
    </section>
  );
}

export interface StatProps {
  readonly label: string;
  /** Already formatted: `8 821,78 €`. */
  readonly value: string;
  /** « 21 factures ». */
  readonly note?: string | undefined;
  /** Every number is a link to the list it counts. */
  readonly href?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly icon?: IconName | undefined;
}

export function Stat({ label, value, note, href, tone, icon }: StatProps): Element {
  const content = (
    <>
      <span class="stat-label">
        {icon ? <Icon name={icon} /> : null}
        {label}
      </span>
      <span class="stat-value">{value}</span>
      {note ? <span class="stat-note">{note}</span> : null}
    </>
  );
  const classes = `stat stat-${tone ?? 'neutral'}`;
  return href ? (
    <a class={classes} href={href}>
      {content}
    </a>
  ) : (
    <div class={classes}>{content}</div>
  );
}

/** Tiles side by side as the room allows. */
export function StatGrid({ children }: { children: Child }): Element {
  return <div class="stat-grid">{children}</div>;
}

export interface DefinitionProps {
  readonly term: string;
  readonly value: Child;
  /** Where it was found, how sure we are, what differs. */
  readonly note?: Child | undefined;
}

/** Term and value pairs; the value may be a badge, an amount, a link. `rules` draws a hairline between lines. */
export function DefinitionList({ items, rules }: { items: readonly DefinitionProps[]; rules?: boolean }): Element {
  return (
    <dl class={rules ? 'definitions definitions-ruled' : 'definitions'}>
      {items.map(({ term, value, note }) => (
        <div>
          <dt>{term}</dt>
          <dd>
            {value}
            {note ? <span class="definition-note">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
