// The conditions of use: to read, to accept when they changed, to rewrite for who owns the instance.

import {
  Alert,
  BareLayout,
  Button,
  CheckboxField,
  DateText,
  Form,
  FormActions,
  TextareaField,
  type Element,
} from '../../ui/index.ts';
import { errorOf, fieldState, Problems, type FormState } from '../form.tsx';
import { InstanceTabs } from '../instance/tabs.tsx';
import type { BareFrame } from '../welcome.tsx';
import { invitationMessages } from './messages.ts';

export interface TermsPart {
  readonly heading: boolean;
  readonly text: string;
}

export interface TermsPageProps {
  readonly frame: BareFrame;
  readonly version: number;
  readonly publishedAt: Date | undefined;
  readonly parts: readonly TermsPart[];
  /** Set for who must accept before going on: where to go then. */
  readonly acceptance: { readonly form: FormState; readonly returnTo: string } | undefined;
}

function Acceptance({ frame, version, acceptance }: TermsPageProps): Element | null {
  const words = invitationMessages[frame.language];
  if (!acceptance) return null;
  const { form, returnTo } = acceptance;
  return (
    <>
      <Problems form={form} language={frame.language} />
      <Form action="/conditions" csrfToken={frame.csrfToken}>
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="retour" value={returnTo} />
        <CheckboxField
          name="accepted"
          value="oui"
          label={words.acceptTerms}
          language={frame.language}
          error={errorOf(form, 'accepted')}
        />
        <FormActions>
          <Button variant="primary" size="large">
            {words.continue}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

export function TermsPage(props: TermsPageProps): Element {
  const { frame, version, publishedAt, parts, acceptance } = props;
  const { language } = frame;
  const words = invitationMessages[language];
  return (
    <BareLayout {...frame} title={words.termsTitle}>
      <header class="page-header">
        <h1>{words.termsTitle}</h1>
        <p class="page-lead">
          {words.termsVersion(version)}
          {publishedAt ? (
            <>
              , {words.publishedOn} <DateText value={publishedAt} language={language} long />
            </>
          ) : null}
        </p>
      </header>
      {acceptance ? <Alert tone="warning">{words.changed}</Alert> : null}
      {parts.map(({ heading, text }) => (heading ? <h2>{text}</h2> : <p>{text}</p>))}
      <Acceptance {...props} />
    </BareLayout>
  );
}

export interface EditTermsPageProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  readonly version: number;
  readonly justPublished: boolean;
}

export function EditTermsPage({ frame, form, version, justPublished }: EditTermsPageProps): Element {
  const { language, csrfToken } = frame;
  const words = invitationMessages[language];
  return (
    <BareLayout {...frame} title={words.editTitle} width="medium">
      <header class="page-header">
        <h1>{words.editTitle}</h1>
        <p class="page-lead">{words.editLead}</p>
      </header>
      <InstanceTabs current="terms" language={language} />
      {justPublished ? <Alert tone="success">{words.published(version)}</Alert> : null}
      <Problems form={form} language={language} />
      <Form action="/instance/conditions" csrfToken={csrfToken}>
        <TextareaField
          name="fr"
          label={words.french}
          hint={words.editHint}
          rows={14}
          language={language}
          required
          {...fieldState(form, 'fr')}
        />
        <TextareaField
          name="en"
          label={words.english}
          rows={14}
          language={language}
          required
          {...fieldState(form, 'en')}
        />
        <FormActions>
          <Button variant="primary">{words.publish}</Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}
