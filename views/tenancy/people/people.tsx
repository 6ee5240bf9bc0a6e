// Who has access, in a dossier and in a cabinet.

import { Alert, Badge, Card, DateText, Table, type Column, type Element, type Language } from '../../ui/index.ts';
import { lastDayBefore } from '../days.ts';
import { messages } from '../messages.ts';
import { Invitations, type InvitationsProps } from './invitations.tsx';
import { peopleMessages } from './messages.ts';

export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roleName: string;
  /** Name of the cabinet through which this person has access. */
  readonly cabinet: string | undefined;
  readonly invitedAt: Date | undefined;
  readonly since: Date;
  readonly endsAt: Date | undefined;
  readonly lastSignInAt: Date | undefined;
}

export interface PeopleProps {
  readonly language: Language;
  readonly people: readonly PersonLine[];
  /** Absent for who may not manage people. */
  readonly invitations: InvitationsProps | undefined;
  /** Page of one person's role, for who may change it. */
  readonly roleHref?: ((id: string) => string) | undefined;
}

function columns(language: Language): Column<PersonLine>[] {
  const text = messages[language];
  const words = peopleMessages[language];
  const date = (value: Date | undefined): Element | string =>
    value ? <DateText value={value} language={language} /> : '—';
  return [
    { key: 'name', header: words.name, main: true, cell: ({ name }) => name },
    { key: 'email', header: words.email, cell: ({ email }) => email },
    {
      key: 'role',
      header: words.role,
      cell: ({ roleName, cabinet }) => (
        <>
          {roleName}
          {cabinet ? <small> {words.through(cabinet)}</small> : null}
        </>
      ),
    },
    {
      key: 'status',
      header: words.status,
      cell: ({ endsAt }) => (
        <>
          <Badge tone="success">{words.active}</Badge>
          {endsAt ? (
            <small>
              {' '}
              {words.until} <DateText value={lastDayBefore(endsAt)} language={language} />
            </small>
          ) : null}
        </>
      ),
    },
    { key: 'invited', header: words.invitedOn, wideOnly: true, cell: ({ invitedAt }) => date(invitedAt) },
    { key: 'since', header: words.since, wideOnly: true, cell: ({ since }) => date(since) },
    {
      key: 'lastSignIn',
      header: words.lastSignIn,
      cell: ({ lastSignInAt }) => (lastSignInAt ? date(lastSignInAt) : text.never),
    },
  ];
}

export function People({ language, people, invitations, roleHref }: PeopleProps): Element {
  const words = peopleMessages[language];
  return (
    <>
      {invitations ? null : <Alert>{words.readOnly}</Alert>}
      <Card title={words.title} lead={words.count(people.length)} flush>
        <Table
          caption={words.title}
          columns={columns(language)}
          rows={people}
          rowId={({ id }) => `p-${id}`}
          rowHref={roleHref && (({ id }) => roleHref(id))}
          language={language}
        />
      </Card>
      {invitations ? <Invitations {...invitations} /> : null}
    </>
  );
}
