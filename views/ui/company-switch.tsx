// The dossier one works in, and the way to another.

import { Icon, Stamp } from './icon.tsx';
import { messages } from './messages.ts';
import { Dialog } from './overlay.tsx';
import { Identifier } from './text.tsx';
import type { TopBarProps } from './top-bar.tsx';
import type { Element, Language } from './types.ts';

export interface CompanyChoice {
  readonly name: string;
  readonly siren?: string | undefined;
  /** Number of the client at its cabinet. */
  readonly code?: string | undefined;
  readonly href: string;
  readonly current?: boolean | undefined;
}

function CompanyWords({ name, siren, code }: Pick<CompanyChoice, 'name' | 'siren' | 'code'>): Element {
  return (
    <>
      <span class="company-name">{name}</span>
      {siren ? (
        <span class="company-siren">
          <Identifier kind="siren" value={siren} />
        </span>
      ) : null}
      {code ? <span class="company-siren"> {code}</span> : null}
    </>
  );
}

/** The name of the dossier in the top bar; leads to the others. */
export function CompanySwitch({ company, companiesHref, language }: TopBarProps): Element | null {
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
        <CompanyWords name={company.name} siren={company.siren} />
      </span>
      <Icon name="sort" />
    </a>
  );
}

export interface CompanyChoicesProps {
  readonly companies: readonly CompanyChoice[];
  readonly language: Language;
}

/** The lines of the switcher, asked for when it opens. Their ids let htmx keep the focus on one when an answer comes. */
export function CompanyChoices({ companies, language }: CompanyChoicesProps): Element {
  return (
    <>
      {companies.map(({ name, siren, code, href, current }) => (
        <li>
          <a
            class="menu-item"
            id={`choice${href.replaceAll('/', '-')}`}
            href={href}
            aria-current={current ? 'true' : undefined}
          >
            <Stamp name={name} />
            <span class="company-words">
              <CompanyWords name={name} siren={siren} code={code} />
            </span>
            {current ? <Icon name="check" /> : null}
          </a>
        </li>
      ))}
      <li class="company-none" data-filter-none="" hidden>
        {messages[language].noCompanyFound}
      </li>
    </>
  );
}

/**
 * The dialog that Ctrl K opens: type, arrow down, Enter. What is typed filters at once the lines that are there; the
 * server then searches all companies. One question at a time: a slow first answer never covers that of a search.
 */
export function CompanyDialog({
  company,
  companyChoiceHref,
  language,
}: Pick<TopBarProps, 'company' | 'companyChoiceHref' | 'language'>): Element | null {
  if (!company || !companyChoiceHref) return null;
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
        name="q"
        placeholder={text.filterCompanies}
        autocomplete="off"
        data-filter="company-list"
        hx-get={companyChoiceHref}
        hx-trigger="input changed delay:150ms"
        hx-target="#company-list"
        hx-sync="#companies:replace"
      />
      <ul
        class="company-list"
        id="company-list"
        data-filter-list=""
        hx-get={companyChoiceHref}
        hx-trigger="facteur:opened once"
        hx-sync="#companies:replace"
      ></ul>
    </Dialog>
  );
}
