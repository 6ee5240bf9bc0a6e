import { Toasts } from './alert.tsx';
import { CompanyDialog } from './company-switch.tsx';
import { Document } from './document.tsx';
import type { DocumentProps } from './document.tsx';
import { Logo } from './icon.tsx';
import { drawnOnce } from './kept.ts';
import { KeyboardHelp } from './keyboard-help.tsx';
import { messages } from './messages.ts';
import { SideMenu } from './side-menu.tsx';
import type { MenuEntry } from './side-menu.tsx';
import { TopBar } from './top-bar.tsx';
import type { TopBarProps } from './top-bar.tsx';
import type { Child, Element } from './types.ts';

export interface AppLayoutProps extends DocumentProps, TopBarProps {
  readonly menu: readonly MenuEntry[];
  readonly homeHref?: string | undefined;
  /** Toasts to show at once: what the previous page's action did. */
  readonly toasts?: Child | undefined;
  /** `full` uses the whole width (document beside fields); `narrow` suits forms. */
  readonly width?: 'normal' | 'narrow' | 'full' | undefined;
  /** Above the content of every page: under which rights one works, when they are not one's own. */
  readonly notice?: Child | undefined;
}

/** What every page inside a company takes from its handler; the page adds its title, its toasts and its content. */
export type AppFrame = Omit<AppLayoutProps, 'title' | 'children' | 'toasts' | 'width'>;

const KeptSideMenu = drawnOnce(SideMenu);
const KeptTopBar = drawnOnce(TopBar);
const KeptCompanyDialog = drawnOnce(CompanyDialog);
const KeptKeyboardHelp = drawnOnce(KeyboardHelp);

/** Of all that a page knows, what the bar shows. */
function topBarOf(props: AppLayoutProps): TopBarProps {
  return {
    language: props.language,
    csrfToken: props.csrfToken,
    company: props.company,
    companiesHref: props.companiesHref,
    user: props.user,
    searchHref: props.searchHref,
    searchValue: props.searchValue,
    searchHint: props.searchHint,
    helpHref: props.helpHref,
    accountHref: props.accountHref,
    signOutHref: props.signOutHref,
  };
}

function SkipLink({ language }: Pick<DocumentProps, 'language'>): Element {
  return (
    <a class="skip-link" href="#content">
      {messages[language].skipToContent}
    </a>
  );
}

/** The page of a signed-in person: menu, top bar, content, toasts, shortcuts help. */
export function AppLayout(props: AppLayoutProps): Element {
  const { language, menu, homeHref, toasts, width, notice, company, companyChoiceHref, children } = props;
  return (
    <Document {...props}>
      <SkipLink language={language} />
      <div class="app">
        <KeptSideMenu entries={menu} homeHref={homeHref ?? '/'} language={language} />
        <div class="app-main">
          <KeptTopBar {...topBarOf(props)} />
          <main class={`content content-${width ?? 'normal'}`} id="content" tabindex={-1}>
            {notice ?? null}
            {children}
          </main>
        </div>
      </div>
      <Toasts>{toasts}</Toasts>
      <KeptCompanyDialog {...{ company, companyChoiceHref, language }} />
      <KeptKeyboardHelp language={language} />
    </Document>
  );
}

export interface BareLayoutProps extends DocumentProps {
  /** Above the card, e.g. a Stepper. */
  readonly above?: Child | undefined;
  /** Small print under the card: language, help, version. */
  readonly footer?: Child | undefined;
  readonly width?: 'small' | 'medium' | undefined;
}

/** A page without menu: sign-in, first-run wizard, errors before sign-in. */
export function BareLayout(props: BareLayoutProps): Element {
  const { language, above, footer, width, children } = props;
  return (
    <Document {...props}>
      <SkipLink language={language} />
      <div class={`bare bare-${width ?? 'small'}`}>
        <header class="bare-header">
          <Logo />
        </header>
        {above ?? null}
        <main class="bare-card" id="content" tabindex={-1}>
          {children}
        </main>
        {footer ? <footer class="bare-footer">{footer}</footer> : null}
      </div>
      <Toasts />
    </Document>
  );
}
