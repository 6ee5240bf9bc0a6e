// The import while it runs, and what became of it.

import type { ClientImport, OutcomeCounts, PlanCounts } from '#modules/tenancy';
import {
  Alert,
  Button,
  Card,
  Form,
  FormActions,
  LinkButton,
  Progress,
  SelectField,
  Stack,
  Stat,
  StatGrid,
  type Element,
  type Option,
} from '../../ui/index.ts';
import { errorOf, type FormState } from '../form.tsx';
import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { importMessages } from './messages.ts';
import type { ImportPlaces } from './start.tsx';
import { ImportSteps } from './steps.tsx';

export interface ImportProgressProps extends ImportPlaces {
  readonly frame: CabinetPageFrame;
  readonly found: ClientImport;
  readonly plans: PlanCounts;
  readonly outcomes: OutcomeCounts;
}

export interface ImportProgressPageProps extends ImportProgressProps {
  /** Clients of the import that nobody has been invited to yet; absent while it runs. */
  readonly toInvite?: ToInvite | undefined;
  /** Roles that their delegates may be given. */
  readonly inviteRoles: readonly Option[];
  readonly form: FormState;
}

interface ToInvite {
  readonly clients: number;
  readonly delegates: number;
  readonly unknown: number;
}

const left = (plans: PlanCounts): number => plans.faulty + plans.duplicate;

function Running({
  frame: {
    app: { language },
  },
  plans,
  outcomes,
}: ImportProgressProps): Element {
  const words = importMessages[language];
  const done = outcomes.created + outcomes.updated + outcomes.failed;
  return (
    <Card>
      <Progress label={words.running} done={done} total={plans.create + plans.update} language={language} />
      <p>{words.runningLead}</p>
    </Card>
  );
}

function Result(props: ImportProgressProps): Element {
  const { frame, found, plans, outcomes, base } = props;
  const words = importMessages[frame.app.language];
  const format = new Intl.NumberFormat(frame.app.language);
  const failed = outcomes.failed + left(plans);
  return (
    <Stack>
      <StatGrid>
        <Stat label={words.outcomes.created} value={format.format(outcomes.created)} />
        <Stat label={words.outcomes.updated} value={format.format(outcomes.updated)} />
        <Stat label={words.notImported} value={format.format(failed)} />
      </StatGrid>
      {failed === 0 ? null : (
        <Alert
          tone="warning"
          title={`${words.notImported} : ${format.format(failed)}`}
          actions={
            <LinkButton href={`${base}/${found.id}/echecs.xlsx`} icon="download">
              {words.failedFile}
            </LinkButton>
          }
        >
          {words.correctedBy}
        </Alert>
      )}
    </Stack>
  );
}

function Invite({ frame, found, base, toInvite, inviteRoles, form }: ImportProgressPageProps): Element | null {
  const { language, csrfToken } = frame.app;
  const words = importMessages[language];
  if (!toInvite || toInvite.clients === 0) return null;
  const { clients, delegates, unknown } = toInvite;
  return (
    <Card title={words.inviteTitle} lead={words.inviteLead}>
      <Form action={`${base}/${found.id}/invitations`} csrfToken={csrfToken}>
        {delegates > 0 ? (
          <SelectField
            name="delegateRole"
            label={words.delegateRole(delegates)}
            options={inviteRoles}
            value={form.values['delegateRole'] ?? 'manager'}
            error={errorOf(form, 'delegateRole')}
            language={language}
          />
        ) : null}
        {unknown > 0 ? <p>{words.inviteUnknown(unknown)}</p> : null}
        <FormActions>
          <Button variant="primary" icon="mail">
            {words.invite(clients)}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

/** The part that asks again while the import runs. */
export function ImportProgressPart(props: ImportProgressProps): Element {
  const { found, base } = props;
  const isRunning = found.state === 'running';
  const poll = isRunning
    ? { 'hx-get': `${base}/${found.id}/avancement`, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML' }
    : {};
  return (
    <div id="import-progress" {...poll}>
      {isRunning ? <Running {...props} /> : found.state === 'done' ? <Result {...props} /> : null}
    </div>
  );
}

export function ImportProgressPage(props: ImportProgressPageProps): Element {
  const { frame, found, base, clientsHref } = props;
  const { language } = frame.app;
  const words = importMessages[language];
  const isRunning = found.state === 'running';
  return (
    <CabinetLayout
      frame={frame}
      title={found.fileName}
      lead={found.state === 'abandoned' ? words.abandoned : isRunning ? words.running : words.done}
      crumbs={[
        { label: words.clients, href: clientsHref },
        { label: words.title, href: base },
      ]}
      actions={
        isRunning ? (
          <LinkButton href={`${base}/${found.id}`}>{words.refresh}</LinkButton>
        ) : (
          <>
            <LinkButton href={base}>{words.another}</LinkButton>
            <LinkButton href={clientsHref} variant="primary">
              {words.toClients}
            </LinkButton>
          </>
        )
      }
    >
      <ImportSteps current={isRunning ? 3 : 4} language={language} />
      <Stack>
        <ImportProgressPart {...props} />
        <Invite {...props} />
      </Stack>
    </CabinetLayout>
  );
}
