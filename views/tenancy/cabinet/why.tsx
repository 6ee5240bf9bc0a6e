// What one may do in the cabinet itself, and who may change it.

import type { Right } from '#modules/tenancy';
import { Alert, Card, Icon, Stack, type Element } from '../../ui/index.ts';
import { accessMessages } from '../access/messages.ts';
import { roleName } from '../words.ts';
import { CabinetLayout, type CabinetPageFrame } from './frame.tsx';

export interface CabinetWhyPageProps {
  readonly frame: CabinetPageFrame;
  readonly role: string;
  readonly profile: string | undefined;
  readonly asked: { readonly right: Right; readonly label: string; readonly granted: boolean };
  readonly rights: readonly { readonly label: string; readonly granted: boolean }[];
  readonly administrators: readonly string[];
}

export function CabinetWhyPage(props: CabinetWhyPageProps): Element {
  const { frame, role, profile, asked, rights, administrators } = props;
  const { language } = frame.app;
  const text = accessMessages[language];
  const name = profile ?? roleName(`cabinet-${role}`, language);
  return (
    <CabinetLayout
      frame={frame}
      title={text.why.title}
      lead={text.why.cabinetLead(frame.name ?? '', name)}
      width="narrow"
    >
      <Stack>
        <Alert
          tone={asked.granted ? 'success' : 'warning'}
          title={`${asked.label} : ${asked.granted ? text.profiles.has : text.profiles.hasNot}`}
        >
          {asked.granted ? text.why.byRole(name) : text.why.notInRole(name)}
        </Alert>
        <Card title={text.why.cabinetTitle}>
          <ul class="stack">
            {rights.map(({ label, granted }) => (
              <li>
                <Icon name={granted ? 'check' : 'minus'} label={granted ? text.profiles.has : text.profiles.hasNot} />{' '}
                {label}
              </li>
            ))}
          </ul>
        </Card>
        {administrators.length > 0 ? <Card title={text.why.askThem}>{administrators.join(', ')}</Card> : null}
      </Stack>
    </CabinetLayout>
  );
}
