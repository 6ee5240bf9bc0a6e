// A new company: its name and its number, which may be looked up. The second step of the first visit, and « Nouveau
// dossier ».

import {
  BareLayout,
  Button,
  CheckboxField,
  Form,
  FormActions,
  LinkButton,
  TextField,
  type Element,
} from '../ui/index.ts';
import { fieldState, Problems, type FormState } from './form.tsx';
import { messages } from './messages.ts';
import { LookUpButton, LookUpResult, SubmitFirst, type LookUpAnswer } from './sirene/look-up.tsx';
import { sireneMessages } from './sirene/messages.ts';
import { Heading, Progress, type BareFrame } from './welcome.tsx';

export interface CompanyFormProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  /** Of the company register, when it was asked. */
  readonly answer: LookUpAnswer | undefined;
  readonly mayLookUp: boolean;
}

const PART = 'company-form';

/** What the register knows beside the name is taken over by its number when the company is made. */
function TakeOver({ form, answer, frame }: CompanyFormProps): Element | null {
  const isKnown = answer?.outcome === 'found' || (form.values['registre'] ?? '') !== '';
  if (!isKnown) return null;
  const { language } = frame;
  return <CheckboxField name="registre" label={sireneMessages[language].takeOver} language={language} checked />;
}

/** The two questions that make a company. */
function CompanyFields(props: CompanyFormProps & { readonly action: string }): Element {
  const { frame, form, answer, mayLookUp, action } = props;
  const { language } = frame;
  const text = messages[language].welcome;
  const asking = { language, action, part: PART };
  return (
    <>
      <TextField
        name="siren"
        label={text.siren}
        language={language}
        hint={text.sirenHint}
        inputmode="numeric"
        autocomplete="off"
        maxlength={24}
        mono
        required
        autofocus={answer === undefined}
        {...fieldState(form, 'siren')}
      />
      {mayLookUp ? <LookUpButton {...asking} /> : null}
      {answer ? <LookUpResult {...asking} answer={answer} /> : null}
      <TextField
        name="company"
        label={text.companyName}
        language={language}
        autocomplete="organization"
        required
        autofocus={answer !== undefined}
        {...fieldState(form, 'company')}
      />
      <TakeOver {...props} />
    </>
  );
}

export function WelcomeCompany(props: CompanyFormProps): Element {
  const { frame, form } = props;
  const { language } = frame;
  const text = messages[language];
  const action = '/bienvenue/entreprise';
  return (
    <BareLayout {...frame} title={text.welcome.title} above={<Progress at={1} language={language} />} width="medium">
      <Heading title={text.welcome.companyTitle} lead={text.welcome.companyLead} />
      <div class="stack" id={PART}>
        <Problems form={form} language={language} />
        <Form action={action} csrfToken={frame.csrfToken}>
          <SubmitFirst />
          <CompanyFields {...props} action={action} />
          <FormActions>
            <Button variant="primary" size="large">
              {text.continue}
            </Button>
          </FormActions>
        </Form>
      </div>
    </BareLayout>
  );
}

export function NewCompanyPage(props: CompanyFormProps): Element {
  const { frame, form } = props;
  const { language } = frame;
  const text = messages[language].companies;
  const action = '/dossiers/nouveau';
  return (
    <BareLayout {...frame} title={text.addTitle} width="medium">
      <Heading title={text.addTitle} lead={text.addLead} />
      <div class="stack" id={PART}>
        <Problems form={form} language={language} />
        <Form action={action} csrfToken={frame.csrfToken}>
          <SubmitFirst />
          <CompanyFields {...props} action={action} />
          <FormActions>
            <Button variant="primary">{text.create}</Button>
            <LinkButton href="/dossiers">{messages[language].back}</LinkButton>
          </FormActions>
        </Form>
      </div>
    </BareLayout>
  );
}
