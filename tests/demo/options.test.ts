import { describe, expect, test } from 'vitest';
import { demoOptions } from './options.ts';
import { makeSamples } from '../samples/index.ts';
import { sampleMails } from '../samples/mail.ts';
import { describe as tell, patience } from './story.ts';

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
  test('has a sentence for every mail and says what is special', async () => {
    const mails = await sampleMails();
    expect(mails).toHaveLength((await makeSamples()).length + 1);
    for (const mail of mails) expect(tell(mail), mail.id).not.toContain('undefined');
    const rent = mails.find(({ id }) => id === 'rent');
    expect(rent && tell(rent)).toContain('faux');
  });

  test('waits longer for what must be recognised', async () => {
    const mails = await sampleMails();
    const limit = (id: string) => patience(mails.find((mail) => mail.id === id)!);
    expect(limit('garage')).toBeGreaterThan(limit('office'));
    expect(limit('no-document')).toBeLessThan(limit('office'));
  });
});
