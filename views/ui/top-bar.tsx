import { Button, LinkButton } from './button.tsx';
import { CompanySwitch } from './company-switch.tsx';
import { Icon } from './icon.tsx';
import { messages } from './messages.ts';
import { Kbd } from './text.tsx';
import type { Element, Language } from './types.ts';
import { UserMenu } from './user-menu.tsx';

export interface TopBarProps {
  readonly language: Language;
  readonly csrfToken?: string | undefined;
  /** The dossier one works in; none on the cabinet's own pages. */
  readonly company?: { readonly name: string; readonly siren?: string | undefined } | undefined;
  /** Answers the {@link CompanyChoices} of the switcher. */
  readonly companyChoiceHref?: string | undefined;
  /** Page with all dossiers; where the switcher leads without script. */
  readonly companiesHref?: string | undefined;
  readonly user: { readonly name: string; readonly email: string };
  /** GET with `q`. */
  readonly searchHref?: string | undefined;
  readonly searchValue?: string | undefined;
  /** What can be searched here; invoices when absent. */
  readonly searchHint?: string | undefined;
  readonly helpHref?: string | undefined;
  readonly accountHref?: string | undefined;
  /** POST, ends the session. */
  readonly signOutHref: string;
}

function SearchForm({ searchHref, searchValue, searchHint, language }: TopBarProps): Element | null {
  if (!searchHref) return null;
  const text = messages[language];
  return (
    <form class="top-search" role="search" action={searchHref} method="get">
      <button type="submit" class="top-search-go" aria-label={text.search}>
        <Icon name="search" />
      </button>
      <label class="visually-hidden" for="search">
        {text.search}
      </label>
      <input
        type="search"
        id="search"
        name="q"
        value={searchValue}
        placeholder={searchHint ?? text.searchPlaceholder}
        data-search=""
      />
      <Kbd>/</Kbd>
    </form>
  );
}

/** Dossier, search, help and the user’s menu. */
export function TopBar(props: TopBarProps): Element {
  const { helpHref, searchHref, language } = props;
  const text = messages[language];
  return (
    <header class="top">
      <span class="top-menu">
        <Button type="button" popovertarget="side-menu" icon="menu" iconOnly variant="ghost">
          {text.openMenu}
        </Button>
      </span>
      <CompanySwitch {...props} />
      <SearchForm {...props} />
      <div class="top-tools">
        {searchHref ? (
          <span class="top-search-link">
            <LinkButton href={searchHref} icon="search" iconOnly variant="ghost">
              {text.search}
            </LinkButton>
          </span>
        ) : null}
        {helpHref ? (
          <span class="top-help">
            <LinkButton href={helpHref} icon="help" iconOnly variant="ghost">
              {text.help}
            </LinkButton>
          </span>
        ) : null}
        <UserMenu {...props} />
      </div>
    </header>
  );
}
