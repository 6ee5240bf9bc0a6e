// Mon compte > Mes données: a copy of them, and their erasure.

import type { KeptData } from '#modules/tenancy';
import {
  BareLayout,
  Button,
  Card,
  CheckboxField,
  DefinitionList,
  Form,
  FormActions,
  LinkButton,
  PasswordField,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { errorOf, Problems, type FormState } from '../form.tsx';
import type { BareFrame } from '../welcome.tsx';
import { dataMessages } from './data-messages.ts';
import { AccountLayout, type AccountFrame } from './frame.tsx';

export interface AccountDataProps {
  readonly frame: AccountFrame;
  readonly form: FormState;
  readonly kept: readonly KeptData[];
}

function Kept({ kept, language }: { kept: readonly KeptData[]; language: Language }): Element {
  return <DefinitionList rules items={kept.map(({ what, why }) => ({ term: what[language], value: why[language] }))} />;
}

function Erasure({ frame, form, kept }: AccountDataProps): Element {
  const { language, csrfToken } = frame;
  const words = dataMessages[language];
  return (
    <Card title={words.eraseTitle}>
      <p>{words.eraseLead}</p>
      <Kept kept={kept} language={language} />
      <Form action="/compte/donnees/effacement" csrfToken={csrfToken}>
        <PasswordField
          name="password"
          label={words.password}
          hint={words.passwordHint}
          language={language}
          error={errorOf(form, 'password')}
        />
        <CheckboxField
          name="confirmed"
          value="oui"
          label={words.confirm}
          language={language}
          error={errorOf(form, 'confirmed')}
        />
        <FormActions>
          <Button variant="danger" icon="trash">
            {words.erase}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

export function AccountDataPage(props: AccountDataProps): Element {
  const { frame, form } = props;
  const words = dataMessages[frame.language];
  return (
    <AccountLayout frame={frame} section="data">
      <Problems form={form} language={frame.language} />
      <Card title={words.copyTitle}>
        <p>{words.copyLead}</p>
        <LinkButton href="/compte/donnees.json" icon="download">
          {words.download}
        </LinkButton>
      </Card>
      <Erasure {...props} />
    </AccountLayout>
  );
}

export function ErasedPage({ frame, kept }: { frame: BareFrame; kept: readonly KeptData[] }): Element {
  const words = dataMessages[frame.language];
  return (
    <BareLayout {...frame} title={words.erasedTitle} width="medium">
      <header class="page-header">
        <h1>{words.erasedTitle}</h1>
        <p class="page-lead">{words.erasedLead}</p>
      </header>
      <Kept kept={kept} language={frame.language} />
    </BareLayout>
  );
}
