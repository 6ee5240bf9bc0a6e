// « Voir comme »: choosing the role, and the banner of every page meanwhile.

import {
  Alert,
  AppLayout,
  Button,
  Form,
  FormActions,
  PageHeader,
  RadioGroup,
  type AppFrame,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { errorOf, Problems, type FormState } from '../form.tsx';
import { roleName } from '../words.ts';
import { accessMessages } from './messages.ts';

export interface ViewAsPageProps {
  readonly frame: AppFrame;
  readonly form: FormState;
  readonly action: string;
  readonly minutes: number;
  readonly roles: readonly string[];
  /** Made by the company. */
  readonly profiles: readonly { readonly value: string; readonly label: string }[];
}

export function ViewAsPage({ frame, form, action, minutes, roles, profiles }: ViewAsPageProps): Element {
  const { language, csrfToken } = frame;
  const text = accessMessages[language].view;
  const options = [...roles.map((role) => ({ value: role, label: roleName(role, language) })), ...profiles];
  return (
    <AppLayout {...frame} title={text.title} width="narrow">
      <PageHeader title={text.title} lead={text.lead(minutes)} language={language} />
      <Problems form={form} language={language} />
      <Form action={action} csrfToken={csrfToken}>
        <RadioGroup
          name="role"
          label={text.role}
          language={language}
          options={options}
          value={form.values['role'] ?? 'viewer'}
          error={errorOf(form, 'role')}
        />
        <FormActions>
          <Button variant="primary" icon="eye">
            {text.start}
          </Button>
        </FormActions>
      </Form>
    </AppLayout>
  );
}

/** Of a role that the company made, its kind is enough: it was chosen a moment ago. */
const roleOf = (role: string, language: Language): string =>
  role.startsWith('profile:') ? accessMessages[language].view.profile : roleName(role, language);

/** Above every page while it lasts. */
export function ViewNotice({
  seenAs,
  endHref,
  csrfToken,
  language,
}: {
  seenAs: { readonly role: string; readonly until: Date } | undefined;
  endHref: string;
  csrfToken: string | undefined;
  language: Language;
}): Element {
  const text = accessMessages[language].view;
  return (
    <Alert tone="warning" icon="eye">
      {seenAs ? text.notice(roleOf(seenAs.role, language), seenAs.until) : null}
      <Form action={endHref} csrfToken={csrfToken} layout="inline">
        <Button size="small">{text.end}</Button>
      </Form>
    </Alert>
  );
}

/** Above every page of an auditor or a tax inspector. */
export function WatchedNotice({ language }: { language: Language }): Element {
  return <Alert icon="eye">{accessMessages[language].view.watched}</Alert>;
}
