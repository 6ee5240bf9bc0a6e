// The running product on a test world: real HTTP and SMTP on ports of their own, jobs included.

import { afterAll } from 'vitest';
import { startApp } from '#src/app.ts';
import type { TestPerson, TestWorld } from './world.ts';

export interface TestApp {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string;
  readonly smtpPort: number;
  /** Fetches a path as nobody, follows no redirection. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** As the holder of an API key. */
  fetchWithKey(apiKey: string, path: string, init?: RequestInit): Promise<Response>;
  /** As a person at a browser: with their session, from our own pages. */
  fetchAs(person: TestPerson, path: string, init?: RequestInit): Promise<Response>;
}

/** Settings a world needs to be started: pass them to `openTestWorld({ environment })`. */
export const appEnvironment = {
  FACTEUR_HTTP_HOST: '127.0.0.1',
  FACTEUR_HTTP_PORT: '0',
  FACTEUR_SMTP_HOST: '127.0.0.1',
  FACTEUR_SMTP_PORT: '0',
} as const;

/** `const app = await startTestApp(world);` at the top of a test file: stops by itself, before its database goes. */
export async function startTestApp(world: Pick<TestWorld, 'ctx' | 'db' | 'owner' | 'address'>): Promise<TestApp> {
  const { ctx, db, owner, address } = world;
  const close = (): Promise<void> => Promise.resolve();
  const running = await startApp({ ctx, database: { db, owner, address, isAttached: false, close }, close });
  afterAll(async () => {
    await running.stop();
  });
  const origin = `http://127.0.0.1:${running.httpPort ?? 0}`;
  const sessions = new Map<TestPerson, Promise<string>>();
  const cookieOf = async (person: TestPerson): Promise<string> => {
    const token = sessions.get(person) ?? person.signIn();
    sessions.set(person, token);
    return `facteur=${await token}`;
  };
  const send: TestApp['fetch'] = async (path, init = {}) =>
    await fetch(`${origin}${path}`, { redirect: 'manual', ...init });
  const withHeaders = (init: RequestInit, added: Record<string, string>): RequestInit => ({
    ...init,
    headers: { ...Object.fromEntries(new Headers(init.headers)), ...added },
  });
  return {
    origin,
    smtpPort: running.smtpPort ?? 0,
    fetch: send,
    fetchWithKey: async (apiKey, path, init = {}) =>
      await send(path, withHeaders(init, { authorization: `Bearer ${apiKey}` })),
    fetchAs: async (person, path, init = {}) =>
      await send(path, withHeaders(init, { cookie: await cookieOf(person), origin, 'sec-fetch-site': 'same-origin' })),
  };
}
