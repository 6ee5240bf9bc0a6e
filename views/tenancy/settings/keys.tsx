// Settings > API.

import type { Element } from '../../ui/index.ts';
import { Keys, type KeysProps } from '../keys/keys.tsx';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';

export interface KeysPageProps extends KeysProps {
  readonly frame: SettingsFrame;
}

export function KeysPage({ frame, ...keys }: KeysPageProps): Element {
  return (
    <SettingsLayout frame={frame} section="keys">
      <Keys {...keys} />
    </SettingsLayout>
  );
}
