// Names and payloads of the module's jobs, apart from their handlers, so that services can enqueue them.

import { z } from 'zod';

export const tellPayload = z.object({ companyId: z.uuid(), invoiceId: z.uuid(), userId: z.uuid() });
export const tellTicket = { name: 'invoices.tell_of_discussion', maxAttempts: 8 };

export const answerPayload = z.object({ companyId: z.uuid(), answerId: z.uuid() });
export const answerTicket = { name: 'invoices.post_answer', maxAttempts: 8 };

export const sealPayload = z.object({ companyId: z.uuid(), invoiceId: z.uuid() });
export const sealTicket = { name: 'invoices.seal_discussion', maxAttempts: 12 };
