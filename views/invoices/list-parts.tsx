// What stands around the rows of the list: its header, search, selection, and what is shown when there are none.

import {
  Alert,
  BulkBar,
  Button,
  CopyField,
  EmptyState,
  LinkButton,
  PageHeader,
  SearchField,
  Toolbar,
  type Element,
  type Language,
} from '../ui/index.ts';
import { discussionWords } from './discussion/words.ts';
import type { InvoiceListProps } from './list-props.ts';
import { words } from './messages.ts';

export function Empty(props: InvoiceListProps): Element {
  const { counts, query, state, mailAddress, listHref } = props;
  const { language } = props.frame;
  const text = words[language];
  const total = counts.pending + counts.accepted + counts.refused;
  if (total === 0) {
    return (
      <EmptyState title={text.emptyAll}>
        <p>{text.emptyAllText}</p>
        <CopyField id="mail-address" label={text.mailAddress} value={mailAddress} language={language} />
      </EmptyState>
    );
  }
  if (query === '' && state === 'pending')
    return <EmptyState title={text.emptyPending}>{text.emptyPendingText}</EmptyState>;
  const clear = (
    <LinkButton href={`${listHref}?statut=toutes`} icon="cross">
      {text.clear}
    </LinkButton>
  );
  return (
    <EmptyState title={text.emptyFilter} actions={query === '' ? undefined : clear}>
      {text.emptyFilterText}
    </EmptyState>
  );
}

interface BulkProps extends Pick<InvoiceListProps, 'bulk'> {
  readonly csrfToken: string | undefined;
  readonly language: Language;
}

export function Bulk({ bulk, csrfToken, language }: BulkProps): Element {
  const text = words[language];
  return (
    <BulkBar id="bulk" action={bulk.accept} csrfToken={csrfToken} language={language}>
      <Button variant="primary" icon="check">
        {text.acceptSelected}
      </Button>
      <Button variant="secondary" icon="cross" formaction={bulk.refuse}>
        {text.refuseSelected}
      </Button>
    </BulkBar>
  );
}

/** A form of its own beside the list: typing in it is never disturbed when the list is drawn again. */
interface SearchProps extends Pick<InvoiceListProps, 'query' | 'discussed' | 'listHref' | 'csvHref' | 'kept'> {
  /** Only those with an open discussion, or all again. */
  readonly discussedHref: string;
  readonly language: Language;
}

function Search({ query, listHref, kept, language }: SearchProps): Element {
  const text = words[language];
  return (
    <form
      class="list-search"
      method="get"
      action={listHref}
      role="search"
      aria-label={text.searchButton}
      hx-get={listHref}
      hx-trigger="input changed delay:300ms, submit"
      hx-target="#invoice-list"
      hx-swap="outerMorph"
      hx-push-url="true"
      hx-sync="this:replace"
    >
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <SearchField
        id="list-search"
        label={text.search}
        placeholder={text.search}
        value={query}
        button={text.searchButton}
      />
    </form>
  );
}

export function Failures({ failures, frame }: InvoiceListProps): Element | null {
  if (failures.length === 0) return null;
  const text = words[frame.language];
  return (
    <Alert tone="warning" urgent title={text.bulkFailed(failures.length)}>
      <ul class="plain">
        {failures.map(({ title, href, reason }) => (
          <li>
            <a href={href}>{title}</a> : {reason}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** What stands above the list: search and the spreadsheet. */
export function ListToolbar(props: SearchProps): Element {
  const text = words[props.language];
  const talk = discussionWords[props.language];
  const end = (
    <>
      <LinkButton href={props.discussedHref} icon={props.discussed ? 'cross' : 'comment'} size="small" variant="ghost">
        {props.discussed ? talk.notOnlyDiscussed : talk.onlyDiscussed}
      </LinkButton>
      <LinkButton href={props.csvHref} icon="download" size="small" variant="ghost">
        {text.exportCsv}
      </LinkButton>
    </>
  );
  return (
    <Toolbar end={end}>
      <Search {...props} />
    </Toolbar>
  );
}

interface HeaderProps extends Pick<InvoiceListProps, 'receivedHref'> {
  readonly title: string;
  readonly language: Language;
}

export function ListHeader({ title, receivedHref, language }: HeaderProps): Element {
  const received = (
    <LinkButton href={receivedHref} icon="inbox">
      {words[language].received}
    </LinkButton>
  );
  return <PageHeader title={title} language={language} actions={received} />;
}
