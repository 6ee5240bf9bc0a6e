// Adding the copy that was signed: in the space of the cabinet or company, and behind the link of the mail.

import { Button, DateField, FileField, Form, FormActions, type Element, type Language } from '../../ui/index.ts';
import { errorOf, fieldState, type FormState } from '../form.tsx';
import { mandateMessages } from './mandate-messages.ts';

export interface SignatureFormProps {
  readonly form: FormState;
  readonly action: string;
  readonly csrfToken: string | undefined;
  readonly today: string;
  readonly language: Language;
  /** What the button says; « Conserver » unless said. */
  readonly button?: string | undefined;
}

export function SignatureForm({ form, action, csrfToken, today, language, button }: SignatureFormProps): Element {
  const text = mandateMessages[language].signed;
  return (
    <Form action={action} csrfToken={csrfToken} multipart>
      <FileField
        name="file"
        label={text.file}
        hint={text.fileHint}
        accept=".pdf,.png,.jpg,.jpeg"
        language={language}
        required
        error={errorOf(form, 'file')}
      />
      <DateField
        name="signedOn"
        label={text.signedOn}
        hint={text.signedOnHint}
        max={today}
        language={language}
        {...fieldState(form, 'signedOn')}
      />
      <FormActions>
        <Button variant="primary" icon="check">
          {button ?? text.button}
        </Button>
      </FormActions>
    </Form>
  );
}
