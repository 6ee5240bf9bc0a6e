// The export of another system, fetched with a service account (HTTP Basic, RFC 7617) over TLS.

import { Buffer } from 'node:buffer';
import { connectorRefused, connectorUnreachable } from '../import-errors.ts';
import type { ConnectorAdapter } from './connector.ts';

const PATIENCE_MS = 30_000;
const MAX_BYTES = 50 * 1024 * 1024;

/** Reads at most what a list may weigh. */
async function bodyOf(answer: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('The export is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export const httpsAdapter: ConnectorAdapter = {
  kind: 'https',
  async fetch({ address, credentials }) {
    const { account = '', secret = '' } = credentials ?? {};
    const authorization = `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`;
    try {
      const answer = await fetch(address, {
        headers: credentials ? { authorization } : {},
        // A redirection could carry the secret elsewhere.
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status === 401 || answer.status === 403) throw connectorRefused();
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      const bytes = await bodyOf(answer);
      const fileName = decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '') || 'export';
      return [{ fileName, bytes, taken: async () => await Promise.resolve() }];
    } catch (cause) {
      if ((cause as { code?: unknown }).code === 'tenancy.connector_refused') throw cause;
      throw connectorUnreachable({ cause });
    }
  },
};
