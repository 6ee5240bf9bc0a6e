// Sends the mails one by one and tells what becomes of each.

import { setTimeout as sleep } from 'node:timers/promises';
import { sampleMails, sendMail, type SampleMail } from '../samples/mail.ts';
import type { Dossier, Dossiers } from './dossiers.ts';
import type { DemoOptions } from './options.ts';
import { baseUrl } from './product.ts';
import { isSettled, Register, type SeenDocument } from './register.ts';
import { describe, documentLines, invoiceLines, patience } from './story.ts';
import { bold, dim, green, red, say, yellow } from './terminal.ts';

/** The documents that were not there before, once all are settled; what there is of them after `limit` milliseconds. */
async function arrivals(register: Register, known: ReadonlySet<string>, limit: number): Promise<SeenDocument[]> {
  const end = Date.now() + limit;
  for (;;) {
    const fresh = (await register.documents()).filter(({ id }) => !known.has(id));
    const isOver = fresh.length > 0 && fresh.every((document) => isSettled(document));
    if (isOver || Date.now() > end) return fresh;
    await sleep(250);
  }
}

async function tell(register: Register, document: SeenDocument): Promise<void> {
  const lines = document.invoiceId ? invoiceLines(await register.invoice(document.invoiceId)) : documentLines(document);
  for (const line of lines) say(`     ${line}`);
}

async function sendOne(options: DemoOptions, mail: SampleMail, dossier: Dossier): Promise<void> {
  const register = new Register(baseUrl(options), dossier.apiKey);
  const known = new Set((await register.documents()).map(({ id }) => id));
  const start = performance.now();
  const host = options.smtp.host === '0.0.0.0' ? '127.0.0.1' : options.smtp.host;
  const reply = await sendMail({ ...mail, host, port: options.smtp.port });
  const isAccepted = reply.code === 250;
  say(`     ${isAccepted ? green('→') : red('→')} ${dim(reply.text)}`);
  if (!isAccepted) return;
  const documents = await arrivals(register, known, patience(mail));
  for (const document of documents) await tell(register, document);
  const seconds = ((performance.now() - start) / 1000).toFixed(1).replace('.', ',');
  say(documents.length > 0 ? dim(`     en ${seconds} s`) : `     ${yellow('•')} Rien à lire dans ce message.`);
}

/** Sends all samples to their dossiers, with a pause between two. A message known to the product is not read twice. */
export async function sendAll(options: DemoOptions, { list, isNew }: Dossiers): Promise<void> {
  const mails = await sampleMails(options.mailDomain, isNew ? '' : `.${Date.now()}`);
  for (const [index, mail] of mails.entries()) {
    const dossier = list.find(({ siren }) => mail.to.startsWith(siren));
    if (!dossier) continue;
    say();
    say(`${dim(`${String(index + 1).padStart(2)}/${mails.length}`)} ${bold(mail.subject)}`);
    say(`     ${mail.from.replaceAll('"', '')} à ${dossier.name}`);
    say(`     ${describe(mail)}`);
    await sendOne(options, mail, dossier);
    await sleep(options.pause);
  }
}
