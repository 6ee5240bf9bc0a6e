import { describe, expect, test } from 'vitest';
import { openApplication, openBrowser } from '../browser.ts';
import { emptyInstance, password, populate } from '../cast.ts';

const { ctx, owner } = await emptyInstance();
const { papillon } = await populate(ctx);
const browser = openBrowser(await openApplication(ctx));
await browser.post('/connexion', { email: 'alice@exemple.test', password });
const dossier = `/d/${papillon.company.id}/parametres/notifications`;

/** The choice that a field of the page shows. */
function chosen(html: string, name: string): string | undefined {
  const select = new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? '';
  return /<option value="([^"]*)" selected/.exec(select)?.[1];
}

describe('what a person chooses', () => {
  test('is kept for all dossiers; nonsense changes nothing', async () => {
    const first = await browser.get('/compte/notifications');
    expect([chosen(first.html, 'waiting'), chosen(first.html, 'failed')]).toEqual(['daily', 'now']);
    expect(first.html).toContain('Cette instance ne peut pas encore écrire');
    await browser.post('/compte/notifications', { waiting: 'weekly', failed: 'parfois' });
    const { html } = await browser.get('/compte/notifications?fait=enregistre');
    expect([chosen(html, 'waiting'), chosen(html, 'failed')]).toEqual(['weekly', 'now']);
    expect(html).toContain('Enregistré.');
  });

  test('is kept otherwise for one, until it is as in all others again', async () => {
    await browser.get(dossier);
    await browser.post(dossier, { waiting: 'never', failed: '' });
    const { html } = await browser.get(dossier);
    expect([chosen(html, 'waiting'), chosen(html, 'failed')]).toEqual(['never', '']);
    expect(html).toContain('Le lundi à 8 h — comme dans mon compte');
    await browser.post(dossier, { waiting: '', failed: '' });
    expect((await owner.query('select from company_notification_choices')).rowCount).toBe(0);
  });
});

describe('quiet hours', () => {
  const path = '/compte/notifications/heures';

  test('are refused with what was typed still there', async () => {
    await browser.get('/compte/notifications');
    const refused = await browser.post(path, {
      quiet: 'on',
      from: '7 h',
      to: '08:00',
      days: '3',
      timeZone: 'Europe/Paris',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Une heure comme 20:00.');
    expect(refused.html).toMatch(/value="7 h"/);
    expect(refused.html).toMatch(/value="3"[^>]*checked/);
    expect((await owner.query('select from notification_quiet_hours')).rowCount).toBe(0);
  });

  test('are kept, shown again, and turned off', async () => {
    const typed = { from: '19:15', to: '08:00', days: '5', timeZone: 'Indian/Reunion' };
    const kept = await browser.post(path, { ...typed, quiet: 'on' });
    expect(kept.location).toBe('/compte/notifications?fait=enregistre');
    const { html } = await browser.get('/compte/notifications');
    expect([chosen(html, 'timeZone'), / value="19:15"/.test(html)]).toEqual(['Indian/Reunion', true]);
    await browser.post(path, typed);
    expect((await owner.query('select from notification_quiet_hours')).rowCount).toBe(0);
  });
});
