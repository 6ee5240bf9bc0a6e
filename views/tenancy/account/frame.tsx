// The frame of every page of « Mon compte »: title and sections. It belongs to the person, not to a company.

import { Alert, BareLayout, FilterTabs, LinkButton, Stack, type Child, type Element } from '../../ui/index.ts';
import type { BareFrame } from '../welcome.tsx';
import { accountMessages } from './messages.ts';

const sections = ['profile', 'notifications', 'security', 'sessions', 'data'] as const;
export type AccountSection = (typeof sections)[number];

const HREFS: Readonly<Record<AccountSection, string>> = {
  profile: '/compte',
  notifications: '/compte/notifications',
  security: '/compte/securite',
  sessions: '/compte/sessions',
  data: '/compte/donnees',
};

export interface AccountFrame extends BareFrame {
  /** What the previous page's action did, as the address says (`?fait=enregistre`). */
  readonly done: string | undefined;
}

export interface AccountLayoutProps {
  readonly frame: AccountFrame;
  readonly section: AccountSection;
  readonly children: Child;
}

function doneSentence({ language, done }: AccountFrame): string | undefined {
  const sentences: Readonly<Record<string, string>> = accountMessages[language].done;
  return done === undefined ? undefined : sentences[done];
}

export function AccountLayout({ frame, section, children }: AccountLayoutProps): Element {
  const { language } = frame;
  const text = accountMessages[language];
  const tabs = sections.map((key) => ({ label: text.tabs[key], href: HREFS[key], current: key === section }));
  const done = doneSentence(frame);
  return (
    <BareLayout {...frame} title={`${text.tabs[section]}, ${text.title.toLowerCase()}`} width="medium">
      <header class="page-header">
        <div class="page-header-line">
          <h1>{text.title}</h1>
          <LinkButton href="/" icon="chevron-left" variant="ghost">
            {text.back}
          </LinkButton>
        </div>
      </header>
      {done ? <Alert tone="success">{done}</Alert> : null}
      <FilterTabs label={text.title} tabs={tabs} language={language} />
      <Stack>{children}</Stack>
    </BareLayout>
  );
}
