// The first company of an installation, and the API with its key.

import { z } from 'zod';
import { PAPILLON } from '../../samples/index.ts';
import type { Product } from './process.ts';

const credentials = z.object({ companyId: z.string(), apiKey: z.string(), mailAddress: z.string() });

export interface TestCompany extends z.infer<typeof credentials> {
  /** Fetches a path of the API with the company's key. */
  api(path: string, init?: RequestInit): Promise<Response>;
}

export const login = { email: 'claire@papillon.example', password: 'correct cheval pile agrafe' } as const;

/** `facteur init` on a product that runs. */
export async function openCompany(product: Product): Promise<TestCompany> {
  const { name, siren } = PAPILLON;
  const words = ['--company', name, '--siren', siren, '--email', login.email, '--password', login.password];
  const { code, stdout, stderr } = await product.cli('init', ...words);
  if (code !== 0) throw new Error(`facteur init: ${stderr}`);
  const made = credentials.parse(JSON.parse(stdout));
  return {
    ...made,
    api: async (path, init = {}) =>
      await fetch(`${product.origin}/api/v1${path}`, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init.headers)), authorization: `Bearer ${made.apiKey}` },
      }),
  };
}
