// Reads the reports that come back (RFC 3464): what became of the one mail they were sent about.

import { simpleParser, type Attachment } from 'mailparser';
import type { MailReason } from './model.ts';
import { reasonOfReply } from './reason.ts';

export type Report =
  | { readonly outcome: 'refused'; readonly reason: MailReason }
  | { readonly outcome: 'delivered' }
  /** A delay, an absence, a reply: nothing is decided by it. */
  | { readonly outcome: 'nothing' };

const nothing: Report = { outcome: 'nothing' };

/** Header fields of one block, unfolded; names in lower case. */
function fieldsOf(block: string): ReadonlyMap<string, string> {
  const unfolded = block.replaceAll(/\r?\n[ \t]+/g, ' ');
  return new Map(
    unfolded.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const] : [];
    }),
  );
}

function reportOf(recipient: ReadonlyMap<string, string>): Report {
  const action = recipient.get('action')?.toLowerCase();
  if (action === 'delivered') return { outcome: 'delivered' };
  if (action !== 'failed') return nothing;
  const status = recipient.get('status') ?? '';
  const said = recipient.get('diagnostic-code')?.replace(/^[a-z]+;\s*/i, '') ?? '';
  const code = Number(/^\d{3}/.exec(said)?.[0] ?? 500);
  // The final word of the reporting server counts, also after replies that asked for patience (4xx).
  const isDetailed = /\b[45]\.\d{1,3}\.\d{1,3}\b/.test(said);
  const reason = reasonOfReply(Math.max(code, 500), isDetailed ? said : `${status} ${said}`.trim());
  return { outcome: 'refused', reason };
}

function machineReport(attachments: readonly Attachment[]): Report | undefined {
  const part = attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (!part) return undefined;
  const [, ...recipients] = part.content
    .toString('utf8')
    .split(/\r?\n[ \t]*\r?\n/)
    .map(fieldsOf)
    .filter(({ size }) => size > 0);
  return recipients.map(reportOf).find(({ outcome }) => outcome !== 'nothing') ?? nothing;
}

/** Older servers write prose. Only a bounce (empty envelope sender) is believed. */
function proseReport(text: string): Report {
  const line = text.split(/\r?\n/).find((one) => /\b5\.\d{1,3}\.\d{1,3}\b/.test(one));
  return line ? { outcome: 'refused', reason: reasonOfReply(550, line.trim()) } : nothing;
}

/** `raw`: the mail, or its first part: reports come before the copy of what was sent. Unreadable: nothing. */
export async function readReport(raw: Uint8Array, envelopeSender: string): Promise<Report> {
  const options = { keepDeliveryStatus: true, skipImageLinks: true, skipHtmlToText: true, skipTextToHtml: true };
  const mail = await simpleParser(Buffer.from(raw), options);
  return machineReport(mail.attachments) ?? (envelopeSender === '' ? proseReport(mail.text ?? '') : nothing);
}
