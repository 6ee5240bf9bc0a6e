// The addresses that the program listens on and reaches, as Deno writes them: `host:port`, `unix:/path`.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';

const defaultPorts = { 'http:': 80, 'https:': 443, 'postgres:': 5432, 'postgresql:': 5432, 'smtp:': 25, 'smtps:': 465 };

const hostAndPort = (host, port) => `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;

/** Where the embedded server's socket is: the same rule as src/db/embedded/socket-folder.ts. */
export function embeddedSocketFolder(dataDir) {
  const cluster = join(dataDir, 'postgres');
  if (Buffer.byteLength(join(cluster, '.s.PGSQL.5432')) <= 107) return cluster;
  return `/tmp/facteur-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
}

/** What a URL leads to. A PostgreSQL one may name the folder of a socket instead of a host. Unreadable: nothing. */
function reached(url) {
  // `postgres://user@/db?host=/run/postgresql` is what PostgreSQL allows and URL does not.
  const text = url.replace('@/', '@localhost/');
  if (!URL.canParse(text)) return [];
  const { protocol, hostname, port, searchParams } = new URL(text);
  const host = decodeURIComponent(searchParams.get('host') ?? hostname);
  const number = port || searchParams.get('port') || defaultPorts[protocol] || 443;
  if (host.startsWith('/')) return [`unix:${join(host, `.s.PGSQL.${number}`)}`];
  return host ? [`${host}:${number}`] : [];
}

/** Those that SPF, DKIM and DMARC of incoming mail are asked from. */
function nameServers() {
  const text = existsSync('/etc/resolv.conf') ? readFileSync('/etc/resolv.conf', 'utf8') : '';
  return [...text.matchAll(/^\s*nameserver\s+(\S+)/gm)].map(([, address]) => hostAndPort(address, 53));
}

/** Everything: own ports, the database, hosts of settings that are URLs, FACTEUR_ALLOW_NET, name servers. */
export function addresses({ dataDir, http, smtp, databaseUrl, urls, extraHosts }) {
  const database = databaseUrl
    ? reached(databaseUrl)
    : [`unix:${join(embeddedSocketFolder(dataDir), '.s.PGSQL.5432')}`];
  return [
    hostAndPort(http.host, http.port),
    hostAndPort(smtp.host, smtp.port),
    ...database,
    ...urls.flatMap((url) => reached(url)),
    ...extraHosts,
    ...nameServers(),
  ];
}

/** Paths of the sockets among addresses: connecting to one takes the right to read and write it. */
export function socketsOf(list) {
  return list.filter((address) => address.startsWith('unix:')).map((address) => address.slice('unix:'.length));
}
