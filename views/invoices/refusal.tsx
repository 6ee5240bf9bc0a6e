// Why an invoice is refused: a page of its own, so that it works without script.

import {
  AppLayout,
  Button,
  Card,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  SelectField,
  TextareaField,
  type Element,
  type FormProblem,
  type Option,
  type AppFrame,
} from '../ui/index.ts';
import { words } from './messages.ts';

export interface RefusalProps {
  readonly frame: AppFrame;
  readonly title: string;
  readonly crumb: { readonly label: string; readonly href: string };
  readonly action: string;
  /** Versions and ids that the form carries along. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  /** Names of the invoices, when several are refused at once. */
  readonly selection?: readonly string[] | undefined;
  readonly reasons: readonly Option[];
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FormProblem[];
}

function Selection({ names }: { names: readonly string[] }): Element {
  return (
    <ul class="plain selection">
      {names.map((name) => (
        <li>{name}</li>
      ))}
    </ul>
  );
}

function Reason({ reasons, values, problems, frame }: RefusalProps): Element {
  const { language } = frame;
  const text = words[language];
  const errorOf = (name: string): string | undefined => problems.find(({ field }) => field === name)?.message;
  return (
    <>
      <SelectField
        name="reasonCode"
        label={text.refuseReason}
        options={reasons}
        value={values['reasonCode']}
        error={errorOf('reasonCode')}
        empty
        required
        autofocus
        language={language}
      />
      <TextareaField
        name="reason"
        label={text.refuseText}
        hint={text.refuseTextHint}
        value={values['reason']}
        error={errorOf('reason')}
        maxlength={500}
        language={language}
      />
    </>
  );
}

export function RefusalPage(props: RefusalProps): Element {
  const { frame, title, crumb, action, hidden, selection, problems } = props;
  const { language, csrfToken } = frame;
  const text = words[language];
  return (
    <AppLayout {...frame} title={title} width="narrow">
      <PageHeader title={title} language={language} crumbs={[crumb]} />
      <Card>
        <Form action={action} csrfToken={csrfToken}>
          <ErrorSummary problems={problems} language={language} />
          {hidden.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {selection ? <Selection names={selection} /> : null}
          <Reason {...props} />
          <FormActions>
            <Button variant="danger" icon="cross">
              {selection ? text.refuseSelection(selection.length) : text.refuseConfirm}
            </Button>
            <LinkButton href={crumb.href} variant="ghost" data-key="escape">
              {text.cancel}
            </LinkButton>
          </FormActions>
        </Form>
      </Card>
    </AppLayout>
  );
}
