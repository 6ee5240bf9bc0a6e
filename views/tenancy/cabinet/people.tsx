// « Utilisateurs » of a cabinet, and one person's role.

import type { CabinetPerson } from '#modules/tenancy';
import { Alert, Button, Card, Form, FormActions, LinkButton, RadioGroup, Stack, type Element } from '../../ui/index.ts';
import { errorOf, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { People, type PeopleProps } from '../people/people.tsx';
import { UnusedNotice } from '../people/unused.tsx';
import { CabinetLayout, type CabinetPageFrame } from './frame.tsx';
import { cabinetMessages } from './messages.ts';
import { staffMessages } from './staff-messages.ts';

export interface CabinetPeoplePageProps extends Omit<PeopleProps, 'language'> {
  readonly frame: CabinetPageFrame;
  /** How many do not use their access, for who may decide. */
  readonly unused: number;
  readonly unusedHref: string;
  readonly hasOneAdministrator: boolean;
}

export function CabinetPeoplePage(props: CabinetPeoplePageProps): Element {
  const { frame, unused, unusedHref, hasOneAdministrator, ...people } = props;
  const { language } = frame.app;
  const text = staffMessages[language].people;
  return (
    <CabinetLayout frame={frame} title={text.title} lead={text.lead(people.people.length)}>
      <Stack>
        {hasOneAdministrator ? <Alert tone="warning">{text.oneAdministrator}</Alert> : null}
        <UnusedNotice count={unused} href={unusedHref} language={language} />
        <People {...people} language={language} />
      </Stack>
    </CabinetLayout>
  );
}

export interface CabinetMemberPageProps {
  readonly frame: CabinetPageFrame;
  readonly form: FormState;
  readonly person: CabinetPerson;
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  /** `…/utilisateurs/<id>`. */
  readonly action: string;
  readonly listHref: string;
  readonly assignmentsHref: string;
}

export function CabinetMemberPage(props: CabinetMemberPageProps): Element {
  const { frame, form, person, roles, action, listHref, assignmentsHref } = props;
  const { language, csrfToken } = frame.app;
  const text = staffMessages[language].people;
  const hints = cabinetMessages[language].roleHints;
  return (
    <CabinetLayout
      frame={frame}
      title={person.name}
      lead={person.email}
      crumbs={[{ label: text.title, href: listHref }]}
      width="narrow"
      actions={
        <LinkButton href={assignmentsHref} icon="link">
          {cabinetMessages[language].menu.assignments}
        </LinkButton>
      }
    >
      <Problems form={form} language={language} />
      <Stack>
        <Form action={`${action}/role`} csrfToken={csrfToken}>
          <RadioGroup
            name="role"
            label={text.role}
            language={language}
            look="cards"
            value={form.values['role']}
            error={errorOf(form, 'role')}
            options={roles.map((role) => ({
              ...role,
              hint: role.value in hints ? hints[role.value as keyof typeof hints] : undefined,
            }))}
          />
          <FormActions>
            <Button variant="primary">{text.save}</Button>
            <LinkButton href={listHref}>{messages[language].back}</LinkButton>
          </FormActions>
        </Form>
        <Card title={text.remove}>
          <p>{text.removeHint}</p>
          <Form action={`${action}/retrait`} csrfToken={csrfToken}>
            <Button variant="danger">{text.remove}</Button>
          </Form>
        </Card>
      </Stack>
    </CabinetLayout>
  );
}
