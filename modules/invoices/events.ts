import { z } from 'zod';
import { defineEvent } from '#src/events/outbox.ts';

const payload = z.object({ invoiceId: z.uuid() });

/** In the same transaction: the decision, the archive entries, the timeline. */
export const invoiceAccepted = defineEvent({ type: 'invoices.accepted', payload });
export const invoiceRefused = defineEvent({ type: 'invoices.refused', payload });
export const invoiceReopened = defineEvent({ type: 'invoices.reopened', payload });
