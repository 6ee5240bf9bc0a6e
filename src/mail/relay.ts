// The relay that carries our mail on, as the settings name it.

import { connect, type Socket } from 'node:net';
import type { Config } from '../config.ts';
import * as settings from '../settings.ts';

export interface Relay {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly isSecure: boolean;
  /** No word before STARTTLS. */
  readonly needsTls: boolean;
  readonly takesAnyCertificate: boolean;
  readonly credentials: { readonly user: string; readonly pass: string } | undefined;
}

/** Same default ports as the launcher grants (src/launch/addresses.mjs). */
const PORTS = { smtp: 25, smtps: 465 } as const;

/** Undefined when none is configured: mails are held. */
export function relayOf(config: Config): Relay | undefined {
  const text = config.get(settings.relayUrl);
  if (text === undefined) return undefined;
  const url = new URL(text);
  const isSecure = url.protocol === 'smtps:';
  const user = config.get(settings.relayUser) ?? decodeURIComponent(url.username);
  const pass = config.get(settings.relayPassword) ?? decodeURIComponent(url.password);
  const tls = config.get(settings.relayTls) ?? (user === '' ? 'offered' : 'required');
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? PORTS[isSecure ? 'smtps' : 'smtp'] : Number(url.port),
    isSecure,
    needsTls: !isSecure && tls === 'required',
    takesAnyCertificate: tls === 'unverified',
    credentials: user === '' ? undefined : { user, pass },
  };
}

/**
 * A connected socket, by name: the process may reach the relay's name and port, not whatever address a library looks
 * up for itself.
 */
export async function openSocket({ host, port }: Relay, withinMs: number): Promise<Socket> {
  return await new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const late = setTimeout(() => socket.destroy(new Error(`No connection within ${withinMs} ms`)), withinMs);
    socket.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(late);
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

/** Who our mails come from. */
export function senderOf(config: Config): { readonly name: string; readonly address: string } {
  return {
    name: config.get(settings.senderName),
    address: config.get(settings.senderAddress) ?? `facteur@${config.get(settings.mailDomain)}`,
  };
}
