import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeProject, type Project } from './support/project.ts';

const hello = { 'src/main.ts': `console.log('hello from', import.meta.dirname);` };
const stamp = (project: Project): string => join(project.root, 'node_modules/.facteur-install');
const installations = (output: string): number => output.split('Installing packages').length - 1;

describe('the first start', () => {
  it('installs once, and the second start does not', async () => {
    const project = await makeProject(hello, {});
    const first = await project.run(['start']);
    expect(first).toMatchObject({ code: 0, stdout: `hello from ${project.root}/src\n` });
    expect(first.stderr).toContain('Installation des paquets');
    const { mtimeMs } = await stat(stamp(project));
    const second = await project.run(['start']);
    expect(second).toEqual({ code: 0, stdout: first.stdout, stderr: '' });
    expect((await stat(stamp(project))).mtimeMs).toBe(mtimeMs);
  });

  it('installs again when the lock file has changed', async () => {
    const project = await makeProject(hello, {});
    await project.run(['start']);
    const lock = { name: 'trial', version: '2.0.0', lockfileVersion: 3, packages: { '': { name: 'trial' } } };
    await writeFile(join(project.root, 'package-lock.json'), JSON.stringify(lock));
    expect(installations((await project.run(['start'])).stderr)).toBe(1);
    expect(installations((await project.run(['start'])).stderr)).toBe(0);
  });

  it('installs from a lock file that lacks packages of other platforms, and does not touch it', async () => {
    const project = await makeProject(hello, {});
    const optionalDependencies = { 'of-another-platform': 'http://127.0.0.1:1/absent-1.0.0.tgz' };
    const manifest = { name: 'trial', type: 'module', optionalDependencies };
    await writeFile(join(project.root, 'package.json'), JSON.stringify(manifest));
    const lock = { name: 'trial', lockfileVersion: 3, packages: { '': { name: 'trial', optionalDependencies } } };
    await writeFile(join(project.root, 'package-lock.json'), JSON.stringify(lock));
    const outcome = await project.run(['start'], { npm_config_fetch_retries: '0' });
    expect(outcome).toMatchObject({ code: 0, stdout: `hello from ${project.root}/src\n` });
    expect(JSON.parse(await readFile(join(project.root, 'package-lock.json'), 'utf8'))).toEqual(lock);
  });

  it('leaves alone what npm itself installed completely', async () => {
    const project = await makeProject(hello, { present: 'http://127.0.0.1:1/present-1.0.0.tgz' });
    const record = { packages: { 'node_modules/present': { version: '1.0.0' } } };
    await mkdir(join(project.root, 'node_modules'));
    await writeFile(join(project.root, 'node_modules/.package-lock.json'), JSON.stringify(record));
    const outcome = await project.run(['start']);
    expect(outcome.code).toBe(0);
    expect(installations(outcome.stderr)).toBe(0);
  });

  it('waits for another that installs, and both run', async () => {
    const project = await makeProject(hello, {});
    const both = await Promise.all([project.run(['start']), project.run(['start'])]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ stdout }) => stdout)).toEqual(Array(2).fill(`hello from ${project.root}/src\n`));
    expect(installations(both.map(({ stderr }) => stderr).join())).toBe(1);
  });

  it('says so when the registry does not answer, and fails', async () => {
    const project = await makeProject(hello, { absent: 'http://127.0.0.1:1/absent-1.0.0.tgz' });
    const outcome = await project.run(['start'], { npm_config_fetch_retries: '0' });
    expect(outcome.code).not.toBe(0);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).toContain('Le registre de paquets npm ne répond pas');
    expect(outcome.stderr).toContain('The npm registry does not answer');
    expect(existsSync(stamp(project))).toBe(false);
  });

  it('names the commands when it does not know the one given', async () => {
    const project = await makeProject(hello, {});
    const outcome = await project.run(['strat']);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('Commande inconnue : strat. Commandes : start');
    expect(existsSync(join(project.root, 'node_modules'))).toBe(false);
  });
});
