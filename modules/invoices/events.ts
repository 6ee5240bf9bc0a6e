// What this module publishes.

import { z } from 'zod';
import { defineEvent } from '#src/events/outbox.ts';

const payload = z.object({ invoiceId: z.uuid() });

/** Published in the transaction of the decision, which also writes the archive entries and the timeline. */
export const invoiceAccepted = defineEvent({ type: 'invoices.accepted', payload });
export const invoiceRefused = defineEvent({ type: 'invoices.refused', payload });
export const invoiceReopened = defineEvent({ type: 'invoices.reopened', payload });
/** A person has put right what was read. */
export const invoiceCorrected = defineEvent({ type: 'invoices.corrected', payload });
