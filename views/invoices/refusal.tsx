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
} from '../ui/index.ts';
import type { AppFrame } from '../tenancy/index.ts';
import { words } from './messages.ts';

export interface RefusalProps {
  readonly frame: AppFrame;
  readonly number: string;
  readonly action: string;
  readonly backHref: string;
  readonly version: number;
  readonly reasons: readonly Option[];
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FormProblem[];
}

export function RefusalPage(props: RefusalProps): Element {
  const { frame, number, action, backHref, version, reasons, values, problems } = props;
  const { language, csrfToken } = frame;
  const text = words[language];
  const errorOf = (name: string): string | undefined => problems.find(({ field }) => field === name)?.message;
  return (
    <AppLayout {...frame} title={text.refuseTitle(number)} width="narrow">
      <PageHeader
        title={text.refuseTitle(number)}
        language={language}
        crumbs={[{ label: text.document, href: backHref }]}
      />
      <Card>
        <Form action={action} csrfToken={csrfToken}>
          <ErrorSummary problems={problems} language={language} />
          <input type="hidden" name="version" value={String(version)} />
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
          <FormActions>
            <Button variant="danger" icon="cross">
              {text.refuseConfirm}
            </Button>
            <LinkButton href={backHref} variant="ghost" data-key="escape">
              {text.cancel}
            </LinkButton>
          </FormActions>
        </Form>
      </Card>
    </AppLayout>
  );
}
