// The register seen through the public API, as a script of the customer would.

import { z } from 'zod';

const decimal = z.string().nullish();

const findingShape = z.object({ rule: z.string(), severity: z.string(), message: z.unknown() });

const itemShape = z.looseObject({ id: z.string() });

const invoiceShape = z.looseObject({
  id: z.string(),
  state: z.string(),
  number: z.string().nullish(),
  typeCode: z.string().nullish(),
  currency: z.string().nullish(),
  totalWithVat: decimal,
  seller: z.looseObject({ name: z.string().nullish() }).nullish(),
  findings: z.array(findingShape).optional(),
});

export type SeenInvoice = z.infer<typeof invoiceShape>;

const pageShape = z.object({ items: z.array(itemShape), nextCursor: z.string().nullish() });

/** One dossier's purchases. Throws Error with the status when the API refuses. */
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

  /** Ids of all purchases, whatever their state. */
  async ids(): Promise<Set<string>> {
    const ids = new Set<string>();
    let cursor: string | null | undefined = '';
    while (cursor !== undefined && cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = pageShape.parse(await this.#get(`/invoices?direction=purchase&limit=100${from}`));
      for (const item of page.items) ids.add(item.id);
      cursor = page.nextCursor;
    }
    return ids;
  }

  async invoice(id: string): Promise<SeenInvoice> {
    return invoiceShape.parse(await this.#get(`/invoices/${encodeURIComponent(id)}`));
  }
}
