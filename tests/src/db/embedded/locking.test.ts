import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, isAlive, recordingLog, run, scratchFolder, start, waitFor } from './support/scratch.ts';
import { startEmbeddedPostgres } from '#src/db/embedded/index.ts';

const containing = (text: string): unknown => expect.stringContaining(text);
const program = fileURLToPath(new URL('support/application.ts', import.meta.url));
let dataDir: string;
let serverPid = 0;
let holder: ReturnType<typeof run>;

beforeAll(async () => {
  dataDir = join(await scratchFolder(), 'postgres');
  holder = run(process.execPath, ['run', '--allow-all', program, dataDir, '--hold']);
  createInterface({ input: holder.stdout! }).on('line', (line) => (serverPid = Number(line.split(' ')[1])));
  await waitFor(() => serverPid > 0, 20_000);
});

describe('two instances on the same data', () => {
  it('refuses the second with a sentence in both languages, and the first does not notice', async () => {
    const attempt = startEmbeddedPostgres({ dataDir, log: recordingLog().log });
    await expect(attempt).rejects.toMatchObject({
      code: 'database.data_in_use',
      text: {
        fr: containing(`${dataDir} est déjà utilisé`),
        en: containing(`${dataDir} is already in use`),
      },
    });
    expect(isAlive(serverPid)).toBe(true);
  });

  it('attaches when asked, and leaves the server running at stop', async () => {
    const guest = await start(dataDir, { whenInUse: 'attach' });
    expect(guest.attached).toBe(true);
    expect(guest.pid).toBe(serverPid);
    expect(await ask(guest, 'select count(*)::int as rows from kept')).toEqual([{ rows: 0 }]);
    await guest.stop();
    expect(isAlive(serverPid)).toBe(true);
  });

  it('attaches to a server that is still being made', async () => {
    const folder = await scratchFolder();
    const starting = start(join(folder, 'postgres'));
    await waitFor(async () => (await readdir(folder)).some((name) => name.startsWith('postgres.new-')));
    const guest = await start(join(folder, 'postgres'), { whenInUse: 'attach' });
    expect([(await starting).attached, guest.attached]).toEqual([false, true]);
    expect(await ask(guest, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('takes over from an instance that was killed', async () => {
    holder.kill('SIGKILL');
    const server = await start(dataDir);
    expect(server.attached).toBe(false);
    expect(server.lines.find(({ message }) => message.includes('left by an earlier run'))?.data).toEqual({
      postgresPid: serverPid,
    });
    await server.stop();
  });
});
