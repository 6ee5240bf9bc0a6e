// « Documents manquants » of one company.

import type { Decimal } from '#src/money.ts';
import {
  Alert,
  Amount,
  AppLayout,
  BulkBar,
  Button,
  DateText,
  EmptyState,
  FilterTabs,
  Form,
  LinkButton,
  LiveSignals,
  PageHeader,
  Pagination,
  Stack,
  Table,
  Toast,
  Toolbar,
  type AppFrame,
  type Column,
  type Element,
  type Language,
} from '../../ui/index.ts';
import { evidenceSentence, type EvidenceView } from './evidence.tsx';
import { missingMessages } from './messages.ts';
import { MissingStateText, type StateView } from './state.tsx';

export interface MissingRow extends StateView {
  readonly id: string;
  readonly href: string;
  readonly supplier: string;
  /** What is missing, in words. */
  readonly title: string;
  readonly evidence: readonly EvidenceView[];
  /** ISO day. */
  readonly since: string;
  readonly days: number;
  readonly amount: Decimal | undefined;
  readonly currency: string | undefined;
}

export type MissingFilterName = 'waiting' | 'received' | 'ignored' | 'withdrawn';

export interface MissingListProps {
  readonly frame: AppFrame;
  /** `/d/<id>/manquants`. */
  readonly base: string;
  readonly rows: readonly MissingRow[];
  readonly counts: Readonly<Record<MissingFilterName, number>>;
  readonly filter: MissingFilterName;
  readonly filterHref: (filter: MissingFilterName) => string;
  readonly nextHref: string | undefined;
  /** Day of the month of automatic reminders; absent: they are off. */
  readonly reminderDay: number | undefined;
  readonly mayAct: boolean;
  readonly selfHref: string;
  readonly liveHref: string;
  readonly done: string | undefined;
  /** Why the action before this page could not be done. */
  readonly problem: string | undefined;
}

const FILTERS = ['waiting', 'received', 'ignored', 'withdrawn'] as const;
const FORM = 'missing';

function columns(language: Language): Column<MissingRow>[] {
  const text = missingMessages[language];
  return [
    { key: 'supplier', header: text.columns.supplier, main: true, cell: ({ supplier }) => supplier || text.noSupplier },
    { key: 'what', header: text.columns.what, cell: ({ title }) => title },
    {
      key: 'why',
      header: text.columns.why,
      cell: ({ evidence }) => (
        <div>
          {evidence.map((one) => (
            <div>{evidenceSentence(one, language)}</div>
          ))}
        </div>
      ),
    },
    {
      key: 'since',
      header: text.columns.since,
      cell: ({ since, days }) => (
        <div>
          <DateText value={since} language={language} /> <span class="definition-note">{text.days(days)}</span>
        </div>
      ),
    },
    {
      key: 'amount',
      header: text.columns.amount,
      align: 'end',
      cell: ({ amount, currency }) => <Amount value={amount} currency={currency ?? 'EUR'} language={language} />,
    },
    {
      key: 'state',
      header: text.columns.state,
      cell: (row) => <MissingStateText view={row} language={language} />,
    },
  ];
}

function Acting({ frame, base, counts }: MissingListProps): Element {
  const { language, csrfToken } = frame;
  const text = missingMessages[language];
  return (
    <>
      <BulkBar id={FORM} action={`${base}/demandes`} csrfToken={csrfToken} language={language}>
        <Button variant="primary" icon="send">
          {text.ask}
        </Button>
        <label class="visually-hidden" for="raison">
          {text.ignoreAs}
        </label>
        <select class="input select" name="raison" id="raison">
          {(['lost', 'none', 'not_ours'] as const).map((reason) => (
            <option value={reason}>{text.reasons[reason]}</option>
          ))}
        </select>
        <Button formaction={`${base}/ignores`} icon="minus">
          {text.ignore}
        </Button>
      </BulkBar>
      <Toolbar
        end={
          <Form action={`${base}/recherches`} csrfToken={csrfToken} layout="inline">
            <Button icon="search">{text.search}</Button>
          </Form>
        }
      >
        {counts.waiting > 0 ? (
          <Form action={`${base}/demandes`} csrfToken={csrfToken} layout="inline">
            <Button name="tout" value="oui" icon="send">
              {text.askAll(counts.waiting)}
            </Button>
          </Form>
        ) : null}
      </Toolbar>
    </>
  );
}

/** The part that is drawn again when something arrives. */
export function MissingListPart(props: MissingListProps): Element {
  const { frame, rows, counts, filter, filterHref, nextHref, mayAct, selfHref } = props;
  const { language } = frame;
  const text = missingMessages[language];
  const selection = {
    name: 'id',
    form: FORM,
    label: (row: MissingRow) => `${row.supplier}, ${row.title}`,
  };
  const isWaiting = filter === 'waiting';
  return (
    <div
      id="missing-list"
      class="stack"
      hx-get={selfHref}
      hx-trigger="facteur:changed from:body"
      hx-swap="outerMorph"
      hx-target="this"
    >
      <FilterTabs
        language={language}
        tabs={FILTERS.map((key) => ({
          label: text.tabs[key],
          href: filterHref(key),
          count: counts[key],
          current: key === filter,
          attention: key === 'waiting',
        }))}
      />
      <Table
        caption={`${text.title} : ${text.tabs[filter]}`}
        columns={columns(language)}
        rows={rows}
        rowId={({ id }) => id}
        rowHref={({ href }) => href}
        selection={mayAct && isWaiting ? selection : undefined}
        language={language}
        empty={
          isWaiting ? (
            <EmptyState title={text.empty}>{text.emptyHint}</EmptyState>
          ) : (
            <EmptyState title={text.emptyFilter} />
          )
        }
      />
      <Pagination nextHref={nextHref} language={language} />
    </div>
  );
}

export function MissingListPage(props: MissingListProps): Element {
  const { frame, base, filter, reminderDay, mayAct, liveHref, done, problem } = props;
  const { language } = frame;
  const text = missingMessages[language];
  return (
    <AppLayout
      {...frame}
      title={text.title}
      width="full"
      toasts={done ? <Toast message={done} language={language} /> : undefined}
    >
      <PageHeader
        title={text.title}
        lead={text.lead}
        language={language}
        actions={
          <>
            <LinkButton href={`${base}/regles`} icon="settings">
              {text.rules}
            </LinkButton>
            <LinkButton href={`${base}/releves`} icon="file-text">
              {text.statements}
            </LinkButton>
          </>
        }
      />
      <Stack>
        {problem === undefined ? null : (
          <Alert tone="danger" title={text.nobody} urgent>
            {problem}
          </Alert>
        )}
        {reminderDay === undefined ? (
          <Alert tone="info" title={text.off}>
            {text.offHint}
          </Alert>
        ) : (
          <p class="field-hint">{text.on(reminderDay)}</p>
        )}
        {mayAct && filter === 'waiting' ? <Acting {...props} /> : null}
        <MissingListPart {...props} />
      </Stack>
      <LiveSignals url={liveHref} />
    </AppLayout>
  );
}
