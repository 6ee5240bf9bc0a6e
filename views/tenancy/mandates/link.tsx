// Where the button of the mail leads: the mandate, the place for the signed copy, and the way to refuse. No account needed.

import type { HeldMandate } from '#modules/tenancy';
import {
  Alert,
  BareLayout,
  Button,
  Form,
  FormActions,
  LinkButton,
  TextareaField,
  type Element,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import type { BareFrame } from '../welcome.tsx';
import { mandateMessages } from './mandate-messages.ts';
import { standingMessages } from './messages.ts';
import { Period } from './period.tsx';
import { SignatureForm } from './signature-form.tsx';

export interface MandateLinkPageProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  readonly held: HeldMandate;
  readonly token: string;
  readonly today: string;
}

function Done({ frame, held }: MandateLinkPageProps): Element {
  const text = mandateMessages[frame.language].link;
  const { state } = held.mandate;
  const title = state === 'draft' || state === 'sent' ? text.title : text.done[state];
  return (
    <Alert tone={state === 'signed' ? 'success' : 'info'} title={title}>
      {text.doneText}
    </Alert>
  );
}

function Ways({ frame, form, token, today }: MandateLinkPageProps): Element {
  const { language, csrfToken } = frame;
  const text = mandateMessages[language];
  return (
    <>
      <section class="stack">
        <h2>{text.link.sign}</h2>
        <SignatureForm
          form={form}
          action={`/mandat/signature?jeton=${encodeURIComponent(token)}`}
          csrfToken={csrfToken}
          today={today}
          language={language}
          button={text.link.send}
        />
      </section>
      <section class="stack">
        <h2>{text.link.refuse}</h2>
        <p>{text.link.refuseLead}</p>
        <Form action="/mandat/refus" csrfToken={csrfToken}>
          <input type="hidden" name="jeton" value={token} />
          <TextareaField
            name="note"
            label={text.refuse.note}
            rows={2}
            maxlength={1000}
            language={language}
            {...fieldState(form, 'note')}
          />
          <FormActions>
            <Button>{text.link.refuseButton}</Button>
          </FormActions>
        </Form>
      </section>
    </>
  );
}

function Mandate({ frame, held, token }: MandateLinkPageProps): Element {
  const { language } = frame;
  const { mandate, isOpen } = held;
  const text = mandateMessages[language];
  const words = standingMessages[language];
  return (
    <section class="stack">
      <h2>{isOpen ? text.link.read : words.kinds[mandate.kind]}</h2>
      {isOpen ? <p>{text.link.readHint}</p> : null}
      <p>
        <strong>{words.kinds[mandate.kind]}</strong>
        <br />
        {words.kindHints[mandate.kind]}
        <br />
        {mandate.signer.name}, {mandate.signer.quality}
        <br />
        <Period startsOn={mandate.startsOn} endsOn={mandate.endsOn} language={language} />
      </p>
      <p>
        <LinkButton href={`/mandat/document?jeton=${encodeURIComponent(token)}`} icon="file-text" variant="primary">
          {text.document}
        </LinkButton>
      </p>
    </section>
  );
}

export function MandateLinkPage(props: MandateLinkPageProps): Element {
  const { frame, form, held } = props;
  const { language } = frame;
  const { mandate, company, isOpen } = held;
  const text = mandateMessages[language].link;
  return (
    <BareLayout {...frame} title={text.title}>
      <header class="page-header">
        <h1>{text.heading(company)}</h1>
        <p class="page-lead">{text.lead(mandate.agent.name)}</p>
      </header>
      <div class="stack">
        <Problems form={form} language={language} />
        {isOpen ? null : <Done {...props} />}
        <Mandate {...props} />
        {isOpen ? <Ways {...props} /> : null}
      </div>
    </BareLayout>
  );
}
