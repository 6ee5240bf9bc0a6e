// Accesses that nobody uses, in a dossier and in a cabinet: ticked ones are withdrawn, the others kept.

import {
  Alert,
  Button,
  Card,
  DateText,
  EmptyState,
  Form,
  FormActions,
  LinkButton,
  Stack,
  Table,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { Problems, type FormState } from '../form.tsx';
import { SettingsLayout, type SettingsFrame } from '../settings/frame.tsx';
import { unusedMessages } from './unused-messages.ts';

interface UnusedLine {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roleName: string;
  readonly since: Date;
  readonly lastSignInAt: Date | undefined;
}

export interface UnusedProps {
  readonly language: Language;
  readonly csrfToken: string | undefined;
  readonly lines: readonly UnusedLine[];
  readonly form: FormState;
  /** Ids ticked before the form came back. */
  readonly ticked: ReadonlySet<string>;
  readonly action: string;
  readonly listHref: string;
}

function columns(language: Language): Column<UnusedLine>[] {
  const text = unusedMessages[language];
  return [
    { key: 'name', header: text.name, main: true, cell: ({ name }) => name },
    { key: 'email', header: text.email, cell: ({ email }) => email },
    { key: 'role', header: text.role, cell: ({ roleName }) => roleName },
    { key: 'since', header: text.since, cell: ({ since }) => <DateText value={since} language={language} /> },
    {
      key: 'lastSignIn',
      header: text.lastSignIn,
      cell: ({ lastSignInAt }) => (lastSignInAt ? <DateText value={lastSignInAt} language={language} /> : text.never),
    },
  ];
}

function Unused(props: UnusedProps): Element {
  const { language, csrfToken, lines, form, ticked, action, listHref } = props;
  const text = unusedMessages[language];
  const back = <LinkButton href={listHref}>{text.back}</LinkButton>;
  if (lines.length === 0) {
    return (
      <EmptyState title={text.none} actions={back}>
        {text.noneHint}
      </EmptyState>
    );
  }
  return (
    <Stack>
      <Problems form={form} language={language} />
      <Card title={text.title} lead={text.lead} flush>
        <Table
          caption={text.title}
          columns={columns(language)}
          rows={lines}
          rowId={({ id }) => id}
          selection={{ name: 'id', form: 'unused', selected: ticked, label: ({ name }) => text.withdraw(name) }}
          language={language}
        />
      </Card>
      <Form id="unused" action={action} csrfToken={csrfToken}>
        {lines.map(({ id }) => (
          <input type="hidden" name="shown" value={id} />
        ))}
        <FormActions>
          <Button variant="primary">{text.submit}</Button>
          {back}
        </FormActions>
      </Form>
    </Stack>
  );
}

export function CompanyUnusedPage({ frame, ...unused }: UnusedProps & { readonly frame: SettingsFrame }): Element {
  return (
    <SettingsLayout frame={frame} section="people">
      <Unused {...unused} />
    </SettingsLayout>
  );
}

export function CabinetUnusedPage({ frame, ...unused }: UnusedProps & { readonly frame: CabinetPageFrame }): Element {
  const { title } = unusedMessages[unused.language];
  return (
    <CabinetLayout frame={frame} title={title}>
      <Unused {...unused} />
    </CabinetLayout>
  );
}

/** Stands on the list of people of who may decide. */
export function UnusedNotice({
  count,
  href,
  language,
}: {
  readonly count: number;
  readonly href: string;
  readonly language: Language;
}): Element | null {
  if (count === 0) return null;
  const text = unusedMessages[language];
  return (
    <Alert
      tone="warning"
      actions={
        <LinkButton href={href} size="small">
          {text.decide}
        </LinkButton>
      }
    >
      {text.notice(count)}
    </Alert>
  );
}
