// A real identity provider on loopback (npm `oidc-provider`), whose only account says what a test wants it to say.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';
import { afterAll } from 'vitest';

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the account says of itself from now on; `sub` is `alice-there` unless given. */
  says(claims: Readonly<Record<string, unknown>>): void;
  /** ID tokens end this many seconds after they are made. */
  tokensLast(seconds: number): void;
  /** Goes where the product sent the browser, signs in and consents; answers the address it is sent back to. */
  signIn(authorizationUrl: string): Promise<string>;
}

const RETURN_ADDRESS = 'http://facteur.test/connexion/retour';

const client = { id: 'facteur', secret: 'un-secret-de-trente-deux-caracteres' };

interface State {
  claims: Readonly<Record<string, unknown>>;
  seconds: number;
}

function configurationFor(state: State): Configuration {
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [RETURN_ADDRESS],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'cabinets', 'role'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { IdToken: () => state.seconds, AccessToken: 600, Grant: 600, Interaction: 600, Session: 600 },
    cookies: { keys: ['clé de test'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...state.claims }) }),
  };
}

/** Signs in and consents at once: what a person does there is not what is tested. */
async function consent(provider: Provider, ...[req, res]: Parameters<Provider['interactionDetails']>): Promise<void> {
  const { params } = await provider.interactionDetails(req, res);
  const accountId = 'alice-there';
  const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  grant.addOIDCClaims(['name', 'cabinets', 'role', 'email', 'email_verified']);
  const grantId = await grant.save();
  await provider.interactionFinished(req, res, { login: { accountId }, consent: { grantId } });
}

/** Follows redirects with cookies, as a browser does, until it is sent back to the product. */
async function follow(url: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = url;
  for (let hop = 0; hop < 10; hop += 1) {
    if (next.startsWith(RETURN_ADDRESS)) return next;
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider stopped at ${answer.status}: ${await answer.text()}`);
    next = new URL(location, next).href;
  }
  throw new Error('The provider sends round in circles');
}

/** Stops by itself when the tests of the file are over. */
export async function startProvider(): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: State = { claims: {}, seconds: 600 };
  const provider = new Provider(issuer, configurationFor(state));
  const answer = provider.callback();
  server.on('request', (req, res) => {
    if (req.url?.startsWith('/interaction/')) {
      consent(provider, req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
    } else void answer(req, res);
  });
  return {
    issuer,
    clientId: client.id,
    clientSecret: client.secret,
    says: (claims) => void (state.claims = claims),
    tokensLast: (seconds) => void (state.seconds = seconds),
    signIn: follow,
  };
}
