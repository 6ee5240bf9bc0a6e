// The frame of every settings page: title, the sections as people know them, and the pages of the open section.

import {
  AppLayout,
  FilterTabs,
  PageHeader,
  Stack,
  Toast,
  type AppFrame,
  type Child,
  type Element,
} from '../../ui/index.ts';
import { settingsMessages } from './messages.ts';

/** The pages of each section, in order; modules add theirs. */
const sections = {
  company: ['profile', 'papers', 'mandates'],
  purchases: ['mail'],
  sales: ['sales'],
  notifications: ['notifications'],
  people: ['people', 'roles', 'inspection'],
  keys: ['keys'],
  journal: ['journal'],
  account: ['account'],
} as const;

type Section = keyof typeof sections;
type OwnPage = (typeof sections)[Section][number];

export interface SettingsFrame {
  readonly app: AppFrame;
  readonly hrefs: Readonly<Record<OwnPage, string>>;
  /** Pages that other modules add; one without a section of ours is a section of its own. */
  readonly extra?: readonly SettingsLink[] | undefined;
  /** What the previous page's action did. */
  readonly done: string | undefined;
}

interface SettingsLink {
  readonly key: string;
  readonly section: string;
  readonly label: string;
  readonly href: string;
}

export interface SettingsLayoutProps {
  readonly frame: SettingsFrame;
  /** The page: one of ours, or the key under which a module added it. */
  readonly section: string;
  readonly children: Child;
}

function pagesOf(frame: SettingsFrame): SettingsLink[] {
  const { pages } = settingsMessages[frame.app.language];
  const own = Object.entries(sections).flatMap(([section, keys]) =>
    keys.map((key) => ({ key, section, label: pages[key], href: frame.hrefs[key] })),
  );
  return [...own, ...(frame.extra ?? [])];
}

export function SettingsLayout({ frame, section, children }: SettingsLayoutProps): Element {
  const { language } = frame.app;
  const text = settingsMessages[language];
  const pages = pagesOf(frame);
  const open = pages.find(({ key }) => key === section);
  const beside = pages.filter((page) => page.section === open?.section);
  const firsts = [...new Map(pages.toReversed().map((page) => [page.section, page])).values()].toReversed();
  const order = Object.keys(sections);
  const rank = ({ section: name }: SettingsLink): number => (order.includes(name) ? order.indexOf(name) : 3.5);
  const tabs = firsts
    .toSorted((one, other) => rank(one) - rank(other))
    .map((page) => ({
      label: page.section in text.tabs ? text.tabs[page.section as Section] : page.label,
      href: page.href,
      current: page.section === open?.section,
    }));
  return (
    <AppLayout
      {...frame.app}
      title={`${open?.label ?? text.title}, ${text.title.toLowerCase()}`}
      toasts={frame.done ? <Toast message={frame.done} language={language} /> : undefined}
    >
      <PageHeader title={text.title} language={language} />
      <FilterTabs label={text.title} tabs={tabs} language={language} />
      {open && beside.length > 1 ? (
        <FilterTabs
          label={text.tabs[open.section as Section]}
          tabs={beside.map(({ key, label, href }) => ({ label, href, current: key === section }))}
          language={language}
        />
      ) : null}
      <Stack>{children}</Stack>
    </AppLayout>
  );
}
