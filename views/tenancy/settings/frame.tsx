// The frame of every settings page: title and sections.

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

const settingsSections = [
  'profile',
  'papers',
  'mail',
  'people',
  'roles',
  'inspection',
  'keys',
  'journal',
  'account',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

export interface SettingsFrame {
  readonly app: AppFrame;
  readonly hrefs: Readonly<Record<SettingsSection, string>>;
  /** Sections that other modules add. */
  readonly extra?: readonly { readonly label: string; readonly href: string }[] | undefined;
  /** What the previous page's action did. */
  readonly done: string | undefined;
}

export interface SettingsLayoutProps {
  readonly frame: SettingsFrame;
  readonly section: SettingsSection;
  readonly children: Child;
}

export function SettingsLayout({ frame, section, children }: SettingsLayoutProps): Element {
  const { language } = frame.app;
  const text = settingsMessages[language];
  const own = settingsSections.map((key) => ({
    label: text.tabs[key],
    href: frame.hrefs[key],
    current: key === section,
  }));
  const tabs = [...own.slice(0, 3), ...(frame.extra ?? []), ...own.slice(3)];
  return (
    <AppLayout
      {...frame.app}
      title={`${text.tabs[section]}, ${text.title.toLowerCase()}`}
      toasts={frame.done ? <Toast message={frame.done} language={language} /> : undefined}
    >
      <PageHeader title={text.title} language={language} />
      <FilterTabs label={text.title} tabs={tabs} language={language} />
      <Stack>{children}</Stack>
    </AppLayout>
  );
}
