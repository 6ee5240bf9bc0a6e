// Quiet hours: when they begin and end by the clock on the wall, and that what they hold goes out once, and all of it.

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inboxWorkload } from '#modules/inbox';
import { invoiceWorkload } from '#modules/invoices';
import { changePassword, signIn } from '#modules/tenancy';
import type { SendingFrequency } from '../../../../modules/tenancy/model/notifications.ts';
import { quietUntil, readQuietHours, type QuietHours } from '../../../../modules/tenancy/model/quiet-hours.ts';
import { chooseNotifications } from '../../../../modules/tenancy/service/notifications/choices.ts';
import { chooseQuietHours, quietHours } from '../../../../modules/tenancy/service/notifications/quiet.ts';
import { notifyPeople } from '../../../../modules/tenancy/service/notifications/send.ts';
import { password } from '../../../support/world.ts';
import { enter } from '../../invoices/entries.ts';
import { openInvitedWorld, origin } from '../invitations/invited.ts';

const nights = {
  from: '20:00',
  to: '07:30',
  days: ['1', '2', '3', '4', '5'],
  wholeDays: ['6', '7'],
  timeZone: 'Europe/Paris',
};

function read(typed: typeof nights): QuietHours {
  const hours = readQuietHours(typed);
  if ('faults' in hours) throw new Error(JSON.stringify(hours.faults));
  return hours;
}

const until = (moment: string, typed = nights): string | undefined =>
  quietUntil(read(typed), new Date(moment))?.toISOString().slice(0, 16);

describe('by the clock on the wall', () => {
  // 2026-11-23 is a Monday; Paris is one hour ahead of UTC in winter.
  test.each([
    ['before they begin', '2026-11-23T18:59:00Z', undefined],
    ['when they begin', '2026-11-23T19:00:00Z', '2026-11-24T06:30'],
    ['after midnight', '2026-11-24T03:00:00Z', '2026-11-24T06:30'],
    ['when they end', '2026-11-24T06:30:00Z', undefined],
    ['on Friday night, into the weekend', '2026-11-27T22:00:00Z', '2026-11-29T23:00'],
    ['on Sunday', '2026-11-29T12:00:00Z', '2026-11-29T23:00'],
    ['on Sunday night, which no evening of a Sunday began', '2026-11-29T23:30:00Z', undefined],
  ])('%s', (_when, moment, end) => {
    expect(until(moment)).toBe(end);
  });

  test('of the person, not of the machine', () => {
    const overThere = { ...nights, timeZone: 'America/Martinique' };
    expect(until('2026-11-24T03:00:00Z', overThere)).toBe('2026-11-24T11:30');
    expect(until('2026-11-24T12:00:00Z', overThere)).toBeUndefined();
  });

  test('also where it is put forward or back in the night', () => {
    const everyNight = { ...nights, days: ['6', '7'], wholeDays: [] };
    expect(until('2026-03-28T22:00:00Z', everyNight)).toBe('2026-03-29T05:30');
    expect(until('2026-10-24T22:00:00Z', everyNight)).toBe('2026-10-25T06:30');
  });

  test('the same minute twice is a whole day', () => {
    const fullDay = { ...nights, from: '08:00', to: '08:00', days: ['1'], wholeDays: [] };
    expect(until('2026-11-23T08:00:00Z', fullDay)).toBe('2026-11-24T07:00');
  });

  test('they always end, at the first moment that is not theirs', () => {
    const time = fc
      .integer({ min: 0, max: 1439 })
      .map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
    const days = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), { maxLength: 6 });
    const typed = fc.record({ from: time, to: time, days, wholeDays: days, timeZone: fc.constant('Indian/Reunion') });
    const week = fc.integer({ min: 0, max: 7 * 24 * 60 - 1 });
    fc.assert(
      fc.property(typed, week, (answers, minute) => {
        const hours = readQuietHours(answers);
        if ('faults' in hours) return;
        const moment = new Date(Date.UTC(2026, 10, 23) + minute * 60_000);
        const end = quietUntil(hours, moment);
        if (!end) return;
        expect(end.getTime()).toBeGreaterThan(moment.getTime());
        expect(quietUntil(hours, end)).toBeUndefined();
        expect(quietUntil(hours, new Date(end.getTime() - 60_000))).toEqual(end);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['no time', { from: '25:00' }, 'from'],
  ['no zone of ours', { timeZone: 'Mars/Base' }, 'timeZone'],
  ['no day', { days: [], wholeDays: [] }, 'days'],
  ['every hour of the week', { wholeDays: ['1', '2', '3', '4', '5', '6', '7'] }, 'days'],
])('%s is refused', (_what, change, path) => {
  expect(readQuietHours({ ...nights, ...change })).toMatchObject({ faults: [{ path }] });
});

const { world, received } = await openInvitedWorld({ FACTEUR_PUBLIC_URL: origin });
const { ctx, owner, clock, alice, papillon } = world;
const HOUR = 3_600_000;

async function round(frequency: SendingFrequency): Promise<void> {
  const workload = [inboxWorkload, invoiceWorkload];
  await notifyPeople(ctx, { workload, frequency, signal: new AbortController().signal });
}

async function mails(): Promise<string[]> {
  const { rows } = await owner.query<{ kind: string }>(
    `select kind from outgoing_mails where kind like 'tenancy.notification%' order by created_at, kind`,
  );
  return rows.map(({ kind }) => kind.replace('tenancy.notification_', ''));
}

async function failedDocument(): Promise<void> {
  await owner.query(
    `insert into inbox_documents (company_id, document_id, part, source, direction, sha256, size, filename,
       declared_type, received_at, received_by, state, state_since)
     values ($1, $2, '', 'mail', 'purchase', repeat('0', 64), 1, 'x.pdf', 'application/pdf', $3, '{}', 'failed', $3)`,
    [papillon.id, randomUUID(), clock.now()],
  );
}

const client = { address: '192.0.2.7', userAgent: 'Mozilla/5.0' };
await signIn(ctx, { email: alice.email, password, client });
const goTo = (moment: string): void => clock.advance(Date.parse(moment) - clock.now().getTime());

describe('what comes in quiet hours', () => {
  test('waits, also where nobody was ever told of anything, and goes out once when they end', async () => {
    await chooseQuietHours(ctx, alice.actor.id, nights);
    goTo('2026-11-24T19:00:00Z');
    await round('now');
    for (let count = 0; count < 3; count += 1) {
      clock.advance(HOUR);
      await failedDocument();
      clock.advance(HOUR);
      await round('now');
    }
    expect(await mails()).toEqual([]);
    goTo('2026-11-25T06:30:00Z');
    await round('now');
    await round('now');
    expect(await mails()).toEqual(['now']);
    expect((await received(alice.email)).mail.subject).toBe('Papillon — 3 documents illisibles');
  });

  test('a digest whose morning is quiet goes out when that ends, in the place of the usual one', async () => {
    await enter(alice.tenant, { number: 'Q-1' });
    await chooseQuietHours(ctx, alice.actor.id, { ...nights, to: '09:30' });
    goTo('2026-11-26T07:00:00Z');
    await round('daily');
    await round('now');
    expect(await mails()).toEqual(['now']);
    goTo('2026-11-26T08:30:00Z');
    await round('now');
    await round('now');
    await round('daily');
    expect(await mails()).toEqual(['now', 'daily']);
  });

  test('several digests that were held are one', async () => {
    await chooseQuietHours(ctx, alice.actor.id, nights);
    for (const morning of ['2026-11-28T07:00:00Z', '2026-11-29T07:00:00Z']) {
      goTo(morning);
      await round('daily');
      await round('now');
    }
    expect(await mails()).toEqual(['now', 'daily']);
    goTo('2026-11-30T06:30:00Z');
    await round('now');
    goTo('2026-11-30T07:00:00Z');
    await round('daily');
    await round('now');
    expect(await mails()).toEqual(['now', 'daily', 'daily']);
  });

  test('what was handled meanwhile is not told any more', async () => {
    goTo('2026-11-30T21:00:00Z');
    await failedDocument();
    await round('now');
    await owner.query(`update inbox_documents set state = 'ignored' where state = 'failed'`);
    goTo('2026-12-01T08:00:00Z');
    await round('now');
    expect(await mails()).toHaveLength(3);
  });

  test('what touches the security of the account leaves at once', async () => {
    goTo('2026-12-01T23:00:00Z');
    await changePassword(ctx, {
      user: alice.actor,
      current: password,
      wanted: 'un autre mot de passe long',
      sessionId: randomUUID(),
    });
    const { rows } = await owner.query(
      `select state from outgoing_mails where kind like 'tenancy.%' and created_at = $1`,
      [clock.now()],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).not.toContainEqual({ state: 'held' });
  });

  test('turned off, nothing waits any more', async () => {
    await chooseQuietHours(ctx, alice.actor.id, undefined);
    expect((await quietHours(ctx, alice.actor.id)).isOn).toBe(false);
    await chooseNotifications(ctx, alice.actor.id, { failed: 'now' });
    await failedDocument();
    clock.advance(60_000);
    await round('now');
    expect(await mails()).toHaveLength(4);
  });
});
