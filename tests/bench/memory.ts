// Memory of everything that belongs to the product: the application, PostgreSQL, the reading process.

import { readdir, readFile } from 'node:fs/promises';
import type { Product } from '../support/product/process.ts';

export interface Memory {
  /** Megabytes (10⁶ bytes), pages shared between processes counted once. */
  readonly total: number;
  /** `deno 120, postgres 35 (9)`. */
  readonly detail: string;
}

interface Process {
  readonly name: string;
  readonly parent: number;
}

async function processes(): Promise<Map<number, Process>> {
  const found = new Map<number, Process>();
  for (const entry of await readdir('/proc')) {
    const text = /^\d+$/.test(entry) ? await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '') : '';
    const [, name, parent] = /\((.*)\) \S (\d+)/.exec(text) ?? [];
    if (name !== undefined) found.set(Number(entry), { name, parent: Number(parent) });
  }
  return found;
}

/** Proportional set size, in kB. */
async function pss(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
}

export async function memoryOf(product: Product): Promise<Memory> {
  const all = await processes();
  const family = new Set([product.pid]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const [pid, { parent }] of all) if (family.has(parent)) family.add(pid);
  }
  const byName = new Map<string, { kilobytes: number; count: number }>();
  for (const pid of family) {
    const name = all.get(pid)?.name ?? '?';
    const { kilobytes, count } = byName.get(name) ?? { kilobytes: 0, count: 0 };
    byName.set(name, { kilobytes: kilobytes + (await pss(pid)), count: count + 1 });
  }
  const megabytes = (kilobytes: number): number => (kilobytes * 1024) / 1e6;
  const parts = [...byName].map(
    ([name, { kilobytes, count }]) => `${name} ${Math.round(megabytes(kilobytes))}${count > 1 ? ` (${count})` : ''}`,
  );
  const total = [...byName.values()].reduce((sum, { kilobytes }) => sum + megabytes(kilobytes), 0);
  return { total, detail: parts.join(', ') };
}
