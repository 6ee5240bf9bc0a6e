// Our own layer, FACTEUR: what the official rules do not see. Never mixed with the official verdict.

import { type CheckOptions, checkInvoice } from '../../check/index.ts';
import type { Check } from '../../check/context.ts';
import { type Finding, hasErrors } from '../../finding.ts';
import { readXml } from '../../read.ts';
import { parseXml } from '../../xml/parse.ts';
import type { OwnVerdict } from '../result.ts';
import { addresses } from './addresses.ts';
import { categories } from './categories.ts';
import { type Carried, container } from './container.ts';
import { located } from './locate.ts';
import { notes } from './notes.ts';
import { publicBuyer } from './public-buyer.ts';
import { visible } from './visible.ts';

const MOST_OF_A_RULE = 100;
const CHECKS: readonly Check[] = [categories, addresses, notes, publicBuyer];

/** The PDF that carries the invoice. */
export interface Carrier extends Carried {
  /** Words of its pages, apart by blanks; `undefined` when they could not be read. */
  readonly text: string | undefined;
}

export interface StrictOptions extends CheckOptions {
  readonly carrier?: Carrier;
}

/** An invoice may be wrong in the same way on each of its thousand lines: the first ones say enough. */
function firstOfEach(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, ({ rule }) => rule);
  return [...groups.values()].flatMap((group) => group.slice(0, MOST_OF_A_RULE));
}

function carrierFindings(read: ReturnType<typeof readXml>, carrier: Carrier | undefined): readonly Finding[] {
  if (!carrier) return [];
  const { text } = carrier;
  const claim = { profile: read.profile, specification: read.customizationId };
  return [...container(carrier, claim), ...(text === undefined ? [] : visible(read.invoice, text))];
}

/**
 * What an attentive clerk would say of an invoice: keys of SIREN, SIRET, VAT numbers and IBANs, days that exist, figures
 * that agree, categories that fit, notes that say something; with a PDF, what it says of its XML and what it shows.
 * Throws as `readXml`.
 */
export function strictVerdict(xml: Uint8Array, { carrier, ...options }: StrictOptions = {}): OwnVerdict {
  const read = readXml(xml);
  const { invoice } = read;
  const context = { ...options, invoice, currency: invoice.currency ?? 'EUR' };
  const found = firstOfEach([
    ...checkInvoice(invoice, options),
    ...CHECKS.flatMap((check) => check(context)),
    ...carrierFindings(read, carrier),
  ]);
  const findings = found.length === 0 ? found : located(found, parseXml(xml).root);
  return { name: 'FACTEUR', version: '1', valid: !hasErrors(findings), findings };
}
