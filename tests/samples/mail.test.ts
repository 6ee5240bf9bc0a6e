import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { bulkMails } from './bulk.ts';
import { PAPILLON } from './index.ts';
import { sampleMails, sendMail } from './mail.ts';

const open: SMTPServer[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await new Promise<void>((resolve) => server.close(resolve));
});

/** A server that knows one recipient and answers DATA as told. */
async function serverOf(received: Buffer[], dataError?: { code: number; text: string }): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    onRcptTo(address, _session, done) {
      if (address.address.startsWith(PAPILLON.siren)) return done();
      return done(Object.assign(new Error('No such dossier here'), { responseCode: 550 }));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks));
        done(dataError ? Object.assign(new Error(dataError.text), { responseCode: dataError.code }) : null);
      });
    },
  });
  server.on('error', () => {});
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('sample mails', () => {
  test('carry the documents unchanged, and one carries none', async () => {
    const mails = await sampleMails('demo.example');
    for (const mail of mails) {
      const parsed = await simpleParser(Buffer.from(mail.raw));
      const documents = parsed.attachments.filter((part) => part.contentDisposition === 'attachment');
      expect(parsed.subject).toBe(mail.subject);
      expect(documents.map((part) => part.filename)).toEqual(mail.sample ? [mail.sample.filename] : []);
      if (mail.sample) expect(documents[0]?.content.equals(Buffer.from(mail.sample.bytes))).toBe(true);
    }
    expect(mails.filter((mail) => !mail.sample)).toHaveLength(1);
  });

  test('are the same bytes each time', async () => {
    const [first, second] = await Promise.all([sampleMails(), sampleMails()]);
    expect(first.map((mail) => Buffer.from(mail.raw).toString('latin1'))).toEqual(
      second.map((mail) => Buffer.from(mail.raw).toString('latin1')),
    );
  });
});

test('another edition brings the same documents in new messages', async () => {
  const [first] = await sampleMails('demo.example');
  const [second] = await sampleMails('demo.example', '-2');
  expect(second?.raw).not.toEqual(first?.raw);
  expect(second?.sample?.bytes).toEqual(first?.sample?.bytes);
});

describe('sending', () => {
  const to = `${PAPILLON.siren}@demo.example`;
  const raw = 'From: <a@b.example>\r\nSubject: essai\r\n\r\nBonjour\r\n';

  test.each([false, true])('hands the bytes over and gives the 250 (STARTTLS: %s)', async (tls) => {
    const received: Buffer[] = [];
    const port = await serverOf(received);
    const reply = await sendMail({ host: '127.0.0.1', port, from: 'Moi <a@b.example>', to, raw, tls });
    expect(reply).toMatchObject({ code: 250, accepted: [to], rejected: [] });
    expect(received.map(String)).toEqual([raw]);
  });

  test('gives a refusal at RCPT as an answer', async () => {
    const port = await serverOf([]);
    const reply = await sendMail({ host: '127.0.0.1', port, from: 'a@b.example', to: 'nobody@demo.example', raw });
    expect(reply).toMatchObject({ code: 550, accepted: [], rejected: [{ address: 'nobody@demo.example', code: 550 }] });
  });

  test('names the refused one of several recipients', async () => {
    const port = await serverOf([]);
    const both = [to, 'nobody@demo.example'];
    const reply = await sendMail({ host: '127.0.0.1', port, from: 'a@b.example', to: both, raw });
    expect(reply).toMatchObject({ code: 250, accepted: [to], rejected: [{ address: 'nobody@demo.example' }] });
  });

  test('gives a 451 after DATA as an answer', async () => {
    const port = await serverOf([], { code: 451, text: 'Try again' });
    const reply = await sendMail({ host: '127.0.0.1', port, from: 'a@b.example', to, raw });
    expect(reply).toMatchObject({ code: 451, accepted: [] });
  });

  test('throws when nobody listens', async () => {
    await expect(sendMail({ host: '127.0.0.1', port: 1, from: 'a@b.example', to, raw })).rejects.toThrow();
  });
});

describe('bulk mails', () => {
  test('are all different, each with the document it announces', async () => {
    const mails = [...bulkMails(40, 3)];
    expect(new Set(mails.map((mail) => mail.number)).size).toBe(40);
    expect(new Set(mails.map((mail) => Buffer.from(mail.bytes).toString('latin1'))).size).toBe(40);
    expect(new Set(mails.map((mail) => mail.form)).size).toBe(4);
    for (const mail of mails) {
      const parsed = await simpleParser(Buffer.from(mail.raw));
      expect(parsed.attachments).toHaveLength(1);
      expect(parsed.attachments[0]?.filename).toBe(mail.filename);
      expect(parsed.attachments[0]?.content.equals(Buffer.from(mail.bytes))).toBe(true);
    }
  });

  test('are the same for the same seed only', () => {
    const text = (seed: number) => [...bulkMails(8, seed)].map((mail) => Buffer.from(mail.raw).toString('latin1'));
    expect(text(1)).toEqual(text(1));
    expect(text(1)).not.toEqual(text(2));
  });
});
