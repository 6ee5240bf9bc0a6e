// The page where a file is dropped, and the one that says what was found.

import {
  AppLayout,
  Button,
  Card,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Stack,
  type AppFrame,
  type Element,
  type FormProblem,
} from '../ui/index.ts';
import { words } from './messages.ts';
import { OfficialVerdict, OwnVerdict, type OfficialView, type OwnView } from './verdict.tsx';

const ACCEPT = '.pdf,.xml,application/pdf,application/xml,text/xml';

export interface BenchProps {
  readonly frame: AppFrame;
  readonly href: string;
  readonly problems: readonly FormProblem[];
}

/** One field, one button. */
export function BenchPage({ frame, href, problems }: BenchProps): Element {
  const { language, csrfToken } = frame;
  const text = words[language];
  return (
    <AppLayout {...frame} title={text.title} width="narrow">
      <PageHeader title={text.title} language={language} lead={text.lead} />
      <Stack>
        <ErrorSummary problems={problems} language={language} />
        <Card>
          <Form action={href} csrfToken={csrfToken} multipart>
            <FileField
              name="file"
              label={text.file}
              hint={text.fileHint}
              error={problems.find(({ field }) => field === 'file')?.message}
              accept={ACCEPT}
              language={language}
              required
            />
            <FormActions>
              <Button variant="primary" icon="check">
                {text.check}
              </Button>
            </FormActions>
          </Form>
        </Card>
      </Stack>
    </AppLayout>
  );
}

export type FormName = 'xml' | 'html' | 'pdf' | 'cii' | 'ubl';

/** A form the file can be had in. */
export interface OtherForm {
  readonly name: FormName;
  /** Terms that it would lose; `undefined` where nothing is written anew. */
  readonly losses: readonly string[] | undefined;
}

export interface VerdictProps {
  readonly frame: AppFrame;
  readonly hrefs: { readonly bench: string; readonly files: string };
  readonly filename: string;
  readonly kind: 'CII' | 'UBL' | 'PDF';
  readonly profile: string | undefined;
  readonly official: OfficialView;
  readonly own: OwnView;
  /** The XML in base64, sent back with the wish for another form; `undefined` when it is too large for that. */
  readonly invoice: string | undefined;
  readonly forms: readonly OtherForm[];
}

function lossText({ losses }: OtherForm, props: VerdictProps): string | undefined {
  const text = words[props.frame.language];
  if (losses === undefined) return undefined;
  return losses.length === 0 ? text.keepsAll : `${text.loses(losses.length)} : ${losses.join(', ')}`;
}

function OtherForms(props: VerdictProps): Element {
  const { frame, hrefs, filename, invoice, forms } = props;
  const text = words[frame.language];
  if (invoice === undefined) return <Card title={text.files}>{text.tooLarge}</Card>;
  return (
    <Card title={text.files} lead={text.filesLead}>
      <Form action={hrefs.files} csrfToken={frame.csrfToken}>
        <input type="hidden" name="filename" value={filename} />
        <input type="hidden" name="invoice" value={invoice} />
        <ul class="other-forms">
          {forms.map((form) => (
            <li>
              <Button variant="secondary" size="small" icon="download" name="form" value={form.name}>
                {text.forms[form.name]}
              </Button>
              <span class="card-lead">{lossText(form, props)}</span>
            </li>
          ))}
        </ul>
      </Form>
    </Card>
  );
}

export function VerdictPage(props: VerdictProps): Element {
  const { frame, hrefs, filename, kind, profile, official, own } = props;
  const { language } = frame;
  const text = words[language];
  const crumbs = [{ label: text.title, href: hrefs.bench }];
  return (
    <AppLayout {...frame} title={`${filename} – ${text.title}`} width="narrow">
      <PageHeader
        title={filename}
        language={language}
        crumbs={crumbs}
        lead={`${text.kind[kind]} · ${profile ?? text.noProfile}`}
        actions={
          <LinkButton href={hrefs.bench} variant="secondary">
            {text.again}
          </LinkButton>
        }
      />
      <Stack>
        <OfficialVerdict verdict={official} language={language} />
        <OwnVerdict verdict={own} language={language} />
        <OtherForms {...props} />
      </Stack>
    </AppLayout>
  );
}
