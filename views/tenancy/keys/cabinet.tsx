// The API keys of a cabinet.

import { Stack, type Element } from '../../ui/index.ts';
import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { Keys, type KeysProps } from './keys.tsx';
import { keyMessages } from './messages.ts';

export function CabinetKeysPage({ frame, ...keys }: KeysProps & { readonly frame: CabinetPageFrame }): Element {
  return (
    <CabinetLayout frame={frame} title={keyMessages[keys.language].cabinetTitle}>
      <Stack>
        <Keys {...keys} />
      </Stack>
    </CabinetLayout>
  );
}
