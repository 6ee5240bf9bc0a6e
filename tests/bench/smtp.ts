// Acknowledged mails a second against a bare smtp-server that writes and syncs the same bytes on the same disk.

import { mkdtemp, rm } from 'node:fs/promises';
import { bulkMails, type BulkMail } from '../samples/bulk.ts';
import { mailDomain, type Product } from '../support/product/process.ts';
import { SmtpSession } from '../support/product/smtp-session.ts';
import { startBare } from './child.ts';
import { median, type Figure } from './figure.ts';
import { inTurn, perSecond } from './load.ts';

const ROUNDS = 5;
const ROUND_MS = 1_500;
const AIM = 0.6;

/** Different mails without end; all as long as each other within some percent. */
function mailSource(seed: number): () => BulkMail {
  let mails = bulkMails(100_000, seed, { domain: mailDomain, forms: ['cii', 'ubl', 'facturx'] });
  return () => {
    const next = mails.next();
    if (!next.done) return next.value;
    mails = bulkMails(100_000, seed + 1000, { domain: mailDomain });
    return mails.next().value as BulkMail;
  };
}

async function mailsPerSecond(port: number, connections: number, nextMail: () => BulkMail): Promise<number> {
  const sessions = await Promise.all(Array.from({ length: connections }, async () => await SmtpSession.open(port)));
  const rate = await perSecond(connections, ROUND_MS, async (index) => {
    const reply = await sessions[index]!.send(nextMail());
    if (reply.code !== 250) throw new Error(`${reply.code} ${reply.text}`);
  });
  await Promise.all(sessions.map(async (session) => await session.close()));
  return rate;
}

/** `settle` lets the product read what it has got, so that one round's reading does not fall into the next. */
export async function measureSmtp(product: Product, settle: () => Promise<void>): Promise<Figure[]> {
  const folder = await mkdtemp('/var/tmp/facteur-bare-');
  const [file, fileAndFolder] = [
    await startBare('smtp.ts', folder, 'file'),
    await startBare('smtp.ts', folder, 'file+folder'),
  ];
  const nextMail = mailSource(Date.now() % 10_000);
  const figures: Figure[] = [];
  try {
    for (const connections of [1, 16]) {
      const rates = await inTurn(ROUNDS, {
        bare: async () => await mailsPerSecond(fileAndFolder.port, connections, nextMail),
        bareFile: async () => await mailsPerSecond(file.port, connections, nextMail),
        ours: async () => {
          const rate = await mailsPerSecond(product.smtpPort, connections, nextMail);
          await settle();
          return rate;
        },
      });
      figures.push(...figuresOf(connections, rates));
    }
  } finally {
    await Promise.all([file.stop(), fileAndFolder.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
  return figures;
}

function figuresOf(connections: number, rates: Record<'ours' | 'bare' | 'bareFile', number[]>): Figure[] {
  const [ours, bare, bareFile] = [median(rates.ours), median(rates.bare), median(rates.bareFile)];
  const name = `mails acknowledged, ${connections} connection${connections > 1 ? 's' : ''}`;
  const perSecondText = (rate: number): string => `${Math.round(rate)}/s`;
  return [
    {
      name,
      value: ours / bare,
      unit: 'ratio',
      atLeast: AIM,
      detail: `${perSecondText(ours)} to ${perSecondText(bare)} bare, file and folder synced`,
    },
    {
      name: `${name}, to a file alone`,
      value: ours / bareFile,
      unit: 'ratio',
      detail: `${perSecondText(bareFile)} bare`,
    },
  ];
}
