// Settings > Utilisateurs.

import type { CompanyPerson } from '#modules/tenancy';
import { Card, DateText, Table, type Column, type Element, type Language } from '../../ui/index.ts';
import { messages } from '../messages.ts';
import { settingsMessages } from './messages.ts';
import { roleName } from '../words.ts';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';

export interface PeoplePageProps {
  readonly frame: SettingsFrame;
  readonly people: readonly CompanyPerson[];
}

function columns(language: Language): Column<CompanyPerson>[] {
  const text = messages[language];
  const words = settingsMessages[language].people;
  return [
    { key: 'name', header: words.name, main: true, cell: ({ name }) => name },
    { key: 'email', header: words.email, cell: ({ email }) => email },
    {
      key: 'role',
      header: words.role,
      cell: ({ role, cabinet }) => (
        <>
          {roleName(role, language)}
          {cabinet ? <small> {words.through(cabinet)}</small> : null}
        </>
      ),
    },
    {
      key: 'since',
      header: words.since,
      wideOnly: true,
      cell: ({ since }) => <DateText value={since} language={language} />,
    },
    {
      key: 'lastSignIn',
      header: words.lastSignIn,
      cell: ({ lastSignInAt }) => (lastSignInAt ? <DateText value={lastSignInAt} language={language} /> : text.never),
    },
  ];
}

export function PeoplePage({ frame, people }: PeoplePageProps): Element {
  const { language } = frame.app;
  const words = settingsMessages[language].people;
  return (
    <SettingsLayout frame={frame} section="people">
      <Card title={words.title} lead={words.count(people.length)} flush>
        <Table
          caption={words.title}
          columns={columns(language)}
          rows={people}
          rowId={({ id }) => `p-${id}`}
          language={language}
        />
      </Card>
    </SettingsLayout>
  );
}
