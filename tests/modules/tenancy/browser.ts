// A browser without script: keeps its cookies, fills forms, follows redirects by hand.

import { createHttp } from '#src/http/app.ts';
import { loadStatic } from '#src/http/assets.ts';
import { createMetrics } from '#src/http/metrics.ts';
import type { Setting } from '#src/config.ts';
import type { Ctx } from '#src/context.ts';
import type { Module } from '#src/module.ts';
import { publicUrl } from '#src/settings.ts';
import { renderPaper } from '#modules/facturx';
import { gate, publicPages, tenancyModule } from '#modules/tenancy';

export interface Page {
  readonly status: number;
  /** Of a redirect. */
  readonly location: string | undefined;
  readonly html: string;
  readonly headers: Headers;
}

export interface Browser {
  get(path: string): Promise<Page>;
  /** Sends the fields; adds the page's CSRF token unless `_csrf` is given. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Page>;
  /** The same with fields of one name several times. */
  postForm(path: string, fields: URLSearchParams): Promise<Page>;
  /** As the wizard and the sign-in page leave it. */
  readonly cookies: Map<string, string>;
}

/** `others`: modules beside this one. */
export async function openApplication(ctx: Ctx, others: readonly Module[] = []) {
  const files = await loadStatic('static');
  return createHttp({
    ctx,
    gate,
    files,
    live: { listen: () => () => undefined, close: async () => await Promise.resolve() },
    metrics: createMetrics(),
    readiness: { check: async () => await Promise.resolve({}) },
    modules: [tenancyModule({ workload: [], papers: { draw: renderPaper } }), ...others],
    publicPages,
    renderProblem: (c, problem) => c.text(problem.code, problem.status as 400),
    renderApiDocs: (c) => c.text(''),
  });
}

/** The same instance, which people reach at this address. */
export function atAddress(ctx: Ctx, url: string): Ctx {
  const get = <T>(setting: Setting<T>): T => (setting.env === publicUrl.env ? (url as T) : ctx.config.get(setting));
  return { ...ctx, config: { get } };
}

const ORIGIN = 'http://facteur.test';

export function openBrowser(
  app: Awaited<ReturnType<typeof openApplication>>,
  headers: Record<string, string> = {},
): Browser {
  const cookies = new Map<string, string>();
  let csrf = '';

  const request = async (path: string, init: RequestInit): Promise<Page> => {
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.request(`${ORIGIN}${path}`, {
      ...init,
      headers: { cookie, 'accept-language': 'fr', ...(init.headers as Record<string, string>), ...headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const html = await response.text();
    csrf = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? csrf;
    return {
      status: response.status,
      location: response.headers.get('location') ?? undefined,
      html,
      headers: response.headers,
    };
  };

  const send = async (path: string, body: string): Promise<Page> =>
    await request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, host: 'facteur.test' },
    });

  return {
    cookies,
    get: async (path) => await request(path, { method: 'GET' }),
    post: async (path, fields) => await send(path, new URLSearchParams({ _csrf: csrf, ...fields }).toString()),
    postForm: async (path, fields) => await send(path, `_csrf=${csrf}&${fields.toString()}`),
  };
}
