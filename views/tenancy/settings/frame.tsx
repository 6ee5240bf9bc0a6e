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

const settingsSections = ['profile', 'mail', 'people', 'keys', 'journal', 'account'] as const;
export type SettingsSection = (typeof settingsSections)[number];

export interface SettingsFrame {
  readonly app: AppFrame;
  readonly hrefs: Readonly<Record<SettingsSection, string>>;
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
  const tabs = settingsSections.map((key) => ({
    label: text.tabs[key],
    href: frame.hrefs[key],
    current: key === section,
  }));
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
