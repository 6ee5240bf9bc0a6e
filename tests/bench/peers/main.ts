// The process of one contender: `main.ts NAME INPUTS PACKAGES`.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { CONTENDERS } from './contenders.ts';
import { serve } from './contender.ts';

const [name = '', inputs = '', packages = ''] = process.argv.slice(2);
const contender = CONTENDERS.find((one) => one.name === name);
if (!contender) throw new Error(`No contender is called ${name}`);
const { resolve } = createRequire(join(packages, 'package.json'));
await serve(contender, inputs, async (specifier) => (await import(pathToFileURL(resolve(specifier)).href)) as unknown);
process.exit(0);
