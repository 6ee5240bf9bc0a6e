// A copy of the launcher in a project of its own, in a folder whose name a careless shell would take apart.

import { execFile, type ExecFileException } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** Deno runs a child called `node` as itself; a shell does not. */
export const realNode = ['-c', 'exec node "$0" "$@"'];

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

export interface Project {
  readonly root: string;
  readonly dataDir: string;
  /** `sh src/launch/run.sh …` */
  run(args: readonly string[], environment?: Record<string, string>): Promise<Outcome>;
  /** `node src/launch/facteur.mjs …` */
  facteur(args: readonly string[], environment?: Record<string, string>): Promise<Outcome>;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const lockOf = (dependencies: Record<string, string>): object => ({
  name: 'trial',
  lockfileVersion: 3,
  packages: {
    '': { name: 'trial', dependencies },
    ...Object.fromEntries(
      Object.entries(dependencies).map(([name, address]) => [
        `node_modules/${name}`,
        { version: '1.0.0', resolved: address },
      ]),
    ),
  },
});

/**
 * @param files contents by path (`src/main.ts`)
 * @param packages 'ours': our own packages, installed; else the dependencies (name → address) of a project without any
 */
export async function makeProject(
  files: Record<string, string>,
  packages: 'ours' | Record<string, string>,
): Promise<Project> {
  const parent = await realpath(await mkdtemp(join(tmpdir(), 'facteur-launch-')));
  folders.push(parent);
  const root = join(parent, `l'été & co "mes" $factures`);
  await mkdir(join(root, 'src'), { recursive: true });
  await cp(join(repository, 'src/launch'), join(root, 'src/launch'), { recursive: true });
  if (packages === 'ours') await useOurPackages(root);
  else {
    const manifest = { name: 'trial', type: 'module', dependencies: packages };
    await writeFile(join(root, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(root, 'package-lock.json'), JSON.stringify(lockOf(packages)));
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return {
    root,
    dataDir: join(root, 'data'),
    run: (args, environment) => shell(root, ['src/launch/run.sh', ...args], environment),
    facteur: (args, environment) => shell(root, [...realNode, 'src/launch/facteur.mjs', ...args], environment),
  };
}

async function useOurPackages(root: string): Promise<void> {
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json'])
    await cp(join(repository, name), join(root, name));
  for (const name of await readdir(join(repository, 'src'))) {
    if (name !== 'launch' && name !== 'main.ts' && name !== 'cli.ts') {
      await cp(join(repository, 'src', name), join(root, 'src', name), { recursive: true });
    }
  }
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
}

function shell(root: string, args: readonly string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, FACTEUR_DENO: process.execPath, ...environment };
  return new Promise((resolve) => {
    execFile('sh', args, { cwd: root, env, timeout: 60_000 }, (error: ExecFileException | null, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}
