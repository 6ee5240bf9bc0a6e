// How much of a request's body is taken in, and from whom: nothing before its sender is known (src/http/app.ts puts
// these after the doors), a form's worth from strangers, and large documents from everybody only a few at a time —
// a body is held in memory several times over while it is parsed.

import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { LinkedUpload } from '../module.ts';
import type { PageEnv } from './env.ts';
import { bodyTooLarge, busy } from './errors.ts';

/** Multipart framing on top of the file itself. */
const FRAMING = 1024 * 1024;
/** The forms that strangers may send hold a few lines. */
const STRANGER_BYTES = 64 * 1024;
/** Bodies up to this size never wait. */
const LIGHT_BYTES = 2 * 1024 * 1024;
/** Largest documents taken in at once. */
const LARGEST_AT_ONCE = 2;
const PATIENCE_MS = 60_000;

function atMost(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw bodyTooLarge();
    },
  });
}

/**
 * For pages: `known` when somebody is signed in, or holds the link that a page for uploads asks for; else a form's worth.
 * Throws `http.body_too_large`.
 */
export function pageBody(known: MiddlewareHandler, uploads: readonly LinkedUpload[] = []): MiddlewareHandler {
  const stranger = atMost(STRANGER_BYTES);
  return async (c, next) => {
    const { visitor, ctx } = c.var as PageEnv['Variables'];
    const upload = visitor ? undefined : uploads.find(({ path }) => path === c.req.path);
    const isLetIn = upload && (await upload.isKnown(ctx, c.req.query('jeton') ?? ''));
    return await (visitor || isLetIn ? known : stranger)(c, next);
  };
}

interface Waiting {
  readonly cost: number;
  readonly enter: () => void;
}

/** Bytes that may be on their way in together; the next one waits its turn. */
export class Budget {
  #free: number;
  readonly #patienceMs: number;
  readonly #line: Waiting[] = [];

  constructor(bytes: number, patienceMs: number = PATIENCE_MS) {
    this.#free = bytes;
    this.#patienceMs = patienceMs;
  }

  /** Resolves when there is room. Throws `http.busy` when none comes in time. */
  async take(cost: number): Promise<void> {
    if (this.#line.length === 0 && cost <= this.#free) {
      this.#free -= cost;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        cost,
        enter: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#line.splice(this.#line.indexOf(waiting), 1);
        reject(busy());
        this.#admit();
      }, this.#patienceMs);
      this.#line.push(waiting);
    });
  }

  give(cost: number): void {
    this.#free += cost;
    this.#admit();
  }

  #admit(): void {
    for (let first = this.#line[0]; first && first.cost <= this.#free; first = this.#line[0]) {
      this.#line.shift();
      this.#free -= first.cost;
      first.enter();
    }
  }
}

/** What a body may weigh: as declared, the most when it does not say. */
function weightOf(headers: Headers, most: number): number {
  const declared = headers.has('transfer-encoding') ? Number.NaN : Number(headers.get('content-length') ?? '0');
  return Number.isSafeInteger(declared) && declared >= 0 ? Math.min(declared, most) : most;
}

/**
 * For people and keys, one for the whole process: documents of at most `uploadMaxBytes`.
 * Throws `http.body_too_large`, `http.busy`.
 */
export function documentBody(uploadMaxBytes: number): MiddlewareHandler {
  const most = uploadMaxBytes + FRAMING;
  const budget = new Budget(most * LARGEST_AT_ONCE);
  const limited = atMost(most);
  return async (c, next) => {
    const cost = weightOf(c.req.raw.headers, most);
    if (!c.req.raw.body || cost <= LIGHT_BYTES) return await limited(c, next);
    await budget.take(cost);
    try {
      return await limited(c, next);
    } finally {
      budget.give(cost);
    }
  };
}
