import { Button, LinkButton } from './button.tsx';
import { Icon, Stamp } from './icon.tsx';
import { messages } from './messages.ts';
import { Dialog, Menu, MenuButton, MenuLink, MenuRule } from './overlay.tsx';
import { Identifier, Kbd } from './text.tsx';
import type { Child, Element, Language } from './types.ts';

export interface CompanyChoice {
  readonly name: string;
  readonly siren?: string | undefined;
  readonly href: string;
  readonly current?: boolean | undefined;
}

export interface TopBarProps {
  readonly language: Language;
  readonly csrfToken?: string | undefined;
  /** The dossier one works in; none on the cabinet's own pages. */
  readonly company?: { readonly name: string; readonly siren?: string | undefined } | undefined;
  /** The first dossiers of the switcher; with many, give `companiesHref` too. */
  readonly companies?: readonly CompanyChoice[] | undefined;
  /** Page with all dossiers; where the switcher leads without script. */
  readonly companiesHref?: string | undefined;
  readonly user: { readonly name: string; readonly email: string };
  /** GET with `q`. */
  readonly searchHref?: string | undefined;
  readonly searchValue?: string | undefined;
  readonly helpHref?: string | undefined;
  readonly accountHref?: string | undefined;
  /** POST, ends the session. */
  readonly signOutHref: string;
  /** More lines of the user's menu. */
  readonly userMenu?: Child | undefined;
}

function CompanySwitch({ company, companiesHref, language }: TopBarProps): Element | null {
  if (!company) return null;
  const text = messages[language];
  return (
    <a
      class="company"
      href={companiesHref ?? '#companies'}
      data-dialog="companies"
      title={`${text.switchCompany} (Ctrl K)`}
    >
      <Stamp name={company.name} />
      <span class="company-words">
        <span class="visually-hidden">{text.switchCompany} : </span>
        <span class="company-name">{company.name}</span>
        {company.siren ? (
          <span class="company-siren">
            <Identifier kind="siren" value={company.siren} />
          </span>
        ) : null}
      </span>
      <Icon name="sort" />
    </a>
  );
}

function SearchForm({ searchHref, searchValue, language }: TopBarProps): Element | null {
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
        placeholder={text.searchPlaceholder}
        data-search=""
      />
      <Kbd>/</Kbd>
    </form>
  );
}

function Preference({
  name,
  label,
  options,
}: {
  name: string;
  label: string;
  options: readonly (readonly [string, string])[];
}): Element {
  return (
    <fieldset class="preference script-only">
      <legend>{label}</legend>
      <div class="segments">
        {options.map(([value, word], index) => (
          <label>
            <input
              type="radio"
              name={`preference-${name}`}
              value={value}
              checked={index === 0}
              data-preference={name}
            />
            <span>{word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function UserMenu({ user, accountHref, helpHref, signOutHref, userMenu, csrfToken, language }: TopBarProps): Element {
  const text = messages[language];
  const themes = [
    ['auto', text.themeAuto],
    ['light', text.themeLight],
    ['dark', text.themeDark],
  ] as const;
  const densities = [
    ['comfortable', text.densityComfortable],
    ['dense', text.densityDense],
  ] as const;
  return (
    <Menu id="user-menu" label={text.account} icon="user" iconOnly>
      <p class="menu-who">
        <strong>{user.name}</strong>
        <span>{user.email}</span>
      </p>
      <MenuRule />
      {accountHref ? (
        <MenuLink href={accountHref} icon="user">
          {text.account}
        </MenuLink>
      ) : null}
      {userMenu ?? null}
      {helpHref ? (
        <MenuLink href={helpHref} icon="help">
          {text.help}
        </MenuLink>
      ) : null}
      <span class="script-only">
        <MenuButton type="button" icon="keyboard" data-dialog="keyboard-help">
          {text.keyboardShortcuts}
        </MenuButton>
      </span>
      <Preference name="theme" label={text.theme} options={themes} />
      <Preference name="density" label={text.density} options={densities} />
      <MenuRule />
      <form method="post" action={signOutHref}>
        {csrfToken ? <input type="hidden" name="_csrf" value={csrfToken} /> : null}
        <MenuButton icon="logout">{text.signOut}</MenuButton>
      </form>
    </Menu>
  );
}

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

export function CompanyList({
  companies,
  language,
}: {
  companies: readonly CompanyChoice[];
  language: Language;
}): Element {
  return (
    <ul class="company-list" id="company-list" data-filter-list="">
      {companies.map(({ name, siren, href, current }) => (
        <li>
          <a class="menu-item" href={href} aria-current={current ? 'true' : undefined}>
            <Stamp name={name} />
            <span class="company-words">
              <span class="company-name">{name}</span>
              {siren ? (
                <span class="company-siren">
                  <Identifier kind="siren" value={siren} />
                </span>
              ) : null}
            </span>
            {current ? <Icon name="check" /> : null}
          </a>
        </li>
      ))}
      <li class="company-none" data-filter-none="" hidden>
        {messages[language].noCompanyFound}
      </li>
    </ul>
  );
}

/** The dialog that Ctrl K opens: type, arrow down, Enter. */
export function CompanyDialog({ company, companies = [], language }: TopBarProps): Element | null {
  if (!company) return null;
  const text = messages[language];
  return (
    <Dialog id="companies" title={text.chooseCompany} language={language}>
      <label class="visually-hidden" for="company-filter">
        {text.filterCompanies}
      </label>
      <input
        type="search"
        class="input"
        id="company-filter"
        placeholder={text.filterCompanies}
        autocomplete="off"
        data-filter="company-list"
      />
      <CompanyList companies={companies} language={language} />
    </Dialog>
  );
}
