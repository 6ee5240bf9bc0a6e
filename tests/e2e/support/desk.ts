// A company whose desk is full: the samples read, waiting for decisions. Made through the API, as any program would.

import { expect } from 'vitest';
import { makeSample } from '../../samples/index.ts';
import { appEnvironment, startTestApp, type TestApp } from '../../support/app.ts';
import { openTestWorld, type TestWorld } from '../../support/world.ts';

export interface Desk {
  readonly world: TestWorld;
  readonly app: TestApp;
  /** `http://…/d/<company>`. */
  readonly home: string;
  /** Addresses of the invoices' pages, by sample. */
  readonly invoices: Readonly<Record<string, string>>;
}

async function send(app: TestApp, apiKey: string, sampleId: string): Promise<string> {
  const sample = await makeSample(sampleId);
  const body = new FormData();
  body.set('direction', 'purchase');
  body.set('file', new File([Uint8Array.from(sample.bytes)], sample.filename, { type: sample.mediaType }));
  const answer = await app.fetchWithKey(apiKey, '/api/v1/documents', { method: 'POST', body });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

async function settled(app: TestApp, apiKey: string, documentId: string): Promise<string | undefined> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const answer = await app.fetchWithKey(apiKey, `/api/v1/documents/${documentId}`);
    const { state, invoiceId } = (await answer.json()) as { state: string; invoiceId: string | null };
    if (state === 'failed') return undefined;
    if (invoiceId !== null && invoiceId !== undefined) return invoiceId;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Document ${documentId} was not read in time`);
}

/** Papillon's desk with these samples, read one after the other. */
export async function openDesk(samples: readonly string[]): Promise<Desk> {
  const world = await openTestWorld({ environment: appEnvironment });
  const app = await startTestApp(world);
  const { id, apiKey } = world.papillon;
  const home = `${app.origin}/d/${id}`;
  const invoices: Record<string, string> = {};
  for (const sample of samples) {
    world.clock.advance(60_000);
    const invoiceId = await settled(app, apiKey, await send(app, apiKey, sample));
    if (invoiceId !== undefined) invoices[sample] = `${home}/achats/${invoiceId}`;
  }
  return { world, app, home, invoices };
}
