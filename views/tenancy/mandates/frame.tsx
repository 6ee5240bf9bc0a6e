// The pages of mandates stand in the space of the cabinet, or among the settings of the company.

import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { SettingsLayout, type SettingsFrame } from '../settings/frame.tsx';
import { Breadcrumb, type Child, type Crumb, type Element, type Language } from '../../ui/index.ts';
import { registerMessages } from './register-messages.ts';

export type RegisterFrame =
  | {
      readonly kind: 'client';
      readonly cabinet: CabinetPageFrame;
      /** Name of the client, and the list it stands in. */
      readonly client: string;
      readonly clientsHref: string;
    }
  | { readonly kind: 'company'; readonly settings: SettingsFrame };

export interface RegisterPart {
  readonly frame: RegisterFrame;
  /** Of the overview, no slash at the end. */
  readonly base: string;
}

export function languageOf(frame: RegisterFrame): Language {
  return frame.kind === 'client' ? frame.cabinet.app.language : frame.settings.app.language;
}

export function csrfOf(frame: RegisterFrame): string | undefined {
  return frame.kind === 'client' ? frame.cabinet.app.csrfToken : frame.settings.app.csrfToken;
}

/** Of the page's first card, where no heading of the page says it. */
export function ownTitle(frame: RegisterFrame, title: string): string | undefined {
  return frame.kind === 'company' ? title : undefined;
}

export interface RegisterLayoutProps extends RegisterPart {
  /** Absent: the overview itself. */
  readonly title?: string | undefined;
  readonly lead?: Child | undefined;
  readonly children: Child;
}

export function RegisterLayout({ frame, base, title, lead, children }: RegisterLayoutProps): Element {
  const language = languageOf(frame);
  const text = registerMessages[language];
  if (frame.kind === 'company') {
    return (
      <SettingsLayout frame={frame.settings} section="mandates">
        {title === undefined ? null : <Breadcrumb crumbs={[{ label: text.title, href: base }]} language={language} />}
        {children}
      </SettingsLayout>
    );
  }
  const crumbs: Crumb[] = [
    { label: text.clients, href: frame.clientsHref },
    ...(title === undefined ? [] : [{ label: frame.client, href: base }]),
  ];
  return (
    <CabinetLayout
      frame={frame.cabinet}
      title={title ?? `${text.title} — ${frame.client}`}
      lead={title === undefined ? text.lead : (lead ?? frame.client)}
      crumbs={crumbs}
    >
      {children}
    </CabinetLayout>
  );
}
