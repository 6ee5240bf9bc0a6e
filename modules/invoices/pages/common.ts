// What the pages of one invoice share: its name, where to go after a decision, what was just done.

import { tenantOf, type PageContext } from '#src/http/env.ts';
import { isId } from '#src/ids.ts';
import { Problem } from '#src/errors.ts';
import { invoiceWords, type DoneView } from '#views/invoices/index.ts';
import { factsOf, partnerOf, type Direction, type RegisteredInvoice } from '../model.ts';
import { undoableUntil } from '../service/decide.ts';
import { getInvoice, nextPending } from '../service/read.ts';
import { pathsOf } from './paths.ts';

export function versionIn(values: Readonly<Record<string, string>>): number | undefined {
  return /^\d+$/.test(values['version'] ?? '') ? Number(values['version']) : undefined;
}

/** « BUREAU VALLON · FA-2026-01873 ». */
export function titleOf(invoice: RegisteredInvoice, c: PageContext): string {
  const facts = factsOf(invoice.model);
  const text = invoiceWords[c.var.language];
  return `${partnerOf(invoice.direction, facts).name ?? text.noPartner} · ${facts.number ?? text.noNumber}`;
}

/**
 * Where a decision leads: to the next invoice that waits, back to the list when there is none (or when the decision
 * was taken there), each time with what was done and the way to take it back.
 */
export async function afterDecision(
  c: PageContext,
  invoice: RegisteredInvoice,
  { fact, toList }: { fact: 'accepted' | 'refused'; toList: boolean },
): Promise<string> {
  const paths = pathsOf(tenantOf(c), invoice.direction);
  const next = toList ? undefined : await nextPending(tenantOf(c), invoice);
  const page = next === undefined ? paths.list : paths.invoice(next);
  return `${page}?fait=${fact}&annuler=${invoice.id}`;
}

async function undone(c: PageContext, direction: Direction, id: string): Promise<DoneView | undefined> {
  const tenant = tenantOf(c);
  try {
    const { invoice, decision } = await getInvoice(tenant, id);
    if (!decision) return undefined;
    const isOpen = undoableUntil(tenant, decision.decidedAt) > tenant.clock.now();
    const href = `${pathsOf(tenant, direction).invoice(id)}/annulation`;
    const message = invoiceWords[c.var.language].decided[decision.verdict](titleOf(invoice, c));
    return { message, undoHref: isOpen ? href : undefined };
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** What the action before this page did, as its address says: `?fait=accepted&annuler=<id>`. */
export async function doneOf(c: PageContext, direction: Direction): Promise<DoneView | undefined> {
  const id = c.req.query('annuler') ?? '';
  if (isId(id)) return await undone(c, direction, id);
  const text = invoiceWords[c.var.language].done;
  const fact = c.req.query('fait');
  return fact !== undefined && Object.hasOwn(text, fact) ? { message: text[fact as keyof typeof text] } : undefined;
}
