import { beforeAll, describe, expect, test } from 'vitest';
import { demoOptions } from './options.ts';
import { sampleMails, type SampleMail } from '../samples/mail.ts';
import { describe as tell, documentLines, invoiceLines, patience } from './story.ts';

describe('the options of the demonstration', () => {
  test('keep its data apart and its doors on this machine', () => {
    const options = demoOptions([], {});
    expect(options?.dataDir).toMatch(/\/data\/demo$/);
    expect(options).toMatchObject({ http: { host: '127.0.0.1', port: 3000 }, smtp: { host: '127.0.0.1', port: 2525 } });
  });

  test('follow the environment of the product', () => {
    const environment = { FACTEUR_DATA: '/srv/essai', FACTEUR_HTTP_PORT: '8080', FACTEUR_MAIL_DOMAIN: 'x.example' };
    expect(demoOptions(['--pause', '0.5', '--renvoyer'], environment)).toMatchObject({
      dataDir: '/srv/essai',
      http: { port: 8080 },
      mailDomain: 'x.example',
      pause: 500,
      again: true,
      once: false,
    });
  });

  test('refuse what they do not know', () => {
    expect(() => demoOptions(['--vite'], {})).toThrow(TypeError);
    expect(() => demoOptions(['--pause', 'long'], {})).toThrow('--pause');
  });

  test('give nothing to do when help is asked', () => {
    expect(demoOptions(['--help'], {})).toBeUndefined();
  });
});

describe('the story', () => {
  let mails: SampleMail[];

  beforeAll(async () => {
    mails = await sampleMails();
  });

  test('has a sentence for every mail and says what is special', () => {
    for (const mail of mails) expect(tell(mail), mail.id).not.toContain('undefined');
    const rent = mails.find(({ id }) => id === 'rent');
    expect(rent && tell(rent)).toContain('faux');
  });

  test('waits longer for what must be recognised', () => {
    const limit = (id: string) => patience(mails.find((mail) => mail.id === id)!);
    expect(limit('garage')).toBeGreaterThan(limit('office'));
    expect(limit('no-document')).toBeLessThan(limit('office'));
  });

  test('tells an invoice with its findings in French', () => {
    const finding = { rule: 'FR-SUM-1', severity: 'error', message: { fr: 'Le total est faux.', en: 'Wrong total.' } };
    const invoice = {
      state: 'pending',
      number: 'F1',
      currency: 'EUR',
      totalWithVat: '1234.50',
      seller: { name: 'Dupont' },
    };
    const [first, second] = invoiceLines({ ...invoice, findings: [finding] });
    expect(first?.replace(/\s/g, ' ')).toContain('Dupont, n° F1, 1 234,50 € TTC, à valider');
    expect(second).toContain('Le total est faux. ');
  });

  test('tells why a document is no invoice', () => {
    const message = { fr: 'Protégé par un mot de passe.', en: 'Locked.' };
    const locked = { id: '1', filename: 'a.pdf', state: 'failed', error: { code: 'ocr.pdf_encrypted', message } };
    expect(documentLines(locked).join()).toContain('a.pdf : Protégé par un mot de passe.');
    expect(documentLines({ id: '2', filename: 'logo.png', state: 'ignored' }).join()).toContain('mis de côté');
  });
});
