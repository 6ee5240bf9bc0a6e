// The journal in the frame of a dossier, of a cabinet, and alone for the instance.

import { BareLayout, Stack, type Element } from '../../ui/index.ts';
import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { InstanceTabs } from '../instance/tabs.tsx';
import { SettingsLayout, type SettingsFrame } from '../settings/frame.tsx';
import type { BareFrame } from '../welcome.tsx';
import { Journal, type JournalProps } from './journal.tsx';
import { journalMessages } from './messages.ts';

export function JournalPage({ frame, ...journal }: JournalProps & { readonly frame: SettingsFrame }): Element {
  return (
    <SettingsLayout frame={frame} section="journal">
      <Journal {...journal} />
    </SettingsLayout>
  );
}

export function CabinetJournalPage({
  frame,
  ...journal
}: JournalProps & { readonly frame: CabinetPageFrame }): Element {
  return (
    <CabinetLayout frame={frame} title={journalMessages[journal.language].cabinetTitle}>
      <Stack>
        <Journal {...journal} />
      </Stack>
    </CabinetLayout>
  );
}

export function InstanceJournalPage({ frame, ...journal }: JournalProps & { readonly frame: BareFrame }): Element {
  const { instanceTitle } = journalMessages[journal.language];
  return (
    <BareLayout {...frame} title={instanceTitle} width="medium">
      <header class="page-header">
        <h1>{instanceTitle}</h1>
      </header>
      <InstanceTabs current="journal" language={journal.language} />
      <Stack>
        <Journal {...journal} />
      </Stack>
    </BareLayout>
  );
}
