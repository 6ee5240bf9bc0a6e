// Where the button of the mail leads: the mandate, the place for the signed copy, and the way to refuse. No account needed.

import type { HeldMandate } from '#modules/tenancy';
import {
  Alert,
  BareLayout,
  Button,
  Card,
  DefinitionList,
  Form,
  FormActions,
  LinkButton,
  Stack,
  TextareaField,
  type Element,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import type { BareFrame } from '../welcome.tsx';
import { mandateMessages } from './mandate-messages.ts';
import { standingMessages } from './messages.ts';
import { Period } from './overview.tsx';
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
  const hidden = <input type="hidden" name="jeton" value={token} />;
  return (
    <>
      <Card title={text.link.sign}>
        <SignatureForm form={form} action="/mandat/signature" csrfToken={csrfToken} today={today} language={language}>
          {hidden}
        </SignatureForm>
      </Card>
      <Card title={text.link.refuse} lead={text.link.refuseLead}>
        <Form action="/mandat/refus" csrfToken={csrfToken}>
          {hidden}
          <TextareaField
            name="note"
            label={text.refuse.note}
            rows={2}
            maxlength={1000}
            language={language}
            {...fieldState(form, 'note')}
          />
          <FormActions>
            <Button>{text.link.refuse}</Button>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}

export function MandateLinkPage(props: MandateLinkPageProps): Element {
  const { frame, form, held, token } = props;
  const { language } = frame;
  const { mandate, company, isOpen } = held;
  const text = mandateMessages[language];
  const words = standingMessages[language];
  return (
    <BareLayout {...frame} title={text.link.title}>
      <header class="page-header">
        <h1>{text.link.heading(company)}</h1>
        <p class="page-lead">{text.link.lead(mandate.agent.name)}</p>
      </header>
      <Stack>
        <Problems form={form} language={language} />
        {isOpen ? null : <Done {...props} />}
        <Card
          title={isOpen ? text.link.read : words.kinds[mandate.kind]}
          lead={isOpen ? text.link.readHint : undefined}
          actions={
            <LinkButton href={`/mandat/document?jeton=${encodeURIComponent(token)}`} icon="file-text" variant="primary">
              {text.document}
            </LinkButton>
          }
        >
          <DefinitionList
            items={[
              { term: words.kinds[mandate.kind], value: words.kindHints[mandate.kind] },
              { term: text.signer, value: `${mandate.signer.name}, ${mandate.signer.quality}` },
              {
                term: text.period,
                value: <Period startsOn={mandate.startsOn} endsOn={mandate.endsOn} language={language} />,
              },
            ]}
          />
        </Card>
        {isOpen ? <Ways {...props} /> : null}
      </Stack>
    </BareLayout>
  );
}
