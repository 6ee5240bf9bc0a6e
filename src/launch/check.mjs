// node src/launch/check.mjs [--static]
// Everything that must hold before a change is shared: what `npm run check` does. --static leaves the tests out.
// The last line counts: `N passed, N failed`.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { ensureInstalled } from './install.mjs';
import { say } from './say.mjs';
import { root } from './settings.mjs';
import { findDeno } from './tools.mjs';

const inModules = (path) => join(root, 'node_modules', path);
const deno = (...words) => [findDeno(), 'run', '-A', ...words];

/** Name, what to do when it fails, command. */
const checks = () => [
  ['formatting', 'npx oxfmt', [inModules('.bin/oxfmt'), '--check']],
  ['lint', 'npx oxlint --fix', [inModules('.bin/oxlint')]],
  ['types', '', [inModules('.bin/tsc'), '--noEmit', '-p', root]],
  [
    'module boundaries',
    'README.md, « How the house is built »',
    deno(
      inModules('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--no-cache',
      'src',
      'modules',
      'views',
      'migrations',
      'tests',
    ),
  ],
  ['dead code', '', deno(inModules('knip/bin/knip.js'), '--no-progress')],
  ['generated files', 'npm run generate', deno(join(root, 'tests/support/generate.ts'), '--check')],
];

/** Output as it comes; `null` when the command could not be started. */
function run(words, onOutput) {
  return new Promise((resolve) => {
    const [file, ...args] = words;
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
}

async function runCheck([name, advice, words]) {
  const start = performance.now();
  let output = '';
  const code = await run(words, (bytes) => (output += bytes));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (code === 0) return true;
  process.stdout.write(`${output.trim().replaceAll(/^/gm, '     ')}\n`);
  if (advice) process.stdout.write(`     → ${advice}\n`);
  return false;
}

/** Runs all tests, shown as they come; their own last line is read, not repeated. */
async function runTests() {
  let tail = '';
  const code = await run(deno(inModules('vitest/vitest.mjs'), 'run'), (bytes) => {
    process.stdout.write(bytes);
    tail = (tail + bytes).slice(-2000);
  });
  const [, passed, failed] = /(\d+) passed, (\d+) failed[^\n]*\n*$/.exec(tail) ?? [];
  if (passed === undefined) return { passed: 0, failed: 1 };
  return { passed: Number(passed), failed: Math.max(Number(failed), code === 0 ? 0 : 1) };
}

async function main() {
  await ensureInstalled('all');
  const total = { passed: 0, failed: 0 };
  for (const check of checks()) total[(await runCheck(check)) ? 'passed' : 'failed'] += 1;
  if (!process.argv.includes('--static')) {
    const { passed, failed } = await runTests();
    total.passed += passed;
    total.failed += failed;
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  if (total.failed > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  say(error);
  process.exitCode = 1;
}
