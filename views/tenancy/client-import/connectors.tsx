// Where lists of clients come from by themselves.

import type { Connector } from '#modules/tenancy';
import {
  Button,
  Card,
  DateText,
  EmptyState,
  Form,
  FormActions,
  Menu,
  MenuButton,
  MenuLink,
  PasswordField,
  SelectField,
  Table,
  TextField,
  type Column,
  type Element,
} from '../../ui/index.ts';
import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { errorOf, fieldState, Problems, type FormState } from '../form.tsx';
import { importMessages } from './messages.ts';
import type { ImportPlaces } from './start.tsx';

export interface ConnectorsProps extends ImportPlaces {
  readonly frame: CabinetPageFrame;
  readonly connectors: readonly Connector[];
  readonly form: FormState;
}

function LastRun({ connector, props }: { connector: Connector; props: ConnectorsProps }): Element {
  const { language } = props.frame.app;
  const { lastRunAt, lastFault } = connector;
  return (
    <>
      {lastRunAt ? <DateText value={lastRunAt} language={language} /> : importMessages[language].never}
      {lastFault ? (
        <div>
          <small>{lastFault[language]}</small>
        </div>
      ) : null}
    </>
  );
}

function columns(props: ConnectorsProps): Column<Connector>[] {
  const words = importMessages[props.frame.app.language];
  return [
    { key: 'name', header: words.name, main: true, cell: ({ name }) => name },
    { key: 'kind', header: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { key: 'address', header: words.address, cell: ({ address }) => <code>{address}</code> },
    { key: 'account', header: words.account, cell: ({ account }) => account ?? '–' },
    { key: 'last', header: words.lastRun, cell: (connector) => <LastRun connector={connector} props={props} /> },
  ];
}

function Actions({ connector, props }: { connector: Connector; props: ConnectorsProps }): Element {
  const { language, csrfToken } = props.frame.app;
  const words = importMessages[language];
  const href = `${props.base}/connecteurs/${connector.id}`;
  return (
    <Menu id={`actions-${connector.id}`} label={words.actions(connector.name)} icon="dots" iconOnly>
      <form method="post" action={`${href}/lecture`}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <MenuButton icon="download">{words.runNow}</MenuButton>
      </form>
      {connector.kind === 'https' ? <MenuLink href={`${href}/compte`}>{words.renew}</MenuLink> : null}
      <form method="post" action={`${href}/suppression`}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <MenuButton icon="trash" danger>
          {words.remove}
        </MenuButton>
      </form>
    </Menu>
  );
}

function NewConnector({ frame, form, base }: ConnectorsProps): Element {
  const { language, csrfToken } = frame.app;
  const words = importMessages[language];
  return (
    <Card title={words.add}>
      <Form action={`${base}/connecteurs`} csrfToken={csrfToken} layout="grid">
        <SelectField
          name="kind"
          label={words.kind}
          language={language}
          width="half"
          value={form.values['kind']}
          options={(['folder', 'https'] as const).map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          language={language}
          width="half"
          required
          {...fieldState(form, 'name')}
        />
        <TextField
          name="address"
          label={words.address}
          hint={words.addressHint}
          language={language}
          {...fieldState(form, 'address')}
        />
        <TextField
          name="account"
          label={words.account}
          language={language}
          width="half"
          {...fieldState(form, 'account')}
        />
        <PasswordField
          purpose="new"
          name="secret"
          label={words.secret}
          hint={words.secretHint}
          language={language}
          width="half"
          error={errorOf(form, 'secret')}
        />
        <FormActions>
          <Button variant="primary">{words.add}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

export function ConnectorsPage(props: ConnectorsProps): Element {
  const { frame, connectors, form, base, clientsHref } = props;
  const { language } = frame.app;
  const words = importMessages[language];
  const actionsOf = (connector: Connector): Element => <Actions connector={connector} props={props} />;
  return (
    <CabinetLayout
      frame={frame}
      title={words.connectors}
      lead={words.connectorsLead}
      crumbs={[
        { label: words.clients, href: clientsHref },
        { label: words.title, href: base },
      ]}
    >
      <Problems form={form} language={language} />
      <Table
        caption={words.connectors}
        columns={columns(props)}
        rows={connectors}
        rowId={({ id }) => `k-${id}`}
        rowActions={actionsOf}
        language={language}
        empty={<EmptyState title={words.connectorsNone} compact />}
      />
      <NewConnector {...props} />
    </CabinetLayout>
  );
}

export interface RenewConnectorProps extends ImportPlaces {
  readonly frame: CabinetPageFrame;
  readonly connector: Connector;
  readonly form: FormState;
}

export function RenewConnectorPage({ frame, connector, form, base }: RenewConnectorProps): Element {
  const { language, csrfToken } = frame.app;
  const words = importMessages[language];
  return (
    <CabinetLayout
      frame={frame}
      title={connector.name}
      width="narrow"
      crumbs={[{ label: words.connectors, href: `${base}/connecteurs` }]}
    >
      <Problems form={form} language={language} />
      <Card>
        <Form action={`${base}/connecteurs/${connector.id}/compte`} csrfToken={csrfToken}>
          <TextField
            name="account"
            label={words.account}
            language={language}
            required
            value={form.values['account'] ?? connector.account}
            error={errorOf(form, 'account')}
          />
          <PasswordField
            purpose="new"
            name="secret"
            label={words.secret}
            hint={words.secretHint}
            language={language}
            required
            error={errorOf(form, 'secret')}
          />
          <FormActions>
            <Button variant="primary">{words.renew}</Button>
          </FormActions>
        </Form>
      </Card>
    </CabinetLayout>
  );
}
