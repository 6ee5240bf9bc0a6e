// Settings > Utilisateurs.

import type { Element } from '../../ui/index.ts';
import { People, type PeopleProps } from '../people/people.tsx';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';

export interface PeoplePageProps extends PeopleProps {
  readonly frame: SettingsFrame;
}

export function PeoplePage({ frame, ...people }: PeoplePageProps): Element {
  return (
    <SettingsLayout frame={frame} section="people">
      <People {...people} />
    </SettingsLayout>
  );
}
