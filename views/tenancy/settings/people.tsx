// Settings > Utilisateurs.

import { Alert, type Element } from '../../ui/index.ts';
import { People, type PeopleProps } from '../people/people.tsx';
import { UnusedNotice } from '../people/unused.tsx';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';

export interface PeoplePageProps extends PeopleProps {
  readonly frame: SettingsFrame;
  /** What the people of the company should think of. */
  readonly notice?: string | undefined;
  /** How many do not use their access, for who may decide. */
  readonly unused?: number | undefined;
  readonly unusedHref?: string | undefined;
}

export function PeoplePage({ frame, notice, unused = 0, unusedHref = '', ...people }: PeoplePageProps): Element {
  return (
    <SettingsLayout frame={frame} section="people">
      {notice === undefined ? null : <Alert tone="warning">{notice}</Alert>}
      <UnusedNotice count={unused} href={unusedHref} language={people.language} />
      <People {...people} />
    </SettingsLayout>
  );
}
