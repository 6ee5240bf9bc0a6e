// The tools of the browser tests see what they are there to see.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { browserTest, expectAccessible, expectNoSidewaysScroll, expectValidHtml } from '../support/browser/index.ts';

const html = (body: string): string =>
  `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title></head><body><main><h1>Essai</h1>${body}</main></body></html>`;

const pages: Readonly<Record<string, string>> = {
  '/sound': html('<p>Une page saine.</p>'),
  '/no-label': html('<input name="a">'),
  '/wide': html('<table style="width: 900px"><tr><td>large</td></tr></table>'),
  '/invalid': html('<p><div>mal imbriqué</div></p>'),
};

const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'";
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const body = pages[request.url ?? ''];
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
    response.writeHead(body === undefined ? 404 : 200, headers).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

describe('the tools of the browser tests', () => {
  browserTest('find nothing wrong with a sound page, under a strict policy', async ({ page }) => {
    const answer = await page.goto(`${origin}/sound`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await expectValidHtml((await answer?.text()) ?? '');
  });

  browserTest('see a field without a label', async ({ page }) => {
    await page.goto(`${origin}/no-label`);
    await expect(expectAccessible(page)).rejects.toThrow('label');
  });

  browserTest('see a page that scrolls sideways', async ({ page }) => {
    await page.goto(`${origin}/wide`);
    await expect(expectNoSidewaysScroll(page)).rejects.toThrow('table');
  });

  browserTest('see HTML that breaks the standard', async ({ page }) => {
    const answer = await page.goto(`${origin}/invalid`);
    await expect(expectValidHtml((await answer?.text()) ?? '')).rejects.toThrow('close-order');
  });

  browserTest('hear a script that the policy refuses', async ({ page, trouble }) => {
    await page.goto(`${origin}/sound`);
    await page.evaluate(`document.body.append(Object.assign(document.createElement('script'), { text: 'alert(1)' }))`);
    await expect.poll(() => trouble.join()).toContain('Content Security Policy');
    trouble.length = 0;
  });
});
