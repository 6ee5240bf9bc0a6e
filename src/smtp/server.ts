// The mail inbox: a thin protocol shell. An unknown recipient is refused at RCPT (550), 250 is said only when the raw
// message is synced to disk and its rows are committed, and any doubt is 451: the sender keeps the mail and tries again.

import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Ctx } from '../context.ts';
import type { Metrics } from '../http/metrics.ts';
import * as settings from '../settings.ts';
import type { StagedBlob } from '../storage/blob-store.ts';
import type { TlsIdentity } from './certificate.ts';
import { rememberedFor } from './recipients.ts';

export interface Recipient {
  /** As given at RCPT. */
  readonly address: string;
  readonly companyId: string;
}

export interface Envelope {
  readonly sender: string;
  readonly recipients: readonly Recipient[];
  readonly clientAddress: string;
  readonly heloName: string;
  readonly isEncrypted: boolean;
}

/** Who takes the mail of one address that belongs to no dossier. */
export interface Letterbox {
  /** Makes the message durable. When it resolves, 250 is said. */
  take(ctx: Ctx, mail: { readonly envelopeSender: string; readonly message: StagedBlob }): Promise<void>;
}

/** What a product does with mail; plugged in src/app.ts. */
export interface MailPort {
  /** The company of an address, or undefined when nobody has it. */
  companyOf(ctx: Ctx, localPart: string): Promise<string | undefined>;
  /** Makes the message durable for every recipient. When it resolves, 250 is said. */
  accept(ctx: Ctx, envelope: Envelope, message: StagedBlob): Promise<void>;
  /**
   * The box of an address that has the shape of one: without a question to the database `undefined` for all others, so
   * that ordinary mail does not wait; a promise of `undefined` when nobody has it.
   */
  letterbox(ctx: Ctx, localPart: string): Promise<Letterbox | undefined> | undefined;
  /** The sent mail that an address is the return path of. */
  returnedMail(ctx: Ctx, localPart: string): Promise<string | undefined>;
  /** Makes durable what a report on a sent mail says; `raw` is its beginning. */
  acceptReturned(ctx: Ctx, returned: { mailId: string; envelopeSender: string; raw: Uint8Array }): Promise<void>;
}

export interface SmtpOptions {
  readonly ctx: Ctx;
  readonly port: MailPort;
  readonly tls: TlsIdentity;
  readonly metrics: Metrics;
}

export interface SmtpFace {
  readonly port: number;
  stop(): Promise<void>;
}

class SmtpReply extends Error {
  readonly responseCode: number;

  constructor(code: number, text: string) {
    super(text);
    this.responseCode = code;
  }
}

const MAX_RECIPIENTS = 100;
const MAX_CLIENTS = 200;
/** Connections of one address: a quarter, so that one sender that holds its connections open shuts out nobody else. */
const MAX_CLIENTS_OF_ADDRESS = 50;
/** A report on a mail says all it has to say before this. */
const REPORT_BYTES = 256 * 1024;
/** What an address leads to: a dossier, the return path of a mail of ours, or a box. */
type Destination = Recipient | { readonly mailId: string } | { readonly letterbox: Letterbox };
/** What was found at RCPT, by address. */
type Found = Map<string, Destination>;
const found = new WeakMap<SMTPServerSession, Found>();

function foundOf(session: SMTPServerSession): Found {
  let map = found.get(session);
  if (!map) found.set(session, (map = new Map()));
  return map;
}

/** Resolves a recipient, or throws the reply the sender gets. */
async function resolveRecipient({ ctx, port }: SmtpOptions, address: string): Promise<Destination> {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  if (at < 1 || domain !== ctx.config.get(settings.mailDomain)) {
    throw new SmtpReply(550, `5.7.1 We do not take mail for ${domain}`);
  }
  const localPart = address.slice(0, at);
  const box = port.letterbox(ctx, localPart);
  if (box) return { letterbox: (await box) ?? nobody() };
  const mailId = await port.returnedMail(ctx, localPart);
  if (mailId !== undefined) return { mailId };
  const companyId = await port.companyOf(ctx, localPart);
  if (companyId === undefined) nobody();
  return { address, companyId };
}

function nobody(): never {
  throw new SmtpReply(550, '5.1.1 Adresse inconnue / No such mailbox here');
}

async function takeRecipient(options: SmtpOptions, to: SMTPServerAddress, session: SMTPServerSession): Promise<void> {
  const recipients = foundOf(session);
  if (session.envelope.rcptTo.length >= MAX_RECIPIENTS) throw new SmtpReply(452, '4.5.3 Too many recipients');
  recipients.set(to.address, await resolveRecipient(options, to.address));
}

const tooLarge = (maxBytes: number): SmtpReply =>
  new SmtpReply(552, `5.3.4 Message plus grand que ${maxBytes} octets / too large`);

/** What is too large is not written to its end: a sender must not fill the disk. */
async function* withinLimit(stream: SMTPServerDataStream, maxBytes: number): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (stream.sizeExceeded) throw tooLarge(maxBytes);
    yield chunk as Uint8Array;
  }
}

/** Copies the beginning of what flows by. */
async function* keepingStart(source: AsyncIterable<Uint8Array>, start: Uint8Array[]): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of source) {
    if (length < REPORT_BYTES) start.push(chunk);
    length += chunk.length;
    yield chunk;
  }
}

async function takeMessage(
  options: SmtpOptions,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<string> {
  const { ctx, port, metrics } = options;
  const maxBytes = ctx.config.get(settings.smtpMaxBytes);
  const known = foundOf(session);
  const addressed = session.envelope.rcptTo.flatMap(({ address }) => known.get(address) ?? []);
  const recipients = addressed.filter((one) => 'companyId' in one);
  const returned = addressed.filter((one) => 'mailId' in one);
  const start: Uint8Array[] = [];
  const limited = withinLimit(stream, maxBytes);
  const staged = await ctx.blobs.stage(returned.length > 0 ? keepingStart(limited, start) : limited);
  try {
    if (stream.sizeExceeded) throw tooLarge(maxBytes);
    const { mailFrom } = session.envelope;
    const sender = mailFrom ? mailFrom.address : '';
    const raw = Buffer.concat(start);
    for (const { mailId } of returned) await port.acceptReturned(ctx, { mailId, envelopeSender: sender, raw });
    const envelope: Envelope = {
      sender,
      recipients,
      clientAddress: session.remoteAddress,
      heloName: session.hostNameAppearsAs,
      isEncrypted: session.secure,
    };
    if (recipients.length > 0) await port.accept(ctx, envelope, staged);
    for (const one of addressed) {
      if ('letterbox' in one) await one.letterbox.take(ctx, { envelopeSender: sender, message: staged });
    }
    metrics.mails.inc({ outcome: 'accepted' });
    return `2.0.0 ${staged.sha256.slice(0, 16)} enregistré / kept`;
  } finally {
    await staged.discard();
  }
}

/** Counts connections by address. */
function crowd() {
  const present = new Map<string, number>();
  const add = ({ remoteAddress }: SMTPServerSession, change: number): number => {
    const count = (present.get(remoteAddress) ?? 0) + change;
    if (count > 0) present.set(remoteAddress, count);
    else present.delete(remoteAddress);
    return count;
  };
  return {
    enter(session: SMTPServerSession): SmtpReply | undefined {
      if (add(session, 1) <= MAX_CLIENTS_OF_ADDRESS) return undefined;
      return new SmtpReply(421, '4.7.0 Trop de connexions de cette adresse / Too many connections from your address');
    },
    leave: (session: SMTPServerSession): void => void add(session, -1),
  };
}

/** What the sender is told: our own replies as they are, anything else is a doubt. */
function replyFor(error: unknown, { ctx, metrics }: SmtpOptions, { id }: SMTPServerSession): Error {
  if (error instanceof SmtpReply) {
    metrics.mails.inc({ outcome: error.responseCode < 500 ? 'deferred' : 'refused' });
    return error;
  }
  ctx.log.error({ err: error, smtpSession: id }, 'A mail could not be kept; its sender was told to try again');
  metrics.mails.inc({ outcome: 'deferred' });
  return new SmtpReply(451, '4.3.0 Réessayez plus tard / Try again later');
}

export async function startSmtp(given: SmtpOptions): Promise<SmtpFace> {
  const companyOf = rememberedFor(async (at, localPart) => await given.port.companyOf(at, localPart));
  const options = { ...given, port: { ...given.port, companyOf } };
  const { ctx, tls } = options;
  const clients = crowd();
  const server = new SMTPServer({
    name: ctx.config.get(settings.mailDomain),
    banner: 'Facteur',
    size: ctx.config.get(settings.smtpMaxBytes),
    authOptional: true,
    disabledCommands: ['AUTH'],
    disableReverseLookup: true,
    key: tls.key,
    cert: tls.cert,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    maxClients: MAX_CLIENTS,
    logger: false,
    onConnect: (session, callback) => callback(clients.enter(session)),
    onClose: clients.leave,
    onMailFrom(_address, session, callback) {
      found.delete(session);
      callback();
    },
    onRcptTo(address, session, callback) {
      takeRecipient(options, address, session).then(
        () => callback(),
        (error: unknown) => callback(replyFor(error, options, session)),
      );
    },
    onData(stream, session, callback) {
      takeMessage(options, stream, session).then(
        (text) => callback(null, text),
        (error: unknown) => {
          // The protocol goes on only after the stream has been read to its end.
          stream.resume();
          callback(replyFor(error, options, session));
        },
      );
    },
  });
  server.on('error', (error) => ctx.log.debug({ err: error }, 'SMTP connection error'));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(ctx.config.get(settings.smtpPort), ctx.config.get(settings.smtpHost), () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : ctx.config.get(settings.smtpPort),
    stop: async () => await new Promise((resolve) => server.close(() => resolve())),
  };
}
