// A suspected duplicate beside the invoice it looks like: both documents, both sets of facts, what differs.

import type { Decimal } from '#src/money.ts';
import {
  AppLayout,
  Badge,
  Button,
  Card,
  Form,
  LinkButton,
  PageHeader,
  Alert,
  type Child,
  type Element,
} from '../ui/index.ts';
import type { AppFrame } from '../ui/index.ts';
import { StateBadge, type ListState } from './badges.tsx';
import { detailWords } from './detail-messages.ts';
import { fieldTexts, type FactsView } from './facts.ts';
import { factRows, rateText } from './fields-list.tsx';
import { words } from './messages.ts';
import { Paper, type PaperProps } from './paper.tsx';

export interface ComparedView {
  readonly title: string;
  readonly href: string;
  readonly state: ListState;
  readonly receivedDay: string;
  readonly filename: string;
  readonly facts: FactsView;
  readonly paper: Omit<PaperProps, 'language'>;
}

export interface ComparisonProps {
  readonly frame: AppFrame;
  readonly direction: 'purchase' | 'sale';
  readonly suspect: ComparedView;
  readonly twin: ComparedView;
  readonly isSameFile: boolean;
  readonly version: number;
  readonly mayDecide: boolean;
  readonly actions: { readonly accept: string; readonly refuse: string };
}

interface Row {
  readonly term: string;
  readonly values: readonly [Child, Child];
  readonly differs: boolean;
}

function vatText(lines: FactsView['vat']): string {
  const part = (value: Decimal | undefined): string => value?.toString() ?? '';
  return lines.map(({ rate, base, amount }) => [rate, base, amount].map(part).join('/')).join(' ');
}

/** Compared as the form writes them, so that 20 and 20.0 are the same. */
function rowsOf({ suspect, twin, direction, frame }: ComparisonProps): Row[] {
  const { language } = frame;
  const [left, right] = [suspect, twin].map(({ facts }) => ({
    texts: fieldTexts(facts, language),
    rows: factRows(facts, direction, language).filter(({ field }) => field !== 'vat'),
  }));
  if (!left || !right) return [];
  const facts = left.rows.map(({ field, term, value }, index): Row => ({
    term,
    values: [value, right.rows[index]?.value ?? '—'],
    differs: left.texts[field] !== right.texts[field],
  }));
  const vat = vatText(suspect.facts.vat) !== vatText(twin.facts.vat);
  const rates = ({ facts: { vat: lines } }: ComparedView): string =>
    lines.map(({ rate }) => (rate ? rateText(rate, language) : '—')).join(', ') || '—';
  return [...facts, { term: words[language].vat, values: [rates(suspect), rates(twin)], differs: vat }];
}

function Facts(props: ComparisonProps): Element {
  const { suspect, twin, isSameFile, frame } = props;
  const { language } = frame;
  const text = detailWords[language];
  const rows = rowsOf(props);
  const count = rows.filter(({ differs }) => differs).length;
  return (
    <Card
      title={count === 0 ? text.sameFacts : text.differences(count)}
      lead={isSameFile ? text.sameBytes : undefined}
      flush
    >
      <div class="table-frame">
        <table class="table compare-table">
          <caption class="visually-hidden">{text.compareTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{text.field}</th>
              <th scope="col">{text.thisOne}</th>
              <th scope="col">{text.otherOne}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" class="main">
                {text.fileName}
              </th>
              <td data-label={text.thisOne}>{suspect.filename}</td>
              <td data-label={text.otherOne}>{twin.filename}</td>
            </tr>
            {rows.map(({ term, values, differs }) => (
              <tr class={differs ? 'differs' : undefined}>
                <th scope="row" class="main">
                  <span>
                    {term} {differs ? <Badge tone="warning">{text.differs}</Badge> : null}
                  </span>
                </th>
                <td data-label={text.thisOne}>{values[0]}</td>
                <td data-label={text.otherOne}>{values[1]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Side({ view, name, open, frame }: { view: ComparedView; name: string; open: string; frame: AppFrame }) {
  const { language } = frame;
  const text = detailWords[language];
  return (
    <div class="stack">
      <div class="compare-head">
        <h2>
          {name}, {text.receivedOn(view.receivedDay)}
        </h2>
        <StateBadge state={view.state} language={language} />
        <LinkButton href={view.href} size="small" icon="external">
          {open}
        </LinkButton>
      </div>
      <Paper {...view.paper} title={`${name} : ${view.filename}`} language={language} />
    </div>
  );
}

function Decide({ frame, actions, version }: ComparisonProps): Element {
  const { language, csrfToken } = frame;
  const text = detailWords[language];
  return (
    <>
      <Form action={actions.accept} csrfToken={csrfToken} layout="inline">
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="acceptDuplicate" value="yes" />
        <Button variant="secondary" icon="check" shortcut="a">
          {text.acceptAnyway}
        </Button>
      </Form>
      <Form action={actions.refuse} csrfToken={csrfToken} layout="inline">
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="reasonCode" value="DOUBLON" />
        <Button variant="danger" icon="cross" shortcut="r">
          {text.refuseDuplicate}
        </Button>
      </Form>
    </>
  );
}

export function ComparisonPage(props: ComparisonProps): Element {
  const { frame, suspect, twin, mayDecide } = props;
  const { language } = frame;
  const text = detailWords[language];
  const decides = mayDecide && suspect.state === 'pending';
  return (
    <AppLayout {...frame} title={text.compareTitle} width="full">
      <PageHeader
        title={text.compareTitle}
        language={language}
        lead={suspect.title}
        crumbs={[{ label: suspect.title, href: suspect.href }]}
        actions={decides ? <Decide {...props} /> : undefined}
      />
      {decides ? <Alert tone="info" title={text.compareLead} /> : null}
      <Facts {...props} />
      <div class="compare">
        <Side view={suspect} name={text.thisOne} open={text.openThis} frame={frame} />
        <Side view={twin} name={text.otherOne} open={text.openOther} frame={frame} />
      </div>
    </AppLayout>
  );
}
