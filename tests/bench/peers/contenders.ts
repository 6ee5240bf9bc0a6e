// Who is measured.

import type { Contender } from './contender.ts';
import { eInvoiceEu } from './e-invoice-eu.ts';
import { facturXKit } from './factur-x-kit.ts';
import { nodeZugferd } from './node-zugferd.ts';
import { ours } from './ours.ts';

export const CONTENDERS: readonly Contender[] = [ours, nodeZugferd, eInvoiceEu, facturXKit];
