import { Counter } from './badge.tsx';
import { Button } from './button.tsx';
import { Icon, Logo } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { messages } from './messages.ts';
import type { Element, Language } from './types.ts';

export interface MenuEntry {
  readonly label: string;
  readonly href: string;
  readonly icon: IconName;
  readonly current?: boolean | undefined;
  readonly count?: number | undefined;
  /** Says what `count` counts: « à valider ». */
  readonly countLabel?: string | undefined;
  /** Second key after `g`: `a` achats, `v` ventes, `t` tableau. */
  readonly go?: string | undefined;
}

export type MenuSection = 'home' | 'purchases' | 'sales' | 'archive' | 'partners' | 'bank' | 'apps' | 'settings';

export interface MainMenuOptions {
  readonly language: Language;
  readonly current?: MenuSection | undefined;
  readonly hrefs: Readonly<Partial<Record<MenuSection, string>>>;
  readonly counts?: Readonly<Partial<Record<MenuSection, { readonly value: number; readonly label: string }>>>;
}

/** The eight entries the users know, in their order; a section without an address is left out. */
export function mainMenu({ language, current, hrefs, counts = {} }: MainMenuOptions): MenuEntry[] {
  const text = messages[language];
  const sections: readonly (readonly [MenuSection, string, IconName, string?])[] = [
    ['home', text.navHome, 'home', 't'],
    ['purchases', text.navPurchases, 'purchases', 'a'],
    ['sales', text.navSales, 'sales', 'v'],
    ['archive', text.navArchive, 'archive'],
    ['partners', text.navPartners, 'partners'],
    ['bank', text.navBank, 'bank'],
    ['apps', text.navApps, 'apps'],
    ['settings', text.navSettings, 'settings'],
  ];
  return sections.flatMap(([section, label, icon, go]) => {
    const href = hrefs[section];
    if (href === undefined) return [];
    const count = counts[section];
    return [{ label, href, icon, go, current: section === current, count: count?.value, countLabel: count?.label }];
  });
}

function Entry({ entry }: { entry: MenuEntry }): Element {
  const { label, href, icon, current, count, countLabel, go } = entry;
  return (
    <li>
      <a class="side-link" href={href} aria-current={current ? 'page' : undefined} data-go={go}>
        <Icon name={icon} />
        <span>{label}</span>
        {count ? <Counter value={count} label={countLabel ?? ''} attention /> : null}
      </a>
    </li>
  );
}

interface SideMenuProps {
  readonly entries: readonly MenuEntry[];
  readonly homeHref: string;
  readonly language: Language;
}

/** The left menu; on phones a popover that the top bar's button opens, still without script. */
export function SideMenu({ entries, homeHref, language }: SideMenuProps): Element {
  const text = messages[language];
  return (
    <nav class="side" id="side-menu" popover="auto" aria-label={text.mainMenu}>
      <div class="side-brand">
        <a href={homeHref} aria-label="Facteur">
          <Logo />
        </a>
        <span class="side-close">
          <Button type="button" popovertarget="side-menu" icon="cross" iconOnly variant="ghost">
            {text.close}
          </Button>
        </span>
      </div>
      <ul class="side-list">
        {entries.map((entry) => (
          <Entry entry={entry} />
        ))}
      </ul>
    </nav>
  );
}
