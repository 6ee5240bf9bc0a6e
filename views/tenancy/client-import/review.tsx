// The dry run: each line with its fate.

import type { ClientImport, ImportLine, ImportPlan, PlanCounts } from '#modules/tenancy';
import {
  Badge,
  Button,
  EmptyState,
  FilterTabs,
  Form,
  Identifier,
  LinkButton,
  Pagination,
  Table,
  Toolbar,
  type Column,
  type Element,
  type Language,
  type Tone,
} from '../../ui/index.ts';
import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { importMessages } from './messages.ts';
import type { ImportPlaces } from './start.tsx';
import { ImportSteps } from './steps.tsx';

const ORDER: readonly ImportPlan[] = ['faulty', 'create', 'update', 'same', 'duplicate', 'aside'];

const TONES: Readonly<Record<ImportPlan, Tone>> = {
  create: 'success',
  update: 'info',
  same: 'neutral',
  duplicate: 'warning',
  faulty: 'danger',
  aside: 'neutral',
};

export interface ImportReviewProps extends ImportPlaces {
  readonly frame: CabinetPageFrame;
  readonly found: ClientImport;
  readonly counts: PlanCounts;
  readonly lines: readonly ImportLine[];
  /** The fate that is filtered by. */
  readonly plan: ImportPlan | undefined;
  readonly nextHref: string | undefined;
  readonly previousHref: string | undefined;
  /** Titles of the fields by key, for the reasons. */
  readonly fieldTitles: Readonly<Record<string, string>>;
}

function Reasons({
  line,
  titles,
  language,
}: {
  line: ImportLine;
  titles: ImportReviewProps['fieldTitles'];
  language: Language;
}): Element {
  return (
    <ul class="plain">
      {line.faults.map(({ field, message }) => (
        <li>
          {field === undefined ? '' : `${titles[field] ?? field} : `}
          {message[language]}
        </li>
      ))}
    </ul>
  );
}

function columns({
  frame: {
    app: { language },
  },
  found,
  fieldTitles,
}: ImportReviewProps): Column<ImportLine>[] {
  const words = importMessages[language];
  const asRead = ({ values, cells, corrections }: ImportLine, field: string): string =>
    values[field] ?? corrections[field] ?? cells[found.mapping.indexOf(field)] ?? '';
  return [
    { key: 'line', header: words.line, align: 'end', cell: ({ line }) => String(line) },
    { key: 'client', header: words.client, main: true, cell: (line) => asRead(line, 'name') || '–' },
    {
      key: 'siren',
      header: words.siren,
      cell: (line) =>
        line.values['siren'] === undefined ? (
          asRead(line, 'siren')
        ) : (
          <span class="nowrap">
            <Identifier kind="siren" value={line.values['siren']} />
          </span>
        ),
    },
    {
      key: 'fate',
      header: words.fate,
      cell: ({ plan }) => (plan ? <Badge tone={TONES[plan]}>{words.plans[plan]}</Badge> : null),
    },
    {
      key: 'reasons',
      header: words.reasons,
      cell: (line) =>
        line.faults.length === 0 ? '' : <Reasons line={line} titles={fieldTitles} language={language} />,
    },
  ];
}

function Tabs({
  frame: {
    app: { language },
  },
  found,
  counts,
  plan,
  base,
}: ImportReviewProps): Element {
  const words = importMessages[language];
  const href = `${base}/${found.id}`;
  const all = ORDER.reduce((sum, one) => sum + counts[one], 0);
  return (
    <FilterTabs
      language={language}
      tabs={[
        { label: words.all, href, count: all, current: plan === undefined },
        ...ORDER.filter((one) => counts[one] > 0 || one === plan).map((one) => ({
          label: words.plans[one],
          href: `${href}?sort=${one}`,
          count: counts[one],
          current: plan === one,
          attention: one === 'faulty',
        })),
      ]}
    />
  );
}

function Actions({
  frame: {
    app: { language, csrfToken },
  },
  found,
  counts,
  base,
}: ImportReviewProps): Element {
  const words = importMessages[language];
  const count = counts.create + counts.update;
  const href = `${base}/${found.id}`;
  return (
    <>
      <LinkButton href={`${href}/colonnes`}>{words.backToColumns}</LinkButton>
      <Form action={`${href}/abandon`} csrfToken={csrfToken} layout="inline">
        <Button>{words.abandon}</Button>
      </Form>
      {count === 0 ? null : (
        <Form action={`${href}/lancement`} csrfToken={csrfToken} layout="inline">
          <Button variant="primary" icon="check">
            {words.importCount(new Intl.NumberFormat(language).format(count), count)}
          </Button>
        </Form>
      )}
    </>
  );
}

export function ImportReviewPage(props: ImportReviewProps): Element {
  const { frame, found, counts, lines, base, clientsHref, nextHref, previousHref } = props;
  const { language } = frame.app;
  const words = importMessages[language];
  const href = `${base}/${found.id}`;
  return (
    <CabinetLayout
      frame={frame}
      title={found.fileName}
      lead={words.reviewLead}
      crumbs={[
        { label: words.clients, href: clientsHref },
        { label: words.title, href: base },
      ]}
      actions={<Actions {...props} />}
    >
      <ImportSteps current={2} language={language} />
      <Toolbar
        end={
          counts.faulty + counts.duplicate === 0 ? null : (
            <LinkButton href={`${href}/echecs.xlsx`} icon="download" size="small">
              {words.failedFile}
            </LinkButton>
          )
        }
      >
        <Tabs {...props} />
      </Toolbar>
      <Table
        caption={words.stepReview}
        language={language}
        columns={columns(props)}
        rows={lines}
        rowId={({ line }) => `l-${line}`}
        rowHref={({ line }) => `${href}/lignes/${line}`}
        empty={<EmptyState title={words.noLines} compact />}
      />
      <Pagination nextHref={nextHref} previousHref={previousHref} language={language} />
    </CabinetLayout>
  );
}
