// Settings > Utilisateurs.

import { Alert, type Element } from '../../ui/index.ts';
import { People, type PeopleProps } from '../people/people.tsx';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';

export interface PeoplePageProps extends PeopleProps {
  readonly frame: SettingsFrame;
  /** What the people of the company should think of. */
  readonly notice?: string | undefined;
}

export function PeoplePage({ frame, notice, ...people }: PeoplePageProps): Element {
  return (
    <SettingsLayout frame={frame} section="people">
      {notice === undefined ? null : <Alert tone="warning">{notice}</Alert>}
      <People {...people} />
    </SettingsLayout>
  );
}
