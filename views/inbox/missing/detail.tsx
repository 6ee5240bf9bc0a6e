// One missing document: what, why, what was done, and what may be said to the supplier.

import {
  Amount,
  AppLayout,
  Badge,
  Button,
  Card,
  CopyField,
  DateText,
  DefinitionList,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  SelectField,
  Stack,
  TextareaField,
  Timeline,
  Toast,
  type AppFrame,
  type Element,
  type TimelineEvent,
  type Tone,
} from '../../ui/index.ts';
import { EvidenceList } from './evidence.tsx';
import type { MissingRow } from './list.tsx';
import { missingMessages } from './messages.ts';
import { MissingStateText } from './state.tsx';

type MailStateName = 'held' | 'queued' | 'sent' | 'delivered' | 'refused' | 'failed' | 'expired' | 'cancelled';

const MAIL_TONES: Readonly<Record<MailStateName, Tone>> = {
  held: 'warning',
  queued: 'info',
  sent: 'success',
  delivered: 'success',
  refused: 'danger',
  failed: 'danger',
  expired: 'neutral',
  cancelled: 'neutral',
};

export interface MissingDetailProps {
  readonly frame: AppFrame;
  /** `/d/<id>/manquants`. */
  readonly base: string;
  readonly row: MissingRow;
  readonly number: string | undefined;
  readonly expectedOn: string | undefined;
  /** The amount is exact: a statement or the bank says it. */
  readonly isAmountExact: boolean;
  /** Newest first. */
  readonly events: readonly TimelineEvent[];
  readonly mails: readonly { readonly at: Date; readonly recipient: string; readonly state: MailStateName }[];
  readonly supplierMail: {
    readonly address: string | undefined;
    readonly subject: string;
    readonly body: string;
    readonly href: string;
  };
  readonly mayAct: boolean;
  readonly done: string | undefined;
}

function Facts({ frame, row, number, expectedOn, isAmountExact }: MissingDetailProps): Element {
  const { language } = frame;
  const text = missingMessages[language].detail;
  const items = [
    ...(number === undefined ? [] : [{ term: text.number, value: number }]),
    ...(expectedOn === undefined
      ? []
      : [{ term: text.expected, value: <DateText value={expectedOn} language={language} /> }]),
    {
      term: text.amount,
      value: <Amount value={row.amount} currency={row.currency ?? 'EUR'} language={language} />,
      note: row.amount && !isAmountExact ? text.amountNote : undefined,
    },
    {
      term: text.since,
      value: <DateText value={row.since} language={language} />,
      note: missingMessages[language].days(row.days),
    },
  ];
  return (
    <Card title={text.facts}>
      <DefinitionList items={items} />
    </Card>
  );
}

function Acting({ frame, base, row }: MissingDetailProps): Element | null {
  const { language, csrfToken } = frame;
  const text = missingMessages[language];
  if (row.state === 'ignored') {
    return (
      <Form action={`${base}/${row.id}/retablissement`} csrfToken={csrfToken} layout="inline">
        <Button icon="undo">{text.restore}</Button>
      </Form>
    );
  }
  if (row.state !== 'open' && row.state !== 'asked') return null;
  return (
    <Card title={text.detail.closeTitle}>
      <Form action={`${base}/${row.id}/ignore`} csrfToken={csrfToken} layout="inline">
        <SelectField
          name="raison"
          label={text.ignoreAs}
          language={language}
          options={(['lost', 'none', 'not_ours'] as const).map((value) => ({ value, label: text.reasons[value] }))}
        />
        <Button icon="minus">{text.ignore}</Button>
      </Form>
    </Card>
  );
}

function Asking({ frame, base, row, mails, mayAct }: MissingDetailProps): Element {
  const { language, csrfToken } = frame;
  const text = missingMessages[language];
  return (
    <Card title={text.detail.mails}>
      {mails.length === 0 ? (
        <p>{text.detail.noMails}</p>
      ) : (
        <ul class="plain">
          {mails.map(({ at, recipient, state }) => (
            <li>
              {recipient}, <DateText value={at} language={language} />{' '}
              <Badge tone={MAIL_TONES[state]}>{text.mailStates[state]}</Badge>
            </li>
          ))}
        </ul>
      )}
      {mayAct && (row.state === 'open' || row.state === 'asked') ? (
        <Form action={`${base}/demandes`} csrfToken={csrfToken}>
          <input type="hidden" name="id" value={row.id} />
          <FormActions>
            <Button variant="primary" icon="send">
              {text.ask}
            </Button>
          </FormActions>
        </Form>
      ) : null}
    </Card>
  );
}

function SupplierMail({ frame, supplierMail }: MissingDetailProps): Element {
  const { language } = frame;
  const text = missingMessages[language].detail;
  const { address, subject, body, href } = supplierMail;
  return (
    <Card title={text.supplier} lead={text.supplierHint}>
      <div class="form form-stack">
        {address === undefined ? null : (
          <CopyField id="supplier-address" label={text.supplierEmail} value={address} language={language} />
        )}
        <CopyField id="supplier-subject" label={text.subject} value={subject} language={language} />
        <TextareaField name="supplier-body" label={text.body} language={language} value={body} rows={9} readonly />
        <FormActions>
          <LinkButton href={href} icon="mail">
            {text.write}
          </LinkButton>
        </FormActions>
      </div>
    </Card>
  );
}

export function MissingDetailPage(props: MissingDetailProps): Element {
  const { frame, base, row, events, mayAct, done } = props;
  const { language } = frame;
  const text = missingMessages[language];
  const isWaiting = row.state === 'open' || row.state === 'asked';
  return (
    <AppLayout
      {...frame}
      title={`${row.supplier || text.noSupplier}, ${row.title}`}
      toasts={done ? <Toast message={done} language={language} /> : undefined}
    >
      <PageHeader
        title={row.supplier || text.noSupplier}
        lead={row.title}
        status={<MissingStateText view={row} language={language} />}
        crumbs={[{ label: text.title, href: base }]}
        language={language}
      />
      <Stack>
        <Facts {...props} />
        <Card title={text.evidence.title}>
          <EvidenceList evidence={row.evidence} language={language} />
        </Card>
        <Asking {...props} />
        {mayAct ? <Acting {...props} /> : null}
        {isWaiting ? <SupplierMail {...props} /> : null}
        <Card title={text.detail.history}>
          <Timeline events={events} language={language} />
        </Card>
      </Stack>
    </AppLayout>
  );
}
