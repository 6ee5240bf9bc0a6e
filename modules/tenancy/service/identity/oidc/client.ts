// The conversation with a provider: OpenID Connect Core 1.0, code flow with PKCE (RFC 7636), state and nonce. The library
// checks issuer, audience, times, nonce and, at our wish, the signature of the ID token against the provider's keys.

import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import type { Claims } from '../../../model/identity/claims.ts';
import type { Provider } from './providers.ts';

const TIMEOUT_SECONDS = 10;
/** Keys and addresses of providers change seldom; a change is seen after this time at the latest. */
const KEPT_MS = 10 * 60_000;

const known = new Map<string, { readonly configuration: Promise<Configuration>; readonly until: number }>();

/** Plain http is for providers on this machine alone. */
function isLoopback(issuer: URL): boolean {
  return issuer.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname);
}

async function discover({ issuer, clientId, secret }: Provider): Promise<Configuration> {
  const url = new URL(issuer);
  // oxlint-disable-next-line typescript/no-deprecated -- marked so to be noticed; only for providers on this machine
  const insecure = isLoopback(url) ? [allowInsecureRequests] : [];
  const configuration = await discovery(url, clientId, secret ?? {}, undefined, {
    execute: insecure,
    timeout: TIMEOUT_SECONDS,
  });
  enableNonRepudiationChecks(configuration);
  return configuration;
}

/** Throws what the network or the provider says. */
export async function configurationOf(provider: Provider, isNew = false): Promise<Configuration> {
  const key = JSON.stringify([provider.issuer, provider.clientId, provider.secret]);
  const found = known.get(key);
  if (found && found.until > Date.now() && !isNew) return await found.configuration;
  const configuration = discover(provider);
  known.set(key, { configuration, until: Date.now() + KEPT_MS });
  configuration.catch(() => known.delete(key));
  return await configuration;
}

/** What is kept here of a question until its answer comes. */
export interface Question {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Where the person goes to sign in, and what to check the answer with. */
export async function ask(provider: Provider, redirectUri: string): Promise<{ url: string; question: Question }> {
  const configuration = await configurationOf(provider);
  const question = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), redirectUri };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: provider.scopes,
    state: question.state,
    nonce: question.nonce,
    code_challenge: await calculatePKCECodeChallenge(question.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, question };
}

/** The claims behind an answer (`search`: query of the return address). Throws when anything about it is wrong. */
export async function claimsOf(provider: Provider, question: Question, search: string): Promise<Claims> {
  const configuration = await configurationOf(provider);
  const answer = new URL(question.redirectUri);
  answer.search = search;
  const tokens = await authorizationCodeGrant(configuration, answer, {
    expectedState: question.state,
    expectedNonce: question.nonce,
    pkceCodeVerifier: question.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('The provider gave no ID token');
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
  const more = await fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return { ...more, ...claims };
}
