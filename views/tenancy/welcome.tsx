// The first visit: you, your company, your receiving address, and what to do next.

import {
  BareLayout,
  Button,
  CopyField,
  Form,
  FormActions,
  Icon,
  LinkButton,
  PasswordField,
  Stepper,
  TextField,
  type BareLayoutProps,
  type Element,
  type IconName,
  type Language,
} from '../ui/index.ts';
import { fieldState, Problems, type FormState } from './form.tsx';
import { messages } from './messages.ts';
import { settingsMessages } from './settings/messages.ts';

/** What every page without menu takes. */
export type BareFrame = Omit<BareLayoutProps, 'title' | 'children' | 'above' | 'footer' | 'width'>;

interface StepProps {
  readonly frame: BareFrame;
  readonly form: FormState;
}

export function Progress({ at, language }: { at: number; language: Language }): Element {
  const { stepPerson, stepCompany, stepAddress } = messages[language].welcome;
  const steps = [stepPerson, stepCompany, stepAddress].map((label, index) => ({
    label,
    state: index < at ? ('done' as const) : index === at ? ('current' as const) : ('todo' as const),
  }));
  return <Stepper steps={steps} language={language} />;
}

export function Heading({ title, lead }: { title: string; lead: string }): Element {
  return (
    <header class="page-header">
      <h1>{title}</h1>
      <p class="page-lead">{lead}</p>
    </header>
  );
}

export function WelcomePerson({ frame, form }: StepProps): Element {
  const { language } = frame;
  const text = messages[language];
  return (
    <BareLayout {...frame} title={text.welcome.title} above={<Progress at={0} language={language} />} width="medium">
      <Heading title={text.welcome.personTitle} lead={text.welcome.personLead} />
      <Problems form={form} language={language} />
      <Form action="/bienvenue">
        <TextField
          name="name"
          label={text.welcome.name}
          language={language}
          autocomplete="name"
          required
          autofocus
          {...fieldState(form, 'name')}
        />
        <TextField
          name="email"
          type="email"
          label={text.email}
          language={language}
          autocomplete="username"
          required
          {...fieldState(form, 'email')}
        />
        <PasswordField
          name="password"
          label={text.password}
          language={language}
          purpose="new"
          hint={text.newPasswordHint}
          required
          error={fieldState(form, 'password').error}
        />
        <FormActions>
          <Button variant="primary" size="large">
            {text.continue}
          </Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

export interface WelcomeAddressProps extends StepProps {
  readonly action: string;
  readonly sirenAddress: string;
  readonly vatAddress: string;
  readonly domain: string;
}

export function WelcomeAddress({
  frame,
  form,
  action,
  sirenAddress,
  vatAddress,
  domain,
}: WelcomeAddressProps): Element {
  const { language } = frame;
  const text = messages[language].welcome;
  return (
    <BareLayout {...frame} title={text.title} above={<Progress at={2} language={language} />} width="medium">
      <Heading title={text.addressTitle} lead={text.addressLead} />
      <Problems form={form} language={language} />
      <CopyField id="siren-address" label={text.addressSiren} value={sirenAddress} language={language} />
      <CopyField id="vat-address" label={text.addressVat} value={vatAddress} language={language} />
      <Form action={action} csrfToken={frame.csrfToken}>
        <TextField
          name="localPart"
          label={text.freeAddress}
          hint={text.freeAddressHint(domain)}
          language={language}
          autocomplete="off"
          {...fieldState(form, 'localPart')}
        />
        <FormActions>
          <Button variant="primary" size="large">
            {text.finish}
          </Button>
        </FormActions>
      </Form>
    </BareLayout>
  );
}

export interface WelcomeDoneProps {
  readonly frame: BareFrame;
  readonly company: string;
  /** The best address to give away. */
  readonly address: string;
  readonly homeHref: string;
  readonly purchasesHref: string;
  readonly keysHref: string;
  readonly smtpPort: number;
}

function Next({ icon, children }: { icon: IconName; children: string }): Element {
  return (
    <li class="event event-info">
      <span class="event-mark">
        <Icon name={icon} />
      </span>
      <p>{children}</p>
    </li>
  );
}

export function WelcomeDone({
  frame,
  company,
  address,
  homeHref,
  purchasesHref,
  keysHref,
  smtpPort,
}: WelcomeDoneProps): Element {
  const { language } = frame;
  const text = messages[language].welcome;
  return (
    <BareLayout {...frame} title={text.doneTitle} above={<Progress at={3} language={language} />} width="medium">
      <Heading title={text.doneTitle} lead={text.doneLead(company)} />
      <CopyField
        id="address"
        label={text.yourAddress}
        hint={text.localMail(smtpPort)}
        value={address}
        language={language}
      />
      <h2>{text.nextTitle}</h2>
      <ul class="timeline">
        <Next icon="mail">{text.nextSend}</Next>
        <Next icon="send">{text.nextTell}</Next>
        <Next icon="upload">{text.nextDrop}</Next>
        <Next icon="key">{text.nextKeys}</Next>
      </ul>
      <p class="btn-row">
        <LinkButton href={homeHref} variant="primary" size="large">
          {text.open}
        </LinkButton>
        <LinkButton href={purchasesHref} size="large" icon="upload">
          {messages[language].scopes['documents.add']}
        </LinkButton>
        <LinkButton href={keysHref} size="large" icon="key">
          {settingsMessages[language].tabs.keys}
        </LinkButton>
      </p>
    </BareLayout>
  );
}
