// The frame of the cabinet space: its menu beside every page.

import {
  AppLayout,
  PageHeader,
  Toast,
  type AppFrame,
  type Child,
  type Crumb,
  type Element,
  type IconName,
  type Language,
  type MenuEntry,
} from '../../ui/index.ts';
import { cabinetMessages } from './messages.ts';

export type CabinetSection =
  | 'clients'
  | 'grid'
  | 'missing'
  | 'people'
  | 'assignments'
  | 'profiles'
  | 'exports'
  | 'keys'
  | 'journal';

export interface CabinetMenuOptions {
  readonly language: Language;
  /** `/cabinets/<id>`; absent where no cabinet is chosen yet. */
  readonly base: string | undefined;
  readonly current: CabinetSection | 'cabinets';
  /** What only those who may change the cabinet can open: keys and journal. */
  readonly mayEdit: boolean;
  /** Its own books, for who reaches them. */
  readonly ownHref: string | undefined;
}

const SECTIONS: readonly (readonly [CabinetSection, string, IconName, string?])[] = [
  ['clients', '/clients', 'partners', 'c'],
  ['grid', '/charge', 'clock', 'w'],
  ['missing', '/manquants', 'bell', 'm'],
  ['people', '/utilisateurs', 'user', 'u'],
  ['assignments', '/affectations', 'link'],
  ['profiles', '/profils', 'shield'],
  ['exports', '/exports', 'download'],
  ['keys', '/cles', 'key'],
  ['journal', '/journal', 'file-text'],
];

const FOR_EDITORS: ReadonlySet<CabinetSection> = new Set(['keys', 'journal']);

/** « Cabinets », « Clients », « Utilisateurs »… in the order the users know. */
export function cabinetMenu({ language, base, current, mayEdit, ownHref }: CabinetMenuOptions): MenuEntry[] {
  const text = cabinetMessages[language].menu;
  const cabinets: MenuEntry = {
    label: text.cabinets,
    href: '/cabinets',
    icon: 'building',
    current: current === 'cabinets',
  };
  const open = SECTIONS.filter(([section]) => mayEdit || !FOR_EDITORS.has(section));
  const inside = open.map(([section, path, icon, go]): MenuEntry => {
    return { label: text[section], href: `${base ?? ''}${path}`, icon, go, current: section === current };
  });
  const own: MenuEntry[] = ownHref === undefined ? [] : [{ label: text.own, href: ownHref, icon: 'archive' }];
  return base === undefined ? [cabinets] : [cabinets, ...inside, ...own];
}

export interface CabinetPageFrame {
  readonly app: AppFrame;
  /** Name of the cabinet. */
  readonly name: string | undefined;
  /** What the previous page's action did. */
  readonly done?: string | undefined;
}

export interface CabinetLayoutProps {
  readonly frame: CabinetPageFrame;
  readonly title: string;
  readonly lead?: Child | undefined;
  readonly crumbs?: readonly Crumb[] | undefined;
  readonly actions?: Child | undefined;
  readonly width?: 'normal' | 'narrow' | 'full' | undefined;
  readonly children: Child;
}

export function CabinetLayout({ frame, title, lead, crumbs, actions, width, children }: CabinetLayoutProps): Element {
  const { app, name, done } = frame;
  const { language } = app;
  return (
    <AppLayout
      {...app}
      title={name === undefined ? title : `${title}, ${name}`}
      width={width}
      toasts={done ? <Toast message={done} language={language} /> : undefined}
    >
      <PageHeader title={title} language={language} lead={lead} crumbs={crumbs} actions={actions} />
      {children}
    </AppLayout>
  );
}
