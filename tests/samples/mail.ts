// The samples as mail: messages as a mail program writes them, and a real SMTP conversation to send them.

import MailComposer from 'nodemailer/lib/mail-composer';
import { makeSamples, PAPILLON, suppliers, type Sample } from './index.ts';
import { signatureLogo } from './raster/logo.ts';

export { sendMail, type SmtpReply, type SmtpTarget } from './smtp.ts';

export interface SampleMail {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** The whole message, RFC 5322, CRLF. */
  readonly raw: Uint8Array;
  /** Absent for the mail that carries no document. */
  readonly sample?: Sample;
}

interface Letter {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly date: string;
  /** Left part of the Message-ID. */
  readonly messageId: string;
  readonly attachment?: Pick<Sample, 'filename' | 'mediaType' | 'bytes'>;
  /** A picture under the signature, shown inside the HTML text. */
  readonly logo?: Uint8Array;
}

function htmlOf(letter: Letter): string {
  const paragraphs = letter.body.split('\n\n').map((text) => `<p>${text.replaceAll('\n', '<br>')}</p>`);
  return `<div>${paragraphs.join('')}<p><img src="cid:signature" alt="" width="180" height="60"></p></div>`;
}

function attachmentsOf({ attachment, logo }: Letter): object[] {
  const list: object[] = [];
  if (logo) {
    list.push({ filename: 'image001.png', contentType: 'image/png', cid: 'signature', content: Buffer.from(logo) });
  }
  if (attachment) {
    const { filename, mediaType, bytes } = attachment;
    list.push({ filename, contentType: mediaType, content: Buffer.from(bytes), contentDisposition: 'attachment' });
  }
  return list;
}

async function rawOf(letter: Letter): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: letter.from,
    to: letter.to,
    subject: letter.subject,
    text: letter.body,
    ...(letter.logo ? { html: htmlOf(letter) } : {}),
    date: new Date(`${letter.date}T09:12:00Z`),
    messageId: `<${letter.messageId}@samples.example>`,
    baseBoundary: letter.id,
    attachments: attachmentsOf(letter),
  });
  return new Uint8Array(await composer.compile().build());
}

async function mailOf(letter: Letter, sample?: Sample): Promise<SampleMail> {
  const { id, from, to, subject } = letter;
  return { id, from, to, subject, raw: await rawOf(letter), ...(sample ? { sample } : {}) };
}

/** The message that carries no invoice: a notice with a signature logo. A reader must not make an invoice of it. */
async function notice(domain: string, edition: string, logo: Uint8Array): Promise<SampleMail> {
  return mailOf({
    id: 'no-document',
    from: `"${suppliers.cleaning.name}" <${suppliers.cleaning.email}>`,
    to: `${PAPILLON.siren}@${domain}`,
    subject: 'Notre adresse de facturation change',
    body: 'Bonjour,\n\nÀ compter du 1er novembre, merci d’écrire à compta@nettence.example.\n\nNettence Propreté',
    date: '2026-10-23',
    messageId: `no-document${edition}`,
    logo,
  });
}

// Programs that write HTML put their logo in every message: three of the suppliers do.
const WITH_LOGO: ReadonlySet<string> = new Set(['plumber', 'notary', 'saas-credit']);

/**
 * One message per sample, addressed to `<siren>@<domain>`, then the one without a document. Same bytes each run;
 * an `edition` goes into the Message-IDs, so that the same documents come in messages that are new.
 */
export async function sampleMails(domain = 'localhost', edition = ''): Promise<SampleMail[]> {
  const logo = await signatureLogo();
  const mails: SampleMail[] = [];
  for (const sample of await makeSamples()) {
    const { id, from, subject, body } = sample;
    const letter: Letter = {
      id,
      from,
      to: `${sample.buyerSiren}@${domain}`,
      subject,
      body,
      date: sample.expect.issueDate,
      messageId: `${id}${edition}`,
      attachment: sample,
      ...(WITH_LOGO.has(id) ? { logo } : {}),
    };
    mails.push(await mailOf(letter, sample));
  }
  return [...mails, await notice(domain, edition, logo)];
}
