// One browser for the whole run; test files connect to it and open their own contexts.

import process from 'node:process';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { howToGetChromium, obtainChromium } from '../browser/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the browser; empty when this machine has none. */
    readonly browserEndpoint: string;
  }
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const found = await obtainChromium(say);
  if (found === undefined) {
    say(`\nBROWSER TESTS LEFT OUT: there is no Chromium here and none could be installed.\n${howToGetChromium}\n`);
    project.provide('browserEndpoint', '');
    return undefined;
  }
  const server = await chromium.launchServer({
    executablePath: found.executablePath,
    args: flags,
    env: { ...process.env, ...found.env },
  });
  project.provide('browserEndpoint', server.wsEndpoint());
  return async () => {
    await server.close();
  };
}
