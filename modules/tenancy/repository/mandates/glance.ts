// What the client list says of mandates and platforms, from the columns of tenancy_mandates_of_cabinet.

import { mandateGlance, platformGlance } from '../../model/mandates/calendar.ts';
import type { ClientMandates, MandateState, PlatformState } from '../../model/mandates/types.ts';

export interface GlanceRow {
  readonly delegation: string | null;
  readonly delegation_ends: string | null;
  readonly designation: string | null;
  readonly designation_ends: string | null;
  readonly platform: string | null;
  readonly platform_state: string | null;
  readonly platform_ends: string | null;
}

export function glanceOf(row: GlanceRow, today: string): ClientMandates {
  const mandate = (state: string | null, ends: string | null) =>
    state === null ? undefined : mandateGlance({ state: state as MandateState, endsOn: ends ?? undefined }, today);
  const { platform: name, platform_state: state, platform_ends: ends } = row;
  return {
    delegation: mandate(row.delegation, row.delegation_ends),
    designation: mandate(row.designation, row.designation_ends),
    platform:
      name === null || state === null
        ? undefined
        : platformGlance({ name, state: state as PlatformState, endsOn: ends ?? undefined }, today),
  };
}
