// Where the password of a command may come from: a real process, whose arguments everybody can list.

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';

const folder = await mkdtemp(join(tmpdir(), 'facteur-secret-'));
afterAll(async () => await rm(folder, { recursive: true, force: true }));
const file = join(folder, 'password');
await writeFile(file, 'phrase du fichier\nautre ligne\n');

const program = `
  import { readPassword } from '${join(import.meta.dirname, '../../../src/cli/secret.ts')}';
  const options = JSON.parse(process.argv.at(-1));
  await readPassword(options).then((text) => console.log(text), (error) => console.log(error.text.fr));
`;

async function given(options: object, input = ''): Promise<string> {
  const script = join(folder, 'program.ts');
  await writeFile(script, `import process from 'node:process';\n${program}`);
  const child = spawn(process.execPath, ['run', '-A', '--quiet', script, JSON.stringify(options)]);
  child.stdin.end(input);
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8').trimEnd();
}

test.each([
  [{ password: 'phrase donnée' }, '', 'phrase donnée'],
  [{ password: '-' }, 'phrase lue\r\nautre', 'phrase lue'],
  [{ 'password-file': file }, '', 'phrase du fichier'],
  [{}, 'ignorée', 'Il manque : --password, --password-file'],
  [{ password: '-' }, '', 'Il manque : le mot de passe'],
  [{ password: 'x', 'password-file': file }, '', 'Un seul mot de passe : --password ou --password-file'],
])('%j and the input %j give « %s »', async (options, input, expected) => {
  expect(await given(options, input)).toBe(expected);
});
