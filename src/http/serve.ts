// The HTTP port: opens, answers, closes without cutting what is being answered.

import { serve } from '@hono/node-server';

const CUT_AFTER_MS = 3_000;

export interface HttpFace {
  readonly port: number;
  /** Takes no more connections; what is still open after three seconds is cut. */
  stop(): Promise<void>;
}

export interface HttpAddress {
  readonly hostname: string;
  /** 0 = any that is free. */
  readonly port: number;
}

type Fetch = (request: Request) => Response | Promise<Response>;

/** Throws the error of the socket when the port is taken. */
export async function startHttp(fetch: Fetch, address: HttpAddress): Promise<HttpFace> {
  return await new Promise((resolve, reject) => {
    const server = serve({ fetch, ...address }, ({ port }) => resolve({ port, stop }));
    server.once('error', reject);

    async function stop(): Promise<void> {
      await new Promise<void>((closed) => {
        server.close(() => closed());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), CUT_AFTER_MS).unref();
      });
    }
  });
}
