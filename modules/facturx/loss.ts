// What an invoice loses on its way into a profile or a syntax: found by comparing the model before with what can be
// read back afterwards, so that nothing is lost in silence, whatever the reason.

import type { Invoice } from './model/invoice.ts';
import { invoiceToJson, type Json, type JsonObject } from './model/json.ts';
import { termAt } from './term.ts';

/** One kind of datum that has no place in the target. */
export interface Loss {
  /** Path in our model without positions: `lines[].item.name`. */
  readonly field: string;
  /** Business term or group of EN 16931; absent for what only EXTENDED has. */
  readonly bt?: string;
  /** How many of them are lost. */
  readonly count: number;
  /** The first of them: its whole path, and what it says. */
  readonly first: { readonly field: string; readonly value: string };
}

export interface LostValue {
  readonly field: string;
  readonly value: string;
}

function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

/** Whether everything that `part` says is also said by `whole`. */
function isPart(part: Json, whole: Json | undefined): boolean {
  if (isList(part)) return isList(whole) && part.every((one, index) => isPart(one, whole[index]));
  if (isObject(part)) return isObject(whole) && Object.keys(part).every((key) => isPart(part[key] ?? null, whole[key]));
  return part === whole;
}

/** What became of each element of a list: its counterpart, or nothing. Order is kept by every syntax. */
function aligned(before: readonly Json[], after: readonly Json[]): readonly (Json | undefined)[] {
  if (before.length === after.length) return after;
  let next = 0;
  return before.map((one) => {
    const candidate = after[next];
    if (candidate === undefined || !isPart(candidate, one)) return undefined;
    next += 1;
    return candidate;
  });
}

function compare(before: Json, after: Json | undefined, at: { field: string; lost: LostValue[] }): void {
  if (isList(before)) {
    const counterparts = aligned(before, isList(after) ? after : []);
    for (const [index, one] of before.entries()) {
      compare(one, counterparts[index], { ...at, field: `${at.field}[${index}]` });
    }
  } else if (isObject(before)) {
    for (const [key, value] of Object.entries(before)) {
      const field = at.field === '' ? key : `${at.field}.${key}`;
      compare(value, isObject(after) ? after[key] : undefined, { ...at, field });
    }
  } else if (before !== after) at.lost.push({ field: at.field, value: String(before) });
}

/** The model as losses see it: BT-24 is the target's own, and unreadable texts are told by where they stand. */
function comparable(invoice: Invoice): JsonObject {
  const { specification: _ofTheTarget, unreadable: _told, ...rest } = invoiceToJson(invoice);
  return rest;
}

/** Every value of `before` that `after` does not have, in the order of the model. */
export function lostValues(before: Invoice, after: Invoice): readonly LostValue[] {
  const lost: LostValue[] = [];
  compare(comparable(before), comparable(after), { field: '', lost });
  const kept = new Set(after.unreadable.map(({ field }) => field));
  return [...lost, ...before.unreadable.filter(({ field }) => !kept.has(field)).map(asLost)];
}

function asLost({ field, text }: Invoice['unreadable'][number]): LostValue {
  return { field, value: text };
}

const LONGEST_VALUE = 200;

/** The same, grouped: a thousand lines lose the same thing once. */
export function lossesBetween(before: Invoice, after: Invoice): readonly Loss[] {
  const groups = new Map<string, Loss>();
  for (const { field, value } of lostValues(before, after)) {
    const pattern = field.replaceAll(/\[\d+\]/g, '[]');
    const known = groups.get(pattern);
    const first = known?.first ?? { field, value: value.slice(0, LONGEST_VALUE) };
    const bt = termAt(pattern);
    groups.set(pattern, { field: pattern, ...(bt ? { bt } : {}), count: (known?.count ?? 0) + 1, first });
  }
  return [...groups.values()];
}
