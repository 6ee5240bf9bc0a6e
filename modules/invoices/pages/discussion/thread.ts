// A discussion as its page shows it.

import { tenantOf, type PageContext } from '#src/http/env.ts';
import { emptyForm, type FormState } from '#src/http/forms.ts';
import type { Language } from '#src/i18n.ts';
import { isAllowed } from '#modules/tenancy';
import type { AttachedView, DiscussionProps, MarkView, MessageView, ThreadProps } from '#views/invoices/index.ts';
import { isWithdrawable, LONGEST_TEXT } from '../../discussion/rules.ts';
import type { Message, MessageFile } from '../../discussion/types.ts';
import { readDiscussion, type Discussion } from '../../service/discussion/read.ts';

const STEP = 50;
const MOST = 2_000;

/** A refused message comes back with what was typed. */
export interface WrittenForm extends FormState {
  readonly mentions: readonly string[];
}

export const nothingWritten: WrittenForm = { ...emptyForm, mentions: [] };

/** How many messages the address asks for. */
function shownOf(c: PageContext): number {
  const asked = Number(c.req.query('messages') ?? STEP);
  return Number.isSafeInteger(asked) ? Math.min(MOST, Math.max(STEP, asked)) : STEP;
}

function sizeOf(bytes: number, language: Language): string {
  const figure = new Intl.NumberFormat(language).format(Math.max(1, Math.round(bytes / 1000)));
  return language === 'fr' ? `${figure} ko` : `${figure} kB`;
}

interface Showing {
  readonly c: PageContext;
  readonly here: string;
  readonly discussion: Discussion;
}

function fileView({ c, here }: Showing, message: Message, file: MessageFile): AttachedView {
  return {
    label: file.filename,
    href: `${here}/${message.id}/pieces/${file.position}`,
    detail: sizeOf(file.size, c.var.language),
  };
}

function messageView(showing: Showing, message: Message): MessageView {
  const { c, here, discussion } = showing;
  const tenant = tenantOf(c);
  const { actor } = tenant;
  const isMine = message.author.kind === actor.kind && message.author.id === actor.id;
  const names = new Map([[actor.id, actor.name], ...discussion.readers.map(({ id, name }) => [id, name] as const)]);
  const isYoung = message.text !== undefined && isWithdrawable(message.writtenAt, tenant.clock.now());
  const files = (isInline: boolean) =>
    message.files.filter((file) => file.isInline === isInline).map((file) => fileView(showing, message, file));
  return {
    id: message.id,
    author: message.author.name,
    side: message.side,
    isMine,
    isInternal: message.isInternal,
    isUnread: discussion.mayWrite && discussion.news.has(message.id),
    at: message.writtenAt,
    text: message.text,
    isByMail: message.origin === 'mail',
    fromAddress: message.fromAddress,
    told: message.mentions.flatMap((id) => names.get(id) ?? []),
    seenBy: discussion.seenBy.get(message.id) ?? [],
    files: files(false),
    inlineFiles: files(true),
    withdrawHref: isMine && isYoung && discussion.mayWrite ? `${here}/${message.id}/retrait` : undefined,
  };
}

/** Messages and what settled the discussion, as they followed each other. */
function itemsOf(showing: Showing): (MessageView | MarkView)[] {
  const { messages, marks, hasEarlier } = showing.discussion;
  const from = hasEarlier ? (messages[0]?.writtenAt.getTime() ?? 0) : 0;
  const shownMarks = marks.filter(({ at }) => at.getTime() >= from);
  return [
    ...messages.map((message) => messageView(showing, message)),
    ...shownMarks.map(({ id, state, at, by }) => ({ id, state, at, by: by.name })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

async function threadOf(showing: Showing, shown: number): Promise<ThreadProps> {
  const { c, here, discussion } = showing;
  const { mayWrite, isResolved, news, unseen, total, messages } = discussion;
  return {
    language: c.var.language,
    csrfToken: c.var.visitor?.csrfToken,
    here,
    shown,
    items: itemsOf(showing),
    earlier: total - messages.length,
    moreHref: `${here.replace(/\/discussion$/, '')}?messages=${shown + STEP}#discussion`,
    isResolved,
    unread: mayWrite ? news.size : 0,
    unseen: mayWrite ? unseen : undefined,
    mayWrite,
    mayTakeAway: await isAllowed(tenantOf(c), 'invoices.export'),
  };
}

/** `invoice`: address of its page. */
export async function discussionOf(
  c: PageContext,
  { id, href }: { readonly id: string; readonly href: string },
  form: WrittenForm = nothingWritten,
): Promise<DiscussionProps> {
  const shown = shownOf(c);
  const discussion = await readDiscussion(tenantOf(c), { invoiceId: id, limit: shown });
  const showing = { c, here: `${href}/discussion`, discussion };
  const { values, problems, mentions } = form;
  const thread = await threadOf(showing, shown);
  if (!discussion.mayWrite) return { thread, write: undefined };
  return {
    thread,
    write: {
      language: c.var.language,
      csrfToken: c.var.visitor?.csrfToken,
      action: showing.here,
      longest: LONGEST_TEXT,
      mayBeInternal: discussion.side === 'cabinet',
      readers: discussion.readers,
      typed: { text: values['text'] ?? '', isInternal: values['internal'] === 'oui', mentions },
      problems,
    },
  };
}
