// Mandates, platforms and addresses as the API shows them.

import type { z } from '@hono/zod-openapi';
import type * as schema from '../mandate-schema.ts';
import type { DirectoryAddress, Mandate, MandateStory, Platform } from '../model/mandates/types.ts';

type Wire<Shape extends z.ZodType> = z.infer<Shape>;

export function mandateToWire(mandate: Mandate): Wire<typeof schema.mandateSchema> {
  const { id, kind, state, stateSince, agent, signer, platform, startsOn, documentSha256, createdAt } = mandate;
  return {
    id,
    kind,
    state,
    stateSince: stateSince.toISOString(),
    agent: { name: agent.name, siren: agent.siren ?? null },
    signer: { ...signer },
    platform: platform ? { name: platform.name, number: platform.number ?? null } : null,
    startsOn,
    endsOn: mandate.endsOn ?? null,
    ceiling: mandate.ceiling?.toString() ?? null,
    documentSha256,
    signedOn: mandate.signedOn ?? null,
    signedFile: mandate.signedFile ? { ...mandate.signedFile } : null,
    openedAt: mandate.openedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

export function storyToWire({ mandate, steps, sendings }: MandateStory): Wire<typeof schema.mandateStorySchema> {
  return {
    ...mandateToWire(mandate),
    steps: steps.map(({ state, at, by, note }) => ({
      state,
      at: at.toISOString(),
      by: { ...by },
      note: note ?? null,
    })),
    sendings: sendings.map(({ email, at, by, mail }) => ({
      email,
      at: at.toISOString(),
      by: { ...by },
      mail: mail?.state ?? null,
    })),
  };
}

export function platformToWire(platform: Platform): Wire<typeof schema.platformSchema> {
  const { id, name, number, state, stateSince, startsOn, endsOn } = platform;
  return {
    id,
    name,
    number: number ?? null,
    state,
    stateSince: stateSince.toISOString(),
    startsOn: startsOn ?? null,
    endsOn: endsOn ?? null,
  };
}

export function addressToWire(address: DirectoryAddress): Wire<typeof schema.addressSchema> {
  const { id, platformId, siret, routingCode, suffix, startsOn, endsOn } = address;
  return {
    id,
    platformId,
    address: address.address,
    siret: siret ?? null,
    routingCode: routingCode ?? null,
    suffix: suffix ?? null,
    startsOn,
    endsOn: endsOn ?? null,
  };
}
