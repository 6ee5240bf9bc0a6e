// Plugs sessions and API keys into the HTTP layer (port of src/http/gate.ts).

import { createHmac } from 'node:crypto';
import { forCompany, type Assurance } from '#src/context.ts';
import type { Detour, Gate, OpenCompany, Visitor } from '#src/http/gate.ts';
import type { Demands } from './repository/identity/demands.ts';
import { authenticateApiKey } from './service/api-keys.ts';
import { isClaimed } from './service/instance.ts';
import { actorOf } from './service/people.ts';
import { findSession, type FoundSession } from './service/sessions.ts';

/** Tied to the session: who cannot read the cookie cannot make the token. */
function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('csrf').digest('base64url');
}

function visitorOf({ user }: FoundSession, token: string): Visitor {
  const { id: userId, ...person } = user;
  return { userId, ...person, csrfToken: csrfTokenOf(token) };
}

function assuranceOf({ secondFactorAt, guardedRights = [] }: Demands): Assurance {
  return { secondFactorAt, guardedRights };
}

/** Who must have a second factor and has none sets one up before anything else. */
function detourOf({ needsSecondFactor, hasSecondFactor }: Demands): Detour | undefined {
  return needsSecondFactor && !hasSecondFactor
    ? { to: '/compte/securite', open: ['/compte', '/deconnexion'] }
    : undefined;
}

export const gate: Gate = {
  async enter(ctx, { token, companyId }) {
    const found = await findSession(ctx, { token, companyId });
    if (!found) return undefined;
    const company: OpenCompany | undefined = found.company && {
      tenant: { ...forCompany(ctx, found.company.id, actorOf(found.user)), assurance: assuranceOf(found.demands) },
      name: found.company.name,
      siren: found.company.siren,
      role: found.company.role,
    };
    return { visitor: visitorOf(found, token), company, detour: detourOf(found.demands) };
  },
  async tenantOfKey(ctx, { key }) {
    return await authenticateApiKey(ctx, key);
  },
  isClaimed,
};
