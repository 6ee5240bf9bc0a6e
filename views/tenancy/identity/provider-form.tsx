// One identity provider, as the owner sets it up.

import {
  Alert,
  BareLayout,
  Button,
  CheckboxField,
  CopyField,
  FieldGroup,
  Form,
  FormActions,
  LinkButton,
  PasswordField,
  TextField,
  type Element,
} from '../../ui/index.ts';
import { errorOf, fieldState, Problems, type FormState } from '../form.tsx';
import type { BareFrame } from '../welcome.tsx';
import { signInRulesMessages } from './instance-messages.ts';

export interface ProviderFormProps {
  readonly frame: BareFrame;
  readonly form: FormState;
  /** Where the form goes. */
  readonly action: string;
  readonly isNew: boolean;
  readonly returnAddress: string;
}

export function ProviderFormPage(props: ProviderFormProps): Element {
  const { frame, form, action, isNew, returnAddress } = props;
  const { language, csrfToken } = frame;
  const text = signInRulesMessages[language];
  const title = isNew ? text.addTitle : text.editTitle;
  return (
    <BareLayout {...frame} title={title} width="medium">
      <header class="page-header">
        <h1>{title}</h1>
        <p class="page-lead">{text.providersLead}</p>
      </header>
      <Problems form={form} language={language} />
      <Alert>{text.network}</Alert>
      <CopyField id="return" label={text.returnAddress} value={returnAddress} language={language} />
      <Form action={action} csrfToken={csrfToken}>
        <Identity {...props} />
        <Mapping {...props} />
        <FormActions>
          <Button variant="primary">{text.check}</Button>
          <LinkButton href="/instance/connexion">{text.cancel}</LinkButton>
        </FormActions>
      </Form>
      {isNew ? null : (
        <Form action={`${action}/retrait`} csrfToken={csrfToken}>
          <FormActions>
            <Button variant="danger">{text.remove}</Button>
          </FormActions>
        </Form>
      )}
    </BareLayout>
  );
}

function Identity({ frame, form }: ProviderFormProps): Element {
  const { language } = frame;
  const text = signInRulesMessages[language];
  const field = (name: string) => ({ name, language, ...fieldState(form, name) });
  return (
    <>
      <TextField {...field('name')} label={text.name} hint={text.nameHint} required />
      <TextField {...field('issuer')} type="url" label={text.issuer} hint={text.issuerHint} required />
      <TextField {...field('clientId')} label={text.clientId} autocomplete="off" required />
      <PasswordField
        name="secret"
        label={text.secret}
        hint={text.secretHint}
        purpose="new"
        error={errorOf(form, 'secret')}
        language={language}
      />
      <TextField {...field('scopes')} label={text.scopes} />
    </>
  );
}

function Mapping({ frame, form }: ProviderFormProps): Element {
  const { language } = frame;
  const text = signInRulesMessages[language];
  const field = (name: string) => ({ name, language, ...fieldState(form, name) });
  const box = (name: string) => ({ name, language, checked: form.values[name] === 'on' });
  return (
    <FieldGroup title={text.claims}>
      <TextField {...field('cabinetsClaim')} label={text.cabinetsClaim} hint={text.cabinetsClaimHint} />
      <TextField {...field('roleClaim')} label={text.roleClaim} />
      <TextField {...field('administratorRoles')} label={text.administratorRoles} hint={text.administratorRolesHint} />
      <CheckboxField {...box('createsPeople')} label={text.createsPeople} hint={text.createsPeopleHint} />
      <CheckboxField {...box('createsCabinets')} label={text.createsCabinets} />
      <CheckboxField {...box('isEnabled')} label={text.enabled} />
    </FieldGroup>
  );
}
