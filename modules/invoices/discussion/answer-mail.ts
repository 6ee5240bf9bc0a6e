// An answer as it came by e-mail: who says to have sent it, what it says, what hangs on it, and whether a machine wrote it.

import { createHash } from 'node:crypto';
import { simpleParser, type Attachment, type Headers, type ParsedMail } from 'mailparser';
import { answerText } from './answer-text.ts';

/** Why an answer is not posted: nobody wrote it, or there is nothing in it. */
export type IgnoredReason = 'automatic' | 'bounce' | 'list' | 'empty';

export interface AnswerFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly isInline: boolean;
  readonly bytes: Uint8Array;
}

export interface Answer {
  /** The same for a mail that arrives twice: its Message-ID, else the digest of its bytes. */
  readonly key: string;
  /** Lower case; empty when there is none. */
  readonly from: string;
  readonly text: string;
  readonly files: readonly AnswerFile[];
  readonly ignored: IgnoredReason | undefined;
}

const KEY_LENGTH = 500;

const AWAY =
  /^(?:réponse automatique|automatic reply|auto(?:matic)?[ -]?reply|out of (?:the )?office|absence du bureau|absent du bureau|message d[’']absence|je suis absent)/i;

const headerText = (headers: Headers, name: string): string => {
  const value = headers.get(name);
  return typeof value === 'string' ? value.toLowerCase() : '';
};

/** RFC 3834, and what programs did before it. */
function automaticReason({ headers, subject }: ParsedMail, envelopeSender: string): IgnoredReason | undefined {
  const type = headers.get('content-type') as { value?: string } | undefined;
  if (envelopeSender === '' || type?.value === 'multipart/report') return 'bounce';
  const submitted = headerText(headers, 'auto-submitted');
  if (submitted !== '' && !submitted.startsWith('no')) return 'automatic';
  if (['x-autoreply', 'x-autorespond', 'x-autoresponse'].some((name) => headers.has(name))) return 'automatic';
  const precedence = headerText(headers, 'precedence');
  if (['auto_reply', 'junk'].includes(precedence)) return 'automatic';
  if (['bulk', 'list'].includes(precedence) || headers.has('list')) return 'list';
  return AWAY.test(subject?.trim() ?? '') ? 'automatic' : undefined;
}

function fileOf(attachment: Attachment, index: number): AnswerFile {
  const { filename, contentType, contentDisposition, cid, related, content } = attachment;
  return {
    filename: filename ?? (contentType === 'message/rfc822' ? 'message.eml' : `piece-${index + 1}`),
    mediaType: contentType,
    isInline: related || (contentDisposition === 'inline' && cid !== undefined),
    bytes: content,
  };
}

/** Reads a raw mail. Throws what the parser throws: whoever calls keeps the mail as it is. */
export async function readAnswer(raw: Uint8Array, envelopeSender: string): Promise<Answer> {
  const mail = await simpleParser(Buffer.from(raw), { skipTextToHtml: true, skipImageLinks: true });
  const text = answerText((mail.text ?? '').replaceAll('\0', ''));
  const files = mail.attachments.map(fileOf);
  const isEmpty = text === '' && files.length === 0;
  return {
    key: (mail.messageId ?? digestOf(raw)).slice(0, KEY_LENGTH),
    from: mail.from?.value[0]?.address?.toLowerCase() ?? '',
    text,
    files,
    ignored: automaticReason(mail, envelopeSender) ?? (isEmpty ? 'empty' : undefined),
  };
}

/** SHA-256, lower-case hexadecimal. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
