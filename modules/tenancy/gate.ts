// Plugs sessions and API keys into the HTTP layer (port of src/http/gate.ts).

import { createHmac } from 'node:crypto';
import { forCompany, type Ctx } from '#src/context.ts';
import type { Detour, EntryRequest, Gate, OpenCompany, Visitor } from '#src/http/gate.ts';
import type { Demands } from './repository/identity/demands.ts';
import { authenticateApiKey } from './service/api-keys.ts';
import { isClaimed } from './service/instance.ts';
import { actorOf } from './service/people.ts';
import { assuranceOf, findSession, findSessionAnd, type FoundSession } from './service/sessions.ts';

/** Tied to the session: who cannot read the cookie cannot make the token. */
function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('csrf').digest('base64url');
}

function visitorOf({ user }: FoundSession, token: string): Visitor {
  const { id: userId, ...person } = user;
  return { userId, ...person, csrfToken: csrfTokenOf(token) };
}

/** Where a second factor is wanted, who has none sets one up first, and who has one proves it in every session. */
function detourOf({ needsSecondFactor, hasSecondFactor, secondFactorAt }: Demands): Detour | undefined {
  if (!needsSecondFactor || secondFactorAt !== undefined) return undefined;
  if (hasSecondFactor) return { to: '/connexion/verification', open: ['/connexion', '/deconnexion'] };
  return { to: '/compte/securite', open: ['/compte', '/deconnexion'] };
}

/** Who has not accepted the conditions in force reads them before anything else. */
const TERMS: Detour = { to: '/conditions', open: ['/conditions', '/deconnexion', '/connexion'] };

async function find(ctx: Ctx, { token, companyId, alongside }: EntryRequest) {
  if (companyId === undefined || !alongside) return [await findSession(ctx, { token, companyId })] as const;
  return await findSessionAnd(ctx, { token, companyId }, alongside);
}

export const gate: Gate = {
  async enter(ctx, request) {
    const [found, outcome] = await find(ctx, request);
    if (!found) return undefined;
    const assurance = assuranceOf(found.demands);
    const company: OpenCompany | undefined = found.company && {
      tenant: forCompany({ ...ctx, assurance }, found.company.id, actorOf(found.user)),
      name: found.company.name,
      siren: found.company.siren,
      role: found.company.role,
      seenAs: found.company.seenAs,
    };
    return {
      visitor: visitorOf(found, request.token),
      company,
      assurance,
      detour: detourOf(found.demands) ?? (found.termsAreDue ? TERMS : undefined),
      outcome: company && outcome,
    };
  },
  async tenantOfKey(ctx, { key, ...use }) {
    return await authenticateApiKey(ctx, key, use);
  },
  isClaimed,
};
