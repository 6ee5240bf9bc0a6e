// One client: made or changed.

import {
  Alert,
  Button,
  Card,
  CheckboxField,
  FieldGroup,
  Form,
  FormActions,
  LinkButton,
  SelectField,
  TextField,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { AddressFields } from '../address.tsx';
import { errorOf, fieldState, Problems, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { monthOptions } from '../months.ts';
import { settingsMessages } from '../settings/messages.ts';
import { LookUpButton, LookUpResult, SubmitFirst, type LookUpAnswer } from '../sirene/look-up.tsx';
import { clientMessages } from './client-messages.ts';
import { CabinetLayout, type CabinetPageFrame } from './frame.tsx';

export interface ClientFormPageProps {
  readonly frame: CabinetPageFrame;
  readonly form: FormState;
  /** Of the company register, when it was asked. */
  readonly answer: LookUpAnswer | undefined;
  readonly mayLookUp: boolean;
  readonly action: string;
  readonly listHref: string;
  /** Absent: a new one. `siren` once it is fixed. */
  readonly client:
    | { readonly name: string; readonly siren: string | undefined; readonly disabled: boolean }
    | undefined;
  /** What the number typed was understood as. */
  readonly understood: { readonly siren: string; readonly vatNumber: string } | undefined;
  readonly people: readonly { readonly value: string; readonly label: string }[];
}

interface FieldsProps {
  readonly page: ClientFormPageProps;
  readonly language: Language;
}

function Identity({ page, language }: FieldsProps): Element {
  const { form, client, understood, answer } = page;
  const text = clientMessages[language].card;
  const words = settingsMessages[language].profile;
  const asking = { language, action: page.action, part: 'client-form' };
  const isFixed = client?.siren !== undefined;
  return (
    <FieldGroup title={text.identity}>
      <TextField
        name="number"
        label={text.number}
        hint={isFixed ? text.numberFixed : text.numberHint}
        note={understood && text.found(understood.siren, understood.vatNumber)}
        language={language}
        mono
        readonly={isFixed}
        {...fieldState(form, 'number')}
      />
      {page.mayLookUp ? <LookUpButton {...asking} /> : null}
      {answer ? <LookUpResult {...asking} answer={answer} /> : null}
      <TextField name="name" label={text.name} language={language} required {...fieldState(form, 'name')} />
      <TextField
        name="legalForm"
        label={words.legalForm}
        hint={words.legalFormHint}
        language={language}
        width="half"
        {...fieldState(form, 'legalForm')}
      />
    </FieldGroup>
  );
}

function AtTheCabinet({ page, language }: FieldsProps): Element {
  const { form, people } = page;
  const text = clientMessages[language].card;
  return (
    <FieldGroup title={text.cabinet}>
      <TextField name="code" label={text.code} language={language} width="half" {...fieldState(form, 'code')} />
      <SelectField
        name="closingMonth"
        label={text.closing}
        language={language}
        width="half"
        empty
        options={monthOptions(language)}
        {...fieldState(form, 'closingMonth')}
      />
      <SelectField
        name="inCharge"
        label={text.inCharge}
        language={language}
        empty={text.nobody}
        options={people}
        {...fieldState(form, 'inCharge')}
      />
      <CheckboxField
        name="confidential"
        label={text.confidential}
        hint={text.confidentialHint}
        language={language}
        checked={(form.values['confidential'] ?? '') !== ''}
        error={errorOf(form, 'confidential')}
      />
    </FieldGroup>
  );
}

/** Putting a client away, and taking it up again. */
function Life({ page, language }: FieldsProps): Element | null {
  const { client, action, frame } = page;
  if (!client) return null;
  const text = clientMessages[language].card;
  return (
    <Card title={client.disabled ? text.enable : text.disable}>
      {client.disabled ? null : <p>{text.disableHint}</p>}
      <Form action={`${action}/${client.disabled ? 'reactivation' : 'desactivation'}`} csrfToken={frame.app.csrfToken}>
        <Button variant={client.disabled ? 'secondary' : 'danger'}>
          {client.disabled ? text.enable : text.disable}
        </Button>
      </Form>
    </Card>
  );
}

export function ClientFormPage(props: ClientFormPageProps): Element {
  const { frame, form, action, listHref, client } = props;
  const { language, csrfToken } = frame.app;
  const text = clientMessages[language];
  const title = client ? text.card.editTitle(client.name) : text.card.addTitle;
  return (
    <CabinetLayout frame={frame} title={title} crumbs={[{ label: text.clients.title, href: listHref }]} width="narrow">
      <div class="stack" id="client-form">
        <Problems form={form} language={language} />
        {client?.disabled ? <Alert>{text.card.disableHint}</Alert> : null}
        <Form action={action} csrfToken={csrfToken} layout="grid">
          <SubmitFirst />
          <Identity page={props} language={language} />
          <AtTheCabinet page={props} language={language} />
          <AddressFields form={form} language={language} />
          <FormActions>
            <Button variant="primary">{client ? text.card.save : text.card.create}</Button>
            <LinkButton href={listHref}>{messages[language].back}</LinkButton>
          </FormActions>
        </Form>
        <Life page={props} language={language} />
      </div>
    </CabinetLayout>
  );
}
