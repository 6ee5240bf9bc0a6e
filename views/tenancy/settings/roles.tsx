// Settings > Rôles et profils, and Settings > Contrôle et audit.

import {
  Alert,
  Button,
  Card,
  DateField,
  DateText,
  Form,
  FormActions,
  LinkButton,
  RadioGroup,
  Table,
  TextField,
  type Column,
  type Element,
  type Language,
  type Option,
} from '../../ui/index.ts';
import { Matrix, ProfileForm, type MatrixColumn, type ProfileFormProps, type RightList } from '../access/matrix.tsx';
import { accessMessages } from '../access/messages.ts';
import { lastDayBefore } from '../days.ts';
import { errorOf, fieldState, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { roleName } from '../words.ts';
import { SettingsLayout, type SettingsFrame } from './frame.tsx';
import { settingsMessages } from './messages.ts';

export interface RolesPageProps {
  readonly frame: SettingsFrame;
  readonly columns: readonly MatrixColumn[];
  readonly list: RightList;
  /** Form of a new profile, for who may make one. */
  readonly addHref: string | undefined;
  readonly whyHref: string;
}

export function RolesPage({ frame, columns, list, addHref, whyHref }: RolesPageProps): Element {
  const { language } = frame.app;
  const text = accessMessages[language];
  return (
    <SettingsLayout frame={frame} section="roles">
      <Card
        title={text.profiles.title}
        lead={text.profiles.lead}
        actions={
          <>
            <LinkButton href={whyHref} icon="help">
              {text.why.title}
            </LinkButton>
            {addHref ? (
              <LinkButton href={addHref} icon="plus" variant="primary">
                {text.profiles.add}
              </LinkButton>
            ) : null}
          </>
        }
      >
        <Matrix columns={columns} list={list} language={language} />
      </Card>
    </SettingsLayout>
  );
}

export interface CompanyProfilePageProps extends Omit<ProfileFormProps, 'csrfToken' | 'language' | 'reaches'> {
  readonly frame: SettingsFrame;
  /** Absent: a new one. */
  readonly name: string | undefined;
}

export function CompanyProfilePage({ frame, name, ...props }: CompanyProfilePageProps): Element {
  const { language, csrfToken } = frame.app;
  const text = accessMessages[language].profiles;
  return (
    <SettingsLayout frame={frame} section="roles">
      <Problems form={props.form} language={language} />
      <Card title={name === undefined ? text.add : text.edit(name)}>
        <ProfileForm {...props} reaches={undefined} csrfToken={csrfToken} language={language} />
      </Card>
    </SettingsLayout>
  );
}

export interface MemberPageProps {
  readonly frame: SettingsFrame;
  readonly form: FormState;
  readonly person: { readonly id: string; readonly name: string; readonly throughCabinet: boolean };
  readonly roles: readonly Option[];
  /** `…/utilisateurs/<id>`. */
  readonly action: string;
  readonly whyHref: string;
}

/** One person's role in the company. */
export function MemberPage({ frame, form, person, roles, action, whyHref }: MemberPageProps): Element {
  const { language, csrfToken } = frame.app;
  const text = accessMessages[language].people;
  return (
    <SettingsLayout frame={frame} section="people">
      <Problems form={form} language={language} />
      <Card
        title={text.changeTitle(person.name)}
        actions={
          <LinkButton href={whyHref} icon="help">
            {text.explain}
          </LinkButton>
        }
      >
        {person.throughCabinet ? (
          <Alert>{text.through}</Alert>
        ) : (
          <Form action={`${action}/role`} csrfToken={csrfToken}>
            <RadioGroup
              name="role"
              label={text.role}
              language={language}
              options={roles}
              value={form.values['role']}
              error={errorOf(form, 'role')}
            />
            <FormActions>
              <Button variant="primary">{text.save}</Button>
              <LinkButton href={frame.hrefs.people}>{messages[language].back}</LinkButton>
            </FormActions>
          </Form>
        )}
      </Card>
      {person.throughCabinet ? null : (
        <Card title={text.remove}>
          <Form action={`${action}/retrait`} csrfToken={csrfToken}>
            <Button variant="danger">{text.remove}</Button>
          </Form>
        </Card>
      )}
    </SettingsLayout>
  );
}

export interface InspectionPageProps {
  readonly frame: SettingsFrame;
  readonly form: FormState;
  /** Auditors and inspectors, with their end. */
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly endsAt: Date | undefined;
  }[];
  readonly roles: readonly string[];
  readonly mayGrant: boolean;
}

type Inspector = InspectionPageProps['people'][number];

function inspectorColumns(language: Language): Column<Inspector>[] {
  const text = accessMessages[language];
  return [
    { key: 'name', header: text.why.person, main: true, cell: ({ name }) => name },
    { key: 'role', header: text.grant.role, cell: ({ role }) => roleName(role, language) },
    {
      key: 'endsAt',
      header: text.grant.endsAt,
      cell: ({ endsAt }) => (endsAt ? <DateText value={lastDayBefore(endsAt)} language={language} /> : '—'),
    },
  ];
}

function GrantForm({ frame, form, roles }: InspectionPageProps): Element {
  const { language, csrfToken } = frame.app;
  const text = accessMessages[language].grant;
  return (
    <Form action={frame.hrefs.inspection} csrfToken={csrfToken} layout="grid">
      <TextField
        name="email"
        type="email"
        label={text.email}
        hint={text.emailHint}
        language={language}
        required
        {...fieldState(form, 'email')}
      />
      <RadioGroup
        name="role"
        label={text.role}
        language={language}
        options={roles.map((role) => ({ value: role, label: roleName(role, language) }))}
        value={form.values['role'] ?? roles[0]}
        error={errorOf(form, 'role')}
      />
      <DateField name="endsAt" label={text.endsAt} language={language} required {...fieldState(form, 'endsAt')} />
      <TextField
        name="reason"
        label={text.reason}
        hint={text.reasonHint}
        language={language}
        required
        {...fieldState(form, 'reason')}
      />
      <FormActions>
        <Button variant="primary">{text.submit}</Button>
      </FormActions>
    </Form>
  );
}

export function InspectionPage(props: InspectionPageProps): Element {
  const { frame, form, people, mayGrant } = props;
  const { language } = frame.app;
  const text = accessMessages[language];
  return (
    <SettingsLayout frame={frame} section="inspection">
      <Problems form={form} language={language} />
      <Card title={text.grant.title} lead={text.grant.lead} flush={!mayGrant}>
        {people.length > 0 ? (
          <Table
            caption={text.grant.title}
            columns={inspectorColumns(language)}
            rows={people}
            rowId={({ id }) => `i-${id}`}
            rowHref={mayGrant ? ({ id }) => `${frame.hrefs.people}/${id}/role` : undefined}
            language={language}
          />
        ) : null}
        {mayGrant ? <GrantForm {...props} /> : <Alert>{settingsMessages[language].readOnly}</Alert>}
      </Card>
    </SettingsLayout>
  );
}
