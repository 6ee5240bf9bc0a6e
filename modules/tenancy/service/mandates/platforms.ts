// The plateformes agréées of a client, over time: which one, since when, until when, how far its designation has come.

import { parisDay } from '#src/clock.ts';
import type { FieldProblem } from '#src/errors.ts';
import { newId } from '#src/ids.ts';
import { lineFault, tidy } from '../../model/checks.ts';
import { amongFault, periodFaults, platformNumberFault } from '../../model/mandates/checks.ts';
import { platformStates, type PlatformState } from '../../model/mandates/types.ts';
import { endAddressesAt } from '../../repository/mandates/addresses.ts';
import { insertPlatform, updatePlatform, type KeptPlatform } from '../../repository/mandates/platforms.ts';
import { refuseFaults } from '../answers.ts';
import { record } from '../journal.ts';
import { atClient, requirePlatform, type ClientPlace } from './place.ts';

/** As typed; days are `YYYY-MM-DD` or empty. */
export interface PlatformInput {
  readonly name: string;
  readonly number: string;
  readonly state: string;
  /** Needed by one that is active. */
  readonly startsOn: string;
  /** Of one that has ended; empty: today. */
  readonly endsOn: string;
}

/** What has ended has a last day that has come; what is active has not. */
function endFault({ state, endsOn }: PlatformInput, today: string): FieldProblem | undefined {
  const text = (fr: string, en: string) => ({ path: 'endsOn', message: { fr, en } });
  if (state === 'ended' && endsOn > today) {
    return text(
      'Ce jour n’est pas encore venu : laissez-la active jusque-là.',
      'That day has not come: leave it active.',
    );
  }
  if (state !== 'active' || endsOn === '' || endsOn >= today) return undefined;
  return text('Ce jour est passé : choisissez « terminée ».', 'That day has passed: choose “ended”.');
}

/** Throws `tenancy.invalid_input`. */
function platformOf(input: PlatformInput, today: string): Omit<KeptPlatform, 'id'> {
  refuseFaults(
    lineFault('name', input.name),
    platformNumberFault('number', input.number),
    amongFault('state', input.state, platformStates),
    ...periodFaults(input.startsOn, input.endsOn, input.state === 'active'),
  );
  refuseFaults(endFault(input, today));
  return {
    name: tidy(input.name),
    number: input.number.trim() || undefined,
    state: input.state as PlatformState,
    startsOn: input.startsOn || undefined,
    endsOn: input.endsOn || (input.state === 'ended' ? today : undefined),
  };
}

/** Answers the id. Throws `tenancy.invalid_input`, and what {@link atClient} throws, as all that follows. */
export async function addPlatform(place: ClientPlace, input: PlatformInput): Promise<string> {
  return await atClient(place, 'act', async (tx) => {
    const id = newId(tx.clock.now().getTime());
    const platform = { id, ...platformOf(input, parisDay(tx.clock.now())) };
    await insertPlatform(tx, platform);
    const { name, number, state } = platform;
    await record(tx, {
      action: 'platform.added',
      subject: { kind: 'platform', id },
      details: { name, number: number ?? null, state },
    });
    return id;
  });
}

/** Its addresses end with it. Throws `tenancy.platform_not_found`, `tenancy.invalid_input`. */
export async function changePlatform(place: ClientPlace, id: string, input: PlatformInput): Promise<void> {
  await atClient(place, 'act', async (tx) => {
    const before = await requirePlatform(tx, id);
    const platform = { id, ...platformOf(input, parisDay(tx.clock.now())) };
    await updatePlatform(tx, platform, platform.state !== before.state);
    if (platform.endsOn !== undefined) await endAddressesAt(tx, id, platform.endsOn);
    const { name, number, state, startsOn, endsOn } = platform;
    await record(tx, {
      action: 'platform.changed',
      subject: { kind: 'platform', id },
      details: { name, number: number ?? null, state, startsOn: startsOn ?? null, endsOn: endsOn ?? null },
    });
  });
}
