// The addresses of a client in the annuaire: which platform receives at which of them, from when to when. Never two on
// one day: the database refuses it too.

import type { TenantCtx, Tx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { isId, newId } from '#src/ids.ts';
import { companyNotFound } from '../../errors.ts';
import { addressNotFound, addressTaken, sirenMissing } from '../../mandate-errors.ts';
import { addressFaults, addressOfParts, addressParts, type AddressInput } from '../../model/mandates/address.ts';
import { dayAfter } from '../../model/mandates/calendar.ts';
import { periodFaults } from '../../model/mandates/checks.ts';
import type { DirectoryAddress, Platform } from '../../model/mandates/types.ts';
import { profileOf } from '../../repository/companies.ts';
import * as repository from '../../repository/mandates/addresses.ts';
import { refuseFaults } from '../answers.ts';
import { record } from '../journal.ts';
import { atClient, requirePlatform, type ClientPlace } from './place.ts';

export interface PeriodInput {
  /** `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** Last day; empty: open. */
  readonly endsOn: string;
}

export interface NewAddressInput extends AddressInput, PeriodInput {
  readonly platformId: string;
  /** What receives at this address when it begins ends the day before. */
  readonly endsPrevious: boolean;
}

/** An address receives at a platform only while that one is designated. */
function withinFault({ startsOn, endsOn }: PeriodInput, platform: Platform): FieldProblem | undefined {
  const beyond = (path: string) => ({
    path,
    message: {
      fr: `La plateforme ${platform.name} n’est pas désignée ce jour-là.`,
      en: `The platform ${platform.name} is not designated on that day.`,
    },
  });
  if (platform.startsOn !== undefined && startsOn < platform.startsOn) return beyond('startsOn');
  if (platform.endsOn === undefined) return undefined;
  if (startsOn > platform.endsOn) return beyond('startsOn');
  return endsOn !== '' && endsOn > platform.endsOn ? beyond('endsOn') : undefined;
}

/** An open end is that of the platform. */
const endOf = ({ endsOn }: PeriodInput, platform: Platform): string | undefined => endsOn || platform.endsOn;

/** Throws `tenancy.siren_missing`. */
async function sirenOf(tx: Tx<TenantCtx>): Promise<string> {
  const profile = await profileOf(tx);
  if (!profile) throw companyNotFound();
  if (profile.siren === undefined) throw sirenMissing();
  return profile.siren;
}

/** Ends the day before what receives at the address when the new one begins. */
async function endPrevious(tx: Tx<TenantCtx>, { address, startsOn }: DirectoryAddress): Promise<void> {
  for (const one of await repository.addressesOf(tx)) {
    const isSame = one.address.toLowerCase() === address.toLowerCase();
    const isOpen = one.startsOn < startsOn && (one.endsOn === undefined || one.endsOn >= startsOn);
    if (isSame && isOpen) await repository.updatePeriod(tx, { ...one, endsOn: dayAfter(startsOn, -1) });
  }
}

/**
 * Answers the id. Throws `tenancy.platform_not_found`, `tenancy.siren_missing`, `tenancy.invalid_input`,
 * `tenancy.directory_address_taken`, and what {@link atClient} throws, as all that follows.
 */
export async function addAddress(place: ClientPlace, input: NewAddressInput): Promise<string> {
  return await atClient(place, 'act', async (tx) => {
    const siren = await sirenOf(tx);
    const platform = await requirePlatform(tx, input.platformId);
    refuseFaults(...addressFaults(input, siren), ...periodFaults(input.startsOn, input.endsOn));
    refuseFaults(withinFault(input, platform));
    const parts = addressParts(input);
    const address: DirectoryAddress = {
      id: newId(tx.clock.now().getTime()),
      platformId: platform.id,
      ...parts,
      address: addressOfParts(siren, parts),
      startsOn: input.startsOn,
      endsOn: endOf(input, platform),
    };
    if (input.endsPrevious) await endPrevious(tx, address);
    if (!(await repository.insertAddress(tx, address))) throw addressTaken();
    await noted(tx, 'directory_address.added', address);
    return address.id;
  });
}

async function noted(
  tx: Tx<TenantCtx>,
  action: string,
  { id, address, startsOn, endsOn }: DirectoryAddress,
): Promise<void> {
  const details = { address, startsOn, endsOn: endsOn ?? null };
  await record(tx, { action, subject: { kind: 'directory_address', id }, details });
}

/** Throws `tenancy.directory_address_not_found`. */
async function requireAddress(tx: Tx<TenantCtx>, id: string): Promise<DirectoryAddress> {
  const address = isId(id) ? await repository.lockAddress(tx, id) : undefined;
  if (!address) throw addressNotFound();
  return address;
}

/** Throws `tenancy.directory_address_not_found`, `tenancy.invalid_input`, `tenancy.directory_address_taken`. */
export async function changePeriod(place: ClientPlace, id: string, input: PeriodInput): Promise<void> {
  await atClient(place, 'act', async (tx) => {
    const address = await requireAddress(tx, id);
    const platform = await requirePlatform(tx, address.platformId);
    refuseFaults(...periodFaults(input.startsOn, input.endsOn));
    refuseFaults(withinFault(input, platform));
    const changed = { ...address, startsOn: input.startsOn, endsOn: endOf(input, platform) };
    if (!(await repository.updatePeriod(tx, changed))) throw addressTaken();
    await noted(tx, 'directory_address.changed', changed);
  });
}

/** One that was recorded by mistake. Throws `tenancy.directory_address_not_found`. */
export async function removeAddress(place: ClientPlace, id: string): Promise<void> {
  await atClient(place, 'act', async (tx) => {
    const address = await requireAddress(tx, id);
    await repository.deleteAddress(tx, id);
    await noted(tx, 'directory_address.removed', address);
  });
}
