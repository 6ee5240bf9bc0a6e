// Names and payloads of the module's jobs, apart from their handlers, so that services can enqueue them.

import { z } from 'zod';

export const unpackPayload = z.object({ companyId: z.uuid(), messageId: z.uuid() });
export const unpackTicket = { name: 'inbox.unpack', maxAttempts: 8 };

export const readPayload = z.object({ companyId: z.uuid(), documentId: z.uuid() });
export const readTicket = { name: 'inbox.read', maxAttempts: 5 };

export const companyPayload = z.object({ companyId: z.uuid() });
export const searchTicket = { name: 'inbox.search_missing_of', maxAttempts: 5 };
export const remindPayload = z.object({ companyId: z.uuid(), today: z.iso.date() });
export const remindTicket = { name: 'inbox.remind_missing_of', maxAttempts: 8 };
