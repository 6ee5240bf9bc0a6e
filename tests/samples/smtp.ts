// Sends one message through a real socket and tells what the server answered.

import SMTPConnection from 'nodemailer/lib/smtp-connection';

export interface SmtpTarget {
  readonly host: string;
  readonly port: number;
  /** Envelope sender, with or without a display name. */
  readonly from: string;
  readonly to: string | readonly string[];
  readonly raw: Uint8Array | string;
  /** `true`: insist on STARTTLS (any certificate); `false`, the default: speak in clear. */
  readonly tls?: boolean;
  /** Milliseconds without a byte before giving up; 15,000 when absent. */
  readonly timeout?: number;
}

export interface SmtpReply {
  /** Last word of the server: 250 accepted, 550 unknown recipient, 451 try again… */
  readonly code: number;
  readonly text: string;
  readonly accepted: readonly string[];
  /** Recipients refused at RCPT, with the code given to each. */
  readonly rejected: ReadonlyArray<{ readonly address: string; readonly code: number; readonly text: string }>;
}

// The part of nodemailer's errors that is the server's own words.
interface Refusal {
  readonly recipient?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly rejectedErrors?: readonly Refusal[] | undefined;
}

function bareAddress(text: string): string {
  return /<([^>]*)>/.exec(text)?.[1] ?? text.trim();
}

function rejections(errors: readonly Refusal[] | undefined): SmtpReply['rejected'] {
  return (errors ?? []).map((error) => ({
    address: error.recipient ?? '',
    code: error.responseCode ?? 0,
    text: error.response ?? '',
  }));
}

function connect(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(new Error('The SMTP server closed the connection')));
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

function deliver(connection: SMTPConnection, target: SmtpTarget): Promise<SmtpReply> {
  const recipients = (typeof target.to === 'string' ? [target.to] : target.to).map(bareAddress);
  const raw = Buffer.from(target.raw as Uint8Array);
  const envelope = { from: bareAddress(target.from), to: recipients, size: raw.length };
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(new Error('The SMTP server closed the connection')));
    connection.send(envelope, raw, (error, info) => {
      if (error || !info) return reject(error ?? new Error('The SMTP server gave no reply'));
      const { response, accepted, rejectedErrors } = info;
      resolve({ code: Number(response.slice(0, 3)), text: response, accepted, rejected: rejections(rejectedErrors) });
    });
  });
}

/** A 4xx or 5xx of the server, at whatever step, is an answer; any other error is thrown again. */
function refusal(error: unknown): SmtpReply {
  const { responseCode, response, rejectedErrors } = error as Refusal;
  if (!responseCode) throw error;
  return { code: responseCode, text: response ?? '', accepted: [], rejected: rejections(rejectedErrors) };
}

/**
 * One SMTP conversation. A refusal by the server is an answer (`code` 4xx or 5xx); only what is no answer
 * (no connection, connection lost before the reply, time out) throws.
 */
export async function sendMail(target: SmtpTarget): Promise<SmtpReply> {
  const timeout = target.timeout ?? 15_000;
  const connection = new SMTPConnection({
    host: target.host,
    port: target.port,
    name: 'samples.example',
    ...(target.tls ? { requireTLS: true, tls: { rejectUnauthorized: false } } : { ignoreTLS: true }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  });
  try {
    await connect(connection);
    return await deliver(connection, target);
  } catch (error) {
    return refusal(error);
  } finally {
    connection.on('error', () => {}); // a reset after the reply changes nothing
    connection.quit();
  }
}
