// The least that may answer 250: smtp-server, the bytes written and synced, with or without their folder.

import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { SMTPServer } from 'smtp-server';

const [folder = '', syncs = 'file'] = process.argv.slice(2);

async function syncFolder(): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

async function keep(stream: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(join(folder, randomUUID()), 'wx');
  for await (const chunk of stream) await handle.writeFile(chunk);
  await handle.sync();
  await handle.close();
  if (syncs === 'file+folder') await syncFolder();
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData: (stream, _session, callback) => void keep(stream).then(() => callback(null, 'kept'), callback),
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.server.address() as AddressInfo;
  process.stdout.write(`ready ${port}\n`);
});
