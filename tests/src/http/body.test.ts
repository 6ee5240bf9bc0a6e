import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { Budget, documentBody, pageBody } from '#src/http/body.ts';
import { asProblem } from '#src/http/problems.ts';

const MEGABYTE = 1024 * 1024;

describe('the budget of large bodies', () => {
  test('lets in what there is room for, and the next one when somebody has left', async () => {
    const budget = new Budget(10);
    const order: string[] = [];
    await budget.take(6);
    const second = budget.take(6).then(() => order.push('second'));
    const third = budget.take(4).then(() => order.push('third'));
    await Promise.resolve();
    expect(order).toEqual([]);
    budget.give(6);
    await Promise.all([second, third]);
    expect(order).toEqual(['second', 'third']);
  });

  test('tells who has waited too long to come back, and lets the ones behind pass', async () => {
    const budget = new Budget(10, 20);
    await budget.take(8);
    const behind = budget.take(9);
    const small = budget.take(2);
    await expect(behind).rejects.toMatchObject({ code: 'http.busy', status: 503 });
    await expect(small).resolves.toBeUndefined();
  });
});

function application() {
  const app = new Hono();
  let most = 0;
  let now = 0;
  app.onError((error, c) => c.text(asProblem(error).code, asProblem(error).status as 413));
  const isKnown = async (_: unknown, secret: string): Promise<boolean> => await Promise.resolve(secret === 'vrai');
  const body = pageBody(documentBody(10 * MEGABYTE), [{ path: '/upload', isKnown }]);
  app.use('/stranger', body);
  app.use('/upload', body);
  app.use('/document', documentBody(10 * MEGABYTE));
  app.post('*', async (c) => {
    now += 1;
    most = Math.max(most, now);
    const { byteLength } = await c.req.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 20));
    now -= 1;
    return c.text(String(byteLength));
  });
  return { app, most: () => most };
}

/** A body that does not say how long it is. */
const chunked = (bytes: number): RequestInit => ({
  method: 'POST',
  headers: { 'transfer-encoding': 'chunked' },
  body: new Blob([new Uint8Array(bytes)]).stream(),
});

describe('a body', () => {
  test('of a stranger is a form, not a document', async () => {
    const { app } = application();
    expect(await (await app.request('/stranger', chunked(60_000))).text()).toBe('60000');
    expect((await app.request('/stranger', chunked(70_000))).status).toBe(413);
  });

  test('of a stranger with a link is a document where one is awaited, and a form elsewhere', async () => {
    const { app } = application();
    expect(await (await app.request('/upload?jeton=vrai', chunked(70_000))).text()).toBe('70000');
    expect((await app.request('/upload?jeton=faux', chunked(70_000))).status).toBe(413);
    expect((await app.request('/upload', chunked(70_000))).status).toBe(413);
    expect((await app.request('/stranger?jeton=vrai', chunked(70_000))).status).toBe(413);
    expect((await app.request('/upload?jeton=vrai', chunked(12 * MEGABYTE))).status).toBe(413);
  });

  test('may be as large as a document, announced or not, and no larger', async () => {
    const { app } = application();
    expect(await (await app.request('/document', chunked(10 * MEGABYTE))).text()).toBe(String(10 * MEGABYTE));
    expect((await app.request('/document', chunked(12 * MEGABYTE))).status).toBe(413);
  });

  test('is held in memory with few others as large', async () => {
    const { app, most } = application();
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => await app.request('/document', chunked(9 * MEGABYTE))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(most()).toBe(2);
  });
});
