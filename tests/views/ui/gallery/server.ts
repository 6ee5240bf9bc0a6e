// Serves the gallery and static/ under the product's content security policy. For the tests, and for looking at it:
// `deno run -A tests/views/ui/gallery/server.ts 4199`.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { renderDocument } from '#views/ui/index.ts';
import type { Element } from '#views/ui/index.ts';
import { DashboardPage } from './dashboard.tsx';
import { DetailPage } from './detail.tsx';
import { FormPage, LoginPage, NotFoundPage, WizardPage } from './forms.tsx';
import { CHOICES, companyChoices, type GalleryOptions } from './frame.tsx';
import { EmptyPage, ListPage } from './invoices.tsx';
import { KitPage } from './kit.tsx';
import { LivePage, PROGRESS, SIGNALS, liveStages } from './live.tsx';
import { SAMPLE_PAGE } from './sample-page.ts';

export const PAGES: Readonly<Record<string, (options: GalleryOptions) => Element>> = {
  '/dashboard': DashboardPage,
  '/list': ListPage,
  '/detail': DetailPage,
  '/empty': EmptyPage,
  '/form': FormPage,
  '/kit': KitPage,
  '/live': LivePage,
  '/login': LoginPage,
  '/wizard': WizardPage,
  '/missing': NotFoundPage,
};

const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The markup of a page, as sent. */
export async function renderPage(path: string, options: Partial<GalleryOptions> = {}): Promise<string | undefined> {
  const page = PAGES[path];
  return page && renderDocument(page({ language: 'fr', density: 'comfortable', ...options }));
}

// The document of the upload is read when its progress is asked for the second time.
let asked = 0;

async function progress(): Promise<string> {
  asked += 1;
  return await liveStages(asked > 1 ? 'read' : 'received');
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://gallery');
  const send = (status: number, type: string, body: string | Uint8Array): void => {
    response.writeHead(status, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
  };
  if (url.pathname === '/upload') return upload(request, send);
  if (url.pathname === SIGNALS) return signal(response);
  if (url.pathname === PROGRESS) return send(200, 'text/html; charset=utf-8', await progress());
  if (url.pathname === '/answer') {
    return send(200, 'text/html; charset=utf-8', `jeton ${String(request.headers['x-csrf-token'] ?? 'absent')}`);
  }
  if (url.pathname === CHOICES) return send(200, 'text/html; charset=utf-8', await companyChoices());
  if (url.pathname === '/page.svg') return send(200, 'image/svg+xml', SAMPLE_PAGE);
  if (url.pathname.startsWith('/static/') && !url.pathname.includes('..')) {
    const file = await readFile(new URL(`../../../../${url.pathname.slice(1)}`, import.meta.url));
    return send(200, TYPES[url.pathname.split('.').pop() ?? ''] ?? 'application/octet-stream', file);
  }
  const density = url.searchParams.get('density') === 'dense' ? 'dense' : 'comfortable';
  const page = await renderPage(url.pathname, { density });
  return page ? send(200, 'text/html; charset=utf-8', page) : send(404, 'text/plain', 'not found');
}

/** Says that the document of the upload came further, every 200 ms until nobody listens. */
function signal(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'content-security-policy': POLICY });
  const timer = setInterval(() => response.write('event: document\ndata: 42\n\n'), 200);
  response.on('close', () => clearInterval(timer));
}

/** Takes any file but one called `refused…`; waits for the whole body as a real intake would. */
async function upload(
  request: IncomingMessage,
  send: (status: number, type: string, body: string) => void,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const body = Buffer.concat(chunks).toString('latin1');
  const refused = body.includes('filename="refused');
  const authorised = request.headers['x-csrf-token'] === 'gallery' && body.includes('name="direction"');
  if (refused || !authorised)
    return send(422, 'application/problem+json', JSON.stringify({ detail: 'Ce fichier est vide.' }));
  asked = 0;
  return send(201, 'application/json', JSON.stringify({ id: '42' }));
}

/** Starts on a free port (or the one given) and resolves with the base address. */
export async function startGallery(port = 0): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
