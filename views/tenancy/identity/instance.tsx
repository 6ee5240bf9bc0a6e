// How people sign in to this instance, as its owner sets it.

import {
  Alert,
  Badge,
  BareLayout,
  Button,
  Card,
  CheckboxField,
  EmptyState,
  FieldGroup,
  Form,
  FormActions,
  LinkButton,
  Stack,
  Table,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { InstanceTabs } from '../instance/tabs.tsx';
import type { BareFrame } from '../welcome.tsx';
import { signInRulesMessages } from './instance-messages.ts';

export interface ProviderLine {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly isEnabled: boolean;
  /** Not to be changed here. */
  readonly isFromEnvironment: boolean;
}

export interface GuardedRight {
  readonly right: string;
  readonly words: string;
  readonly isGuarded: boolean;
}

export interface SignInRulesProps {
  readonly frame: BareFrame;
  readonly done: 'saved' | 'removed' | undefined;
  readonly requiresSecondFactor: boolean;
  readonly rights: readonly GuardedRight[];
  readonly providers: readonly ProviderLine[];
}

export function SignInRulesPage(props: SignInRulesProps): Element {
  const { frame, done } = props;
  const text = signInRulesMessages[frame.language];
  return (
    <BareLayout {...frame} title={text.title} width="medium">
      <header class="page-header">
        <div class="page-header-line">
          <h1>{text.title}</h1>
          <LinkButton href="/compte/securite" icon="chevron-left" variant="ghost">
            {text.back}
          </LinkButton>
        </div>
        <p class="page-lead">{text.lead}</p>
      </header>
      {done ? <Alert tone="success">{text[done]}</Alert> : null}
      <InstanceTabs current="sign-in" language={frame.language} />
      <Stack>
        <Policy {...props} />
        <ProviderList {...props} />
      </Stack>
    </BareLayout>
  );
}

function Policy({ frame, requiresSecondFactor, rights }: SignInRulesProps): Element {
  const { language, csrfToken } = frame;
  const text = signInRulesMessages[language];
  return (
    <Card title={text.policy}>
      <Form action="/instance/connexion/second-facteur" csrfToken={csrfToken}>
        <CheckboxField
          name="required"
          label={text.required}
          hint={text.requiredHint}
          checked={requiresSecondFactor}
          language={language}
        />
        <FieldGroup title={text.guarded} hint={text.guardedHint}>
          {rights.map(({ right, words, isGuarded }) => (
            <CheckboxField
              name="rights"
              id={`right-${right.replace('.', '-')}`}
              value={right}
              label={words}
              checked={isGuarded}
              language={language}
            />
          ))}
        </FieldGroup>
        <FormActions>
          <Button variant="primary">{text.save}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function providerColumns(language: Language): Column<ProviderLine>[] {
  const text = signInRulesMessages[language];
  return [
    { key: 'name', header: text.name, main: true, cell: ({ name }) => name },
    { key: 'issuer', header: text.issuer, cell: ({ issuer }) => <code>{issuer}</code> },
    {
      key: 'state',
      header: text.state,
      cell: ({ isEnabled }) => (isEnabled ? <Badge tone="success">{text.on}</Badge> : <Badge>{text.off}</Badge>),
    },
  ];
}

function editLink({ id, name, isFromEnvironment }: ProviderLine, language: Language): Element {
  const text = signInRulesMessages[language];
  if (isFromEnvironment) return <small>{text.fromEnvironment}</small>;
  return (
    <LinkButton href={`/instance/connexion/fournisseurs/${id}`} size="small">
      {text.edit}
      <span class="visually-hidden"> {name}</span>
    </LinkButton>
  );
}

function ProviderList({ frame, providers }: SignInRulesProps): Element {
  const { language } = frame;
  const text = signInRulesMessages[language];
  return (
    <Card
      title={text.providers}
      lead={text.providersLead}
      flush
      footer={
        <LinkButton href="/instance/connexion/fournisseurs/nouveau" icon="plus">
          {text.add}
        </LinkButton>
      }
    >
      <Table
        caption={text.providers}
        columns={providerColumns(language)}
        rows={providers}
        rowId={({ id }) => `f-${id}`}
        rowActions={(provider) => editLink(provider, language)}
        language={language}
        empty={
          <EmptyState title={text.none} compact>
            <p>{text.noneHint}</p>
          </EmptyState>
        }
      />
    </Card>
  );
}
