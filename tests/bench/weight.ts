// The first load of a page, in bytes as they go over the wire: the page and everything it asks for.

import type { Figure } from './figure.ts';
import { HttpConnection, type HttpAnswer } from './http-client.ts';
import { gunzipSync } from 'node:zlib';

const AIM_KB = 100;

function textOf({ headers, body }: HttpAnswer): string {
  const isZipped = /^content-encoding: gzip/im.test(headers);
  return (isZipped ? gunzipSync(body) : body).toString('utf8');
}

/** Files of ours that a page names: style sheets, scripts, icons, pictures. */
function namedIn(html: string): string[] {
  const found = [...html.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map((match) => match[1] ?? '');
  return [...new Set(found)].map((path) => path.replaceAll('&amp;', '&'));
}

export async function measureWeight(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Figure[]> {
  const asBrowser = { ...headers, 'accept-encoding': 'gzip', accept: 'text/html' };
  const connection = await HttpConnection.open(port);
  const page = await connection.get(path, asBrowser);
  const files = namedIn(textOf(page));
  let total = page.size;
  for (const file of files) total += (await connection.get(file, asBrowser)).size;
  connection.close();
  const detail = `page ${(page.size / 1000).toFixed(1)} kB and ${files.length} files, heads included`;
  return [{ name: 'first load of the purchase list', value: total / 1000, unit: 'kB', atMost: AIM_KB, detail }];
}
