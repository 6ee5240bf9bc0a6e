// The container's health check: ends with 0 when the server answers, else with 1.
//   deno run --allow-net --allow-env src/launch/health.mjs

import process from 'node:process';

const { FACTEUR_HTTP_HOST: host = '0.0.0.0', FACTEUR_HTTP_PORT: port = '3000' } = process.env;
const everywhere = ['0.0.0.0', '::', ''];
const address = everywhere.includes(host) ? '127.0.0.1' : host;

try {
  const answer = await fetch(`http://${address.includes(':') ? `[${address}]` : address}:${port}/health/live`, {
    signal: AbortSignal.timeout(4000),
  });
  process.exit(answer.ok ? 0 : 1);
} catch {
  process.exit(1);
}
