// Sends the mails one by one and tells what becomes of each.

import { setTimeout as sleep } from 'node:timers/promises';
import { formatMoney, parseAmount } from '#src/money.ts';
import { sampleMails, sendMail, type SampleMail } from '../samples/mail.ts';
import type { Dossier } from './dossiers.ts';
import type { DemoOptions } from './options.ts';
import { baseUrl } from './product.ts';
import { Register, type SeenInvoice } from './register.ts';
import { describe, patience } from './story.ts';
import { bold, dim, green, red, say, yellow } from './terminal.ts';

const STATES: Readonly<Record<string, string>> = { pending: 'à valider', accepted: 'acceptée', refused: 'refusée' };

function total({ totalWithVat, currency }: SeenInvoice): string {
  const value = totalWithVat ? parseAmount(totalWithVat) : undefined;
  return value ? `${formatMoney(value, currency ?? 'EUR', 'fr')} TTC` : 'montant non lu';
}

function wordsOf(message: unknown): string {
  if (typeof message === 'string') return message;
  if (typeof message === 'object' && message !== null && 'fr' in message) return String(message.fr);
  return '';
}

function tellInvoice(invoice: SeenInvoice, seconds: string): void {
  const facts = [
    invoice.seller?.name ?? 'fournisseur non lu',
    `n° ${invoice.number ?? 'non lu'}`,
    total(invoice),
    STATES[invoice.state] ?? invoice.state,
  ];
  say(`     ${green('✓')} ${facts.join(', ')} ${dim(`(lue en ${seconds} s)`)}`);
  for (const finding of invoice.findings ?? []) {
    const mark = finding.severity === 'error' ? red('✗') : yellow('!');
    say(`       ${mark} ${wordsOf(finding.message)} ${dim(finding.rule)}`);
  }
}

/** The invoice that was not there before, or nothing when `limit` milliseconds have passed. */
async function arrival(register: Register, known: Set<string>, limit: number): Promise<SeenInvoice | undefined> {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    const fresh = [...(await register.ids())].find((id) => !known.has(id));
    if (fresh !== undefined) return register.invoice(fresh);
    await sleep(300);
  }
  return undefined;
}

async function sendOne(options: DemoOptions, mail: SampleMail, dossier: Dossier): Promise<void> {
  const register = new Register(baseUrl(options), dossier.apiKey);
  const known = await register.ids();
  const start = performance.now();
  const host = options.smtp.host === '0.0.0.0' ? '127.0.0.1' : options.smtp.host;
  const reply = await sendMail({ ...mail, host, port: options.smtp.port });
  const accepted = reply.code === 250;
  say(`     ${accepted ? green('→') : red('→')} ${dim(reply.text.split('\n')[0] ?? '')}`);
  if (!accepted) return;
  const invoice = await arrival(register, known, patience(mail));
  if (invoice) tellInvoice(invoice, ((performance.now() - start) / 1000).toFixed(1));
  else say(`     ${yellow('•')} Pas de nouvelle facture au registre : voyez « Réception » dans ${dossier.name}.`);
}

/** Sends all samples to their dossiers, with a pause between two. */
export async function sendAll(options: DemoOptions, dossiers: readonly Dossier[]): Promise<void> {
  const mails = await sampleMails(options.mailDomain);
  for (const [index, mail] of mails.entries()) {
    const dossier = dossiers.find(({ siren }) => mail.to.startsWith(siren));
    if (!dossier) continue;
    say();
    say(`${dim(`${String(index + 1).padStart(2)}/${mails.length}`)} ${bold(mail.subject)}`);
    say(`     ${mail.from.replaceAll('"', '')} à ${dossier.name}`);
    say(`     ${describe(mail)}`);
    await sendOne(options, mail, dossier);
    await sleep(options.pause);
  }
}
