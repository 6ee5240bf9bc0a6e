// What the customer's own script would see: the ledger of what came in and the register, through the public API.

import { z } from 'zod';

const words = z.looseObject({ fr: z.string() });

const documentShape = z.looseObject({
  id: z.string(),
  filename: z.string(),
  state: z.string(),
  error: z.looseObject({ code: z.string(), message: words }).nullish(),
  invoiceId: z.string().nullish(),
});

const invoiceShape = z.looseObject({
  state: z.string(),
  number: z.string().nullish(),
  currency: z.string().nullish(),
  /** Decimal. */
  totalWithVat: z.string().nullish(),
  seller: z.looseObject({ name: z.string().nullish() }),
  findings: z.array(z.looseObject({ rule: z.string(), severity: z.string(), message: words })),
});

export type SeenDocument = z.infer<typeof documentShape>;
export type SeenInvoice = z.infer<typeof invoiceShape>;

const documentsShape = z.looseObject({ items: z.array(documentShape) });

/** No further step comes by itself: an invoice exists, or a named failure, or the file was set aside. */
export function isSettled({ state }: SeenDocument): boolean {
  return state === 'ready' || state === 'failed' || state === 'ignored';
}

/** One dossier. Its methods throw Error with the answer when the API refuses. */
export class Register {
  readonly #base: string;
  readonly #key: string;

  constructor(base: string, key: string) {
    this.#base = base;
    this.#key = key;
  }

  async #get(path: string): Promise<unknown> {
    const answer = await fetch(`${this.#base}/api/v1${path}`, { headers: { authorization: `Bearer ${this.#key}` } });
    if (!answer.ok) throw new Error(`GET ${path} : ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** The latest two hundred documents, newest first: far more than one mail brings. */
  async documents(): Promise<SeenDocument[]> {
    return documentsShape.parse(await this.#get('/documents?limit=200')).items;
  }

  async invoice(id: string): Promise<SeenInvoice> {
    return invoiceShape.parse(await this.#get(`/invoices/${encodeURIComponent(id)}`));
  }
}
