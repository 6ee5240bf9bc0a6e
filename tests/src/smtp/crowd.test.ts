import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, expect, test, vi } from 'vitest';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { openTestWorld } from '../../support/world.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'smtp' } });
const app = await startTestApp(world);
const sockets: Socket[] = [];
afterAll(() => sockets.forEach((socket) => socket.destroy()));

/** Connects and gives the first words of the server. */
async function greeting(): Promise<string> {
  const socket = connect(app.smtpPort, '127.0.0.1');
  socket.on('error', () => undefined);
  sockets.push(socket);
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return bytes.toString();
}

test('one address holds fifty connections, not all of them, and gets in again when it lets some go', async () => {
  const greetings = await Promise.all(Array.from({ length: 50 }, greeting));
  expect(greetings.filter((words) => words.startsWith('220')).length).toBe(50);
  expect(await greeting()).toMatch(/^421 /);
  sockets.slice(0, 5).forEach((socket) => socket.destroy());
  await vi.waitFor(async () => expect(await greeting()).toMatch(/^220 /), { timeout: 30_000, interval: 200 });
});
