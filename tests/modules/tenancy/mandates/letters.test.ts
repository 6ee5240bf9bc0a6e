// What the mails about mandates say, and where they lead.

import { describe, expect, test } from 'vitest';
import { mandateLetter } from '../../../../modules/tenancy/letters/mandate.ts';
import { notificationLetter } from '../../../../modules/tenancy/letters/notification.ts';
import type { MandateNews } from '../../../../modules/tenancy/model/mandates/types.ts';

const site = 'https://facteur.test';
const one: MandateNews = {
  companyId: 'c1',
  company: 'Boulangerie',
  cabinetId: 'k1',
  kind: 'delegation',
  what: 'ending',
  endsOn: '2026-12-31',
};
const news = { language: 'fr', site, isDigest: true, dossiers: [], invitations: [] } as const;

describe('the mail to who signs', () => {
  const words = {
    kind: 'designation',
    signer: 'Camille',
    company: 'Boulangerie',
    agent: 'Cabinet Colombe',
    href: `${site}/mandat?jeton=x`,
    expiresAt: new Date('2026-12-22T08:00:00Z'),
  } as const;

  test('has one button, and says until when it works', () => {
    const letter = mandateLetter({ ...words, language: 'fr', isReminder: false });
    expect(letter.subject).toBe('Boulangerie — mandat de désignation de plateforme à signer');
    expect(letter.button.href).toBe(words.href);
    expect(letter.notes.join(' ')).toContain('22 décembre 2026');
  });

  test('says that it is a reminder, in English too', () => {
    const letter = mandateLetter({ ...words, language: 'en', isReminder: true });
    expect(letter.subject).toBe('Reminder: Boulangerie — a mandate to designate a platform to sign');
  });
});

describe('the mail to who follows the client', () => {
  test('names the one mandate in its subject, and leads to the client', () => {
    const letter = notificationLetter({ ...news, mandates: [one] });
    expect(letter.subject).toBe('Boulangerie — mandat de délégation : prend fin le 31/12/2026');
    expect(letter.links).toEqual([
      {
        label: 'Boulangerie',
        href: `${site}/cabinets/k1/clients/c1/mandats`,
        detail: 'mandat de délégation : prend fin le 31/12/2026',
      },
    ]);
  });

  test('counts several, and says what became of each', () => {
    const letter = notificationLetter({ ...news, mandates: [one, { ...one, what: 'revoked' }] });
    expect(letter.subject).toBe('2 mandats à suivre');
    expect(letter.links?.[1]?.detail).toBe('mandat de délégation : révoqué par le client');
  });
});
