// The invitations under way, with how far each has come, and the form that sends others.

import type { InvitationInfo } from '#modules/tenancy';
import {
  Alert,
  Badge,
  BulkBar,
  Button,
  Card,
  DateText,
  Form,
  FormActions,
  Menu,
  MenuButton,
  SelectField,
  Table,
  TextareaField,
  type Column,
  type Element,
  type Language,
  type Tone,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { peopleMessages } from './messages.ts';

export interface InvitationLine {
  readonly info: InvitationInfo;
  readonly roleName: string;
  /** Why the mail does not get there, in words. */
  readonly reason: string | undefined;
  readonly mayRemind: boolean;
}

export interface InvitationsProps {
  readonly language: Language;
  readonly csrfToken: string | undefined;
  readonly lines: readonly InvitationLine[];
  /** Forms post here and below. */
  readonly action: string;
  readonly form: FormState;
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  /** Those of the last order that could not be invited, and why. */
  readonly refused: readonly { readonly email: string; readonly reason: string }[];
  /** Page of the mails that wait, for who owns the instance. */
  readonly mailHref: string | undefined;
}

const TONES: Readonly<Record<InvitationInfo['status'], Tone>> = {
  held: 'warning',
  sending: 'neutral',
  sent: 'info',
  delivered: 'info',
  opened: 'success',
  address_refused: 'danger',
  unsent: 'danger',
  expired: 'warning',
  accepted: 'success',
  declined: 'warning',
  revoked: 'neutral',
};

function StatusCell({ line, props }: { line: InvitationLine; props: InvitationsProps }): Element {
  const words = peopleMessages[props.language];
  const { status } = line.info;
  return (
    <>
      <Badge tone={TONES[status]}>{words.statuses[status]}</Badge>
      {line.reason ? (
        <div>
          <small>{line.reason}</small>
        </div>
      ) : null}
      {status === 'held' && props.mailHref ? (
        <div>
          <small>
            <a href={props.mailHref}>{words.heldLink}</a>
          </small>
        </div>
      ) : null}
    </>
  );
}

/** May be cut after its dots and its @ where the line is short. */
function Address({ email }: { email: string }): Element {
  return (
    <span>
      {email.split(/(?<=[@.])/u).map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </span>
  );
}

function columns(props: InvitationsProps): Column<InvitationLine>[] {
  const { language } = props;
  const words = peopleMessages[language];
  return [
    {
      key: 'name',
      header: words.name,
      main: true,
      cell: ({ info: { name, email } }) => (name === '' ? <Address email={email} /> : name),
    },
    { key: 'email', header: words.email, cell: ({ info: { email } }) => <Address email={email} /> },
    { key: 'role', header: words.role, cell: ({ roleName }) => roleName },
    { key: 'status', header: words.status, cell: (line) => <StatusCell line={line} props={props} /> },
    {
      key: 'sent',
      header: words.sentOn,
      cell: ({ info: { sentAt, sendings } }) => (
        <>
          <DateText value={sentAt} language={language} />
          {sendings > 1 ? <small> {words.times(sendings)}</small> : null}
        </>
      ),
    },
    {
      key: 'expires',
      header: words.expiresOn,
      wideOnly: true,
      cell: ({ info: { expiresAt } }) => <DateText value={expiresAt} language={language} />,
    },
  ];
}

const actionsOf =
  (props: InvitationsProps) =>
  (line: InvitationLine): Element | null => {
    const { language, csrfToken, action } = props;
    const words = peopleMessages[language];
    const { id, email, state } = line.info;
    if (!line.mayRemind) return null;
    return (
      <Menu id={`actions-${id}`} label={words.actions(email)} icon="dots" iconOnly>
        <form method="post" action={`${action}/${id}/relance`}>
          <input type="hidden" name="_csrf" value={csrfToken} />
          <MenuButton icon="mail">{words.remindOne(email)}</MenuButton>
        </form>
        {state === 'pending' ? (
          <form method="post" action={`${action}/${id}/annulation`}>
            <input type="hidden" name="_csrf" value={csrfToken} />
            <MenuButton icon="trash" danger>
              {words.revoke}
            </MenuButton>
          </form>
        ) : null}
      </Menu>
    );
  };

function List(props: InvitationsProps): Element | null {
  const { lines, language, csrfToken, action } = props;
  const words = peopleMessages[language];
  if (lines.length === 0) return null;
  const isHeld = lines.some(({ info }) => info.status === 'held');
  return (
    <Card title={words.invitations} lead={words.invitationsLead} flush>
      {isHeld && !props.mailHref ? <Alert tone="warning">{words.heldHint}</Alert> : null}
      <BulkBar id="relances" action={`${action}/relances`} csrfToken={csrfToken} language={language}>
        <Button variant="primary" icon="mail">
          {words.remindSelected}
        </Button>
      </BulkBar>
      <Table
        caption={words.invitations}
        columns={columns(props)}
        rows={lines}
        rowId={({ info }) => info.id}
        rowActions={actionsOf(props)}
        selection={{ name: 'id', form: 'relances', label: ({ info }) => words.select(info.email) }}
        language={language}
      />
    </Card>
  );
}

function InviteForm(props: InvitationsProps): Element {
  const { language, csrfToken, action, form, roles, refused } = props;
  const words = peopleMessages[language];
  const languages = [
    { value: 'fr', label: words.french },
    { value: 'en', label: words.english },
  ];
  return (
    <Card title={words.inviteTitle} lead={words.inviteLead} id="inviter">
      {refused.length > 0 ? (
        <Alert tone="danger" title={words.notInvited} urgent>
          <ul>
            {refused.map(({ email, reason }) => (
              <li>
                <strong>{email}</strong> : {reason}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <Problems form={form} language={language} />
      <Form action={action} csrfToken={csrfToken} layout="grid">
        <TextareaField
          name="addresses"
          label={words.addresses}
          hint={words.addressesHint}
          language={language}
          required
          {...fieldState(form, 'addresses')}
        />
        <SelectField
          name="role"
          label={words.chooseRole}
          options={roles}
          language={language}
          width="half"
          required
          {...fieldState(form, 'role')}
        />
        <SelectField
          name="language"
          label={words.language}
          options={languages}
          language={language}
          width="half"
          value={form.values['language'] ?? language}
        />
        <FormActions>
          <Button variant="primary" icon="mail">
            {words.invite}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

export function Invitations(props: InvitationsProps): Element {
  return (
    <>
      <List {...props} />
      <InviteForm {...props} />
    </>
  );
}
