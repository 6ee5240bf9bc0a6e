// After an invitation was declined.

import { BareLayout, type Element } from '../../ui/index.ts';
import type { BareFrame } from '../welcome.tsx';
import { invitationMessages } from './messages.ts';

export function DeclinedPage({ frame }: { frame: BareFrame }): Element {
  const words = invitationMessages[frame.language];
  return (
    <BareLayout {...frame} title={words.declined}>
      <header class="page-header">
        <h1>{words.declined}</h1>
        <p class="page-lead">{words.declinedText}</p>
      </header>
    </BareLayout>
  );
}
