// One mandate: what it says, how far it has come, and what can be done with it now.

import { formatDate, formatDateTime } from '#src/i18n.ts';
import type { SeenMandate } from '#modules/tenancy';
import {
  Amount,
  Button,
  Card,
  DefinitionList,
  Form,
  FormActions,
  LinkButton,
  Stack,
  Table,
  TextareaField,
  TextField,
  Timeline,
  type Column,
  type DefinitionProps,
  type Element,
  type Language,
  type TimelineEvent,
} from '../../ui/index.ts';
import { fieldState, Problems, type FormState } from '../form.tsx';
import { csrfOf, languageOf, RegisterLayout, type RegisterPart } from './frame.tsx';
import { EndNote, MandateBadge } from './glance.tsx';
import { mandateMessages } from './mandate-messages.ts';
import { standingMessages } from './messages.ts';
import { Period } from './period.tsx';
import { SignatureForm } from './signature-form.tsx';

export interface MandatePageProps extends RegisterPart {
  readonly story: SeenMandate;
  readonly form: FormState;
  readonly endsIn: number | undefined;
  readonly today: string;
  readonly may: {
    readonly edit: boolean;
    readonly send: boolean;
    readonly sign: boolean;
    readonly refuse: boolean;
    readonly revoke: boolean;
  };
}

interface Part {
  readonly page: MandatePageProps;
  readonly language: Language;
}

/** « SUPER PDP (0123) ». */
function platformName({ name, number }: { name: string; number: string | undefined }): string {
  return number === undefined ? name : `${name} (${number})`;
}

function facts({ page, language }: Part): DefinitionProps[] {
  const { mandate } = page.story;
  const { state, signer, agent, platform, ceiling, startsOn, endsOn } = mandate;
  const text = mandateMessages[language];
  return [
    {
      term: text.state,
      value: <MandateBadge state={state} language={language} />,
      note:
        page.endsIn === undefined ? undefined : <EndNote endsOn={endsOn} endsIn={page.endsIn} language={language} />,
    },
    { term: text.agent, value: agent.name },
    { term: text.signer, value: `${signer.name}, ${signer.quality}`, note: signer.email },
    { term: text.period, value: <Period startsOn={startsOn} endsOn={endsOn} language={language} /> },
    ...(platform ? [{ term: text.platform, value: platformName(platform) }] : []),
    ...(ceiling ? [{ term: text.ceiling, value: <Amount value={ceiling} language={language} /> }] : []),
  ];
}

function Facts({ page, language }: Part): Element {
  const { base, story, may } = page;
  const text = mandateMessages[language];
  const here = `${base}/${story.mandate.id}`;
  return (
    <Card
      title={text.facts}
      actions={
        <>
          {may.edit ? (
            <LinkButton href={`${here}/modification`} icon="edit">
              {text.edit}
            </LinkButton>
          ) : null}
          <LinkButton href={`${here}/mandat.pdf`} icon="file-text">
            {text.document}
          </LinkButton>
        </>
      }
    >
      <DefinitionList items={facts({ page, language })} />
    </Card>
  );
}

function Signed({ page, language }: Part): Element | null {
  const { base, story, form, may, today, frame } = page;
  const { id, signedFile, signedOn = '' } = story.mandate;
  const text = mandateMessages[language].signed;
  const here = `${base}/${id}/signature`;
  if (!signedFile) {
    return may.sign ? (
      <Card title={text.add} id="signature">
        <SignatureForm form={form} action={here} csrfToken={csrfOf(frame)} today={today} language={language} />
      </Card>
    ) : null;
  }
  return (
    <Card
      title={text.title}
      lead={text.kept}
      actions={
        <LinkButton href={here} icon="download">
          {text.download}
        </LinkButton>
      }
    >
      <DefinitionList
        items={[
          { term: text.on(formatDate(signedOn, language)), value: signedFile.filename },
          { term: mandateMessages[language].hash, value: <code class="hash">{signedFile.sha256}</code> },
        ]}
      />
    </Card>
  );
}

type Sending = SeenMandate['sendings'][number];

function Sendings({ page, language }: Part): Element | null {
  const { story } = page;
  const text = mandateMessages[language].sending;
  if (story.sendings.length === 0) return <p>{text.none}</p>;
  const columns: Column<Sending>[] = [
    { key: 'when', header: text.when, main: true, cell: ({ at }) => formatDateTime(at, language) },
    { key: 'to', header: text.to, cell: ({ email }) => email },
    { key: 'by', header: text.by, cell: ({ by }) => by.name },
    { key: 'state', header: text.state, cell: ({ mail }) => (mail ? text.states[mail.state] : '—') },
  ];
  const { openedAt } = story.mandate;
  return (
    <>
      <p>{openedAt ? text.opened(formatDateTime(openedAt, language)) : text.notOpened}</p>
      <Table
        caption={text.count(story.sendings.length)}
        columns={columns}
        rows={story.sendings}
        rowId={({ at }) => `s-${at.getTime()}`}
        language={language}
      />
    </>
  );
}

function Sending({ page, language }: Part): Element | null {
  const { base, story, form, may, frame } = page;
  const { mandate, sendings } = story;
  if (!may.send && sendings.length === 0) return null;
  const text = mandateMessages[language].sending;
  const email = form.values['email'] ?? mandate.signer.email;
  return (
    <Card title={text.title} lead={text.lead}>
      {may.send ? (
        <Form action={`${base}/${mandate.id}/envoi`} csrfToken={csrfOf(frame)}>
          <TextField
            name="email"
            type="email"
            label={text.email}
            language={language}
            {...fieldState(form, 'email')}
            value={email}
          />
          <FormActions>
            <Button variant="primary" icon="send">
              {mandate.state === 'sent' ? text.remind : text.send}
            </Button>
          </FormActions>
        </Form>
      ) : null}
      <Sendings page={page} language={language} />
    </Card>
  );
}

/** Refusing and revoking: a reason and a button. */
function Ending({ page, language, way }: Part & { way: 'refuse' | 'revoke' }): Element | null {
  const { base, story, form, may, frame } = page;
  if (!may[way]) return null;
  const text = mandateMessages[language];
  const { title, note, button } = text[way];
  const path = way === 'refuse' ? 'refus' : 'revocation';
  return (
    <Card title={title} lead={way === 'revoke' ? text.revoke.lead : undefined}>
      <Form action={`${base}/${story.mandate.id}/${path}`} csrfToken={csrfOf(frame)}>
        <TextareaField
          name="note"
          id={`note-${way}`}
          label={note}
          rows={2}
          maxlength={1000}
          language={language}
          {...fieldState(form, 'note')}
        />
        <FormActions>
          <Button variant={way === 'revoke' ? 'danger' : 'secondary'}>{button}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function events({ page, language }: Part): TimelineEvent[] {
  const { steps } = mandateMessages[language];
  return page.story.steps.toReversed().map(({ state, at, by, note }) => ({
    at,
    title: steps[state],
    by: by.kind === 'mail' ? `${by.name} (${by.id})` : by.name,
    detail: note,
    tone: state === 'signed' ? 'success' : 'neutral',
  }));
}

export function MandatePage(props: MandatePageProps): Element {
  const { frame, base, story, form } = props;
  const language = languageOf(frame);
  const part = { page: props, language };
  const title = standingMessages[language].kinds[story.mandate.kind];
  return (
    <RegisterLayout frame={frame} base={base} title={title}>
      <Stack>
        <Problems form={form} language={language} />
        <Facts {...part} />
        <Sending {...part} />
        <Signed {...part} />
        <Ending {...part} way="refuse" />
        <Ending {...part} way="revoke" />
        <Card title={mandateMessages[language].history}>
          <Timeline events={events(part)} language={language} />
        </Card>
      </Stack>
    </RegisterLayout>
  );
}
