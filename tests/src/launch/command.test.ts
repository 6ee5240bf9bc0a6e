import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeProject, realNode, type Project } from './support/project.ts';

const shown = `console.log(JSON.stringify({
  args: process.argv.slice(2), pid: process.pid, data: process.env.FACTEUR_DATA, temporary: process.env.TMPDIR, cwd: process.cwd(),
}));`;
const waiting = `
process.on('SIGTERM', () => { console.log('stopping'); process.exit(7); });
console.log('waiting'); setInterval(() => {}, 1000);`;

interface Shown {
  readonly args: readonly string[];
  readonly cwd: string;
}

let project: Project;

beforeAll(async () => {
  const cli = `if (process.argv[2] === 'wait') {${waiting}} else { ${shown} process.exit(Number(process.argv[3] ?? 0)); }`;
  project = await makeProject({ 'src/main.ts': shown, 'src/cli.ts': cli }, {});
  await project.run(['start']);
});

describe('npm start', () => {
  it('becomes the program: no process in between, arguments whole', async () => {
    const args = ['start', 'a b', `it's`, '$HOME `id` "x"', ''];
    const child = spawn('sh', ['src/launch/run.sh', ...args], {
      cwd: project.root,
      env: { PATH: process.env['PATH'], FACTEUR_DENO: process.execPath },
    });
    const text = await new Promise<string>((resolve) => child.stdout.on('data', (bytes) => resolve(String(bytes))));
    expect(JSON.parse(text)).toMatchObject({ pid: child.pid, args: args.slice(1), cwd: project.root });
  });

  it('keeps what it writes under the data folder, temporary files and caches too', async () => {
    const before = (await readdir(project.root)).toSorted();
    const { stdout } = await project.run(['start']);
    expect(JSON.parse(stdout)).toMatchObject({ data: project.dataDir, temporary: join(project.dataDir, 'tmp') });
    expect((await readdir(project.root)).toSorted()).toEqual(before);
    expect((await readdir(project.dataDir)).toSorted()).toEqual(['cache', 'tmp']);
    expect((await stat(join(project.dataDir, 'tmp'))).mode & 0o777).toBe(0o700);
  });

  it('says so when the data folder cannot be made', async () => {
    const outcome = await project.run(['start'], { FACTEUR_DATA: './package.json/data' });
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('Impossible de créer le dossier de données');
  });

  it('refuses a path that permissions cannot express', async () => {
    const outcome = await project.run(['start'], { FACTEUR_DATA: join(project.root, 'a,b') });
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('contient une virgule');
  });

  it.runIf(process.getuid?.() === 0)(
    'opens the way for the account of PostgreSQL, and says which folders',
    async () => {
      const closed = await mkdtemp(join(tmpdir(), 'facteur-closed-'));
      const outcome = await project.run(['start'], { FACTEUR_DATA: join(closed, 'data') });
      expect(outcome.stderr).toContain(closed);
      expect((await stat(closed)).mode & 0o777).toBe(0o701);
      const external = await mkdtemp(join(tmpdir(), 'facteur-closed-'));
      await project.run(['start'], {
        FACTEUR_DATA: join(external, 'data'),
        DATABASE_URL: 'postgres://db.example/facteur',
      });
      expect((await stat(external)).mode & 0o777).toBe(0o700);
    },
  );
});

describe('the command line', () => {
  it('hands over arguments and the exit code', async () => {
    const outcome = await project.facteur(['init', '3', 'a b', '--help']);
    expect(outcome.code).toBe(3);
    expect((JSON.parse(outcome.stdout) as Shown).args).toEqual(['init', '3', 'a b', '--help']);
  });

  it('reads a file that its user names, from where the command was typed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'facteur-where-'));
    await writeFile(join(folder, 'x.txt'), 'x');
    const { stdout } = await promisify(execFile)(
      'sh',
      [...realNode, join(project.root, 'src/launch/facteur.mjs'), 'show', '0'],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'], FACTEUR_DENO: process.execPath },
      },
    );
    expect((JSON.parse(stdout) as Shown).cwd).toBe(folder);
  });

  it('hands over signals', async () => {
    const child = spawn('sh', [...realNode, 'src/launch/facteur.mjs', 'wait'], {
      cwd: project.root,
      env: { PATH: process.env['PATH'], FACTEUR_DENO: process.execPath },
    });
    let output = '';
    const ended = new Promise((resolve) => child.on('close', resolve));
    await new Promise<void>((resolve) =>
      child.stdout.on('data', (bytes) => {
        output += String(bytes);
        if (output.includes('waiting')) resolve();
      }),
    );
    // Not child.kill(): Deno then reports the signal instead of the exit code.
    process.kill(child.pid ?? 0, 'SIGTERM');
    expect(await ended).toBe(7);
    expect(output).toContain('stopping');
  });
});
