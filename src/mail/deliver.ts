// One mail, one SMTP conversation with the relay.

import type { Config } from '../config.ts';
import * as settings from '../settings.ts';
import type { LetterRenderer, MailCause, MailReason } from './model.ts';
import { reasonOfReply } from './reason.ts';
import { openSocket, senderOf, type Relay } from './relay.ts';
import type { WaitingMail } from './repository.ts';
import { returnLocalPart } from './return-path.ts';

const PATIENCE_MS = 30_000;

export type Delivery =
  | { readonly outcome: 'sent' }
  /** Another try cannot succeed. */
  | { readonly outcome: 'refused'; readonly reason: MailReason }
  | { readonly outcome: 'later'; readonly reason: MailReason; readonly error: unknown };

/** The same for every try of a mail, so that a second copy after a lost answer can be told from a second mail. */
function messageIdOf(mailId: string, config: Config): string {
  return `<${mailId}@${config.get(settings.mailDomain)}>`;
}

async function composed(mail: WaitingMail, config: Config, render: LetterRenderer) {
  const { html, text } = await render(mail.letter);
  const to = mail.recipientName
    ? { name: mail.recipientName, address: mail.recipient }
    : { name: '', address: mail.recipient };
  const domain = config.get(settings.mailDomain);
  return {
    from: senderOf(config),
    to,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.letter.subject,
    html,
    text,
    messageId: messageIdOf(mail.id, config),
    date: mail.createdAt,
    // RFC 3834: no out-of-office message in answer.
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // RFC 2369.
      ...(mail.letter.manage === undefined ? {} : { 'List-Unsubscribe': `<${mail.letter.manage}>` }),
    },
    envelope: {
      from: `${returnLocalPart({ mailId: mail.id, token: mail.returnToken })}@${domain}`,
      to: mail.recipient,
    },
    dsn: { id: mail.id, return: 'headers', notify: ['success', 'failure'], recipient: mail.recipient },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The part of the library's errors that is the server's own words. */
interface ServerWords {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly rejectedErrors?: readonly ServerWords[];
}

/** Steps at which a reply is about this mail; at all others it is about the relay and us. */
const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA']);

function causeAtRelay({ code, command, responseCode = 0 }: ServerWords): MailCause {
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'relay_sign_in';
  if (code === 'ETLS') return 'relay_encryption';
  return command === 'MAIL FROM' && responseCode >= 500 ? 'relay_sender' : 'relay_unreachable';
}

function failure(error: unknown): Delivery {
  const words = error as ServerWords;
  const { responseCode = 0, response = '' } = words.rejectedErrors?.[0] ?? words;
  const diagnostic = response || String(error);
  if (responseCode === 0 || !ABOUT_THE_MAIL.has(words.command ?? '')) {
    return { outcome: 'later', reason: { cause: causeAtRelay(words), diagnostic: diagnostic.slice(0, 500) }, error };
  }
  const reason = reasonOfReply(responseCode, diagnostic);
  return responseCode >= 500 ? { outcome: 'refused', reason } : { outcome: 'later', reason, error };
}

/** Hands a mail to the relay. Never throws: what went wrong is in the answer. */
export async function deliver(
  mail: WaitingMail,
  relay: Relay,
  { config, render }: { readonly config: Config; readonly render: LetterRenderer },
): Promise<Delivery> {
  try {
    const { createTransport } = await import('nodemailer');
    const connection = await openSocket(relay, PATIENCE_MS);
    const transport = createTransport({
      host: relay.host,
      port: relay.port,
      secure: relay.isSecure,
      connection,
      requireTLS: relay.needsTls,
      tls: { rejectUnauthorized: !relay.takesAnyCertificate, servername: relay.host },
      ...(relay.credentials ? { auth: relay.credentials } : {}),
      name: config.get(settings.mailDomain),
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
    });
    await transport.sendMail(await composed(mail, config, render));
    return { outcome: 'sent' };
  } catch (error) {
    return failure(error);
  }
}
