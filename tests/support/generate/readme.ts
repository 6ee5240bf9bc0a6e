// The tables of README.md, between `<!-- NAME -->` and `<!-- /NAME -->`.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { declaredSettings } from '../settings.ts';
import { reasons } from './reasons.ts';

interface PackageJson {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly license?: string }>>;
}

const readJson = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

async function configuration(): Promise<string> {
  const rows = (await declaredSettings()).map(({ env, default: value, doc, secret }) => [
    `\`${env}\``,
    value === undefined ? '' : `\`${value}\``,
    secret === true ? `${doc.en} Secret.` : doc.en,
  ]);
  return table(['Variable', 'Default', 'Meaning'], rows);
}

/** No licence of the tree may forbid running Facteur for others or selling it. */
function refuseLicences({ packages }: LockFile): void {
  const refused = Object.entries(packages).filter(([, { license }]) =>
    /AGPL|SSPL|BUSL|non-?commercial/i.test(license ?? ''),
  );
  if (refused.length > 0) throw new Error(`Licences that forbid resale: ${refused.map(([path]) => path).join(', ')}`);
}

async function dependencies(root: string): Promise<string> {
  const own = await readJson<PackageJson>(join(root, 'package.json'));
  const lock = await readJson<LockFile>(join(root, 'package-lock.json'));
  refuseLicences(lock);
  const shipped = { ...own.dependencies, ...own.optionalDependencies };
  const all = { ...shipped, ...own.devDependencies };
  const unexplained = Object.keys(all).filter((name) => !(name in reasons));
  const gone = Object.keys(reasons).filter((name) => !(name in all));
  if (unexplained.length > 0) throw new Error(`Dependencies without a reason in reasons.ts: ${unexplained.join(', ')}`);
  if (gone.length > 0) throw new Error(`Reasons without a dependency in reasons.ts: ${gone.join(', ')}`);
  const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1);
  const rows = Object.entries(all)
    .filter(([name]) => !name.startsWith('@types/'))
    .toSorted(byName)
    .map(([name, version]) => [
      `${name} ${version}`,
      name in shipped ? '' : 'development',
      lock.packages[`node_modules/${name}`]?.license ?? 'see the package',
      reasons[name] ?? '',
    ]);
  return table(['Package', '', 'Licence', 'Why'], rows);
}

function fill(readme: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = readme.split(open);
  const after = rest?.split(close)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md lacks the markers ${open} … ${close}`);
  return `${before}${open}\n\n${text}\n\n${close}${after}`;
}

/** README.md with fresh tables. */
export async function readmeWithTables(root: string): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const configured = fill(readme, 'configuration', await configuration());
  return fill(configured, 'dependencies', await dependencies(root));
}
