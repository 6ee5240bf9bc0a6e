// Names and payloads of the module's jobs, apart from their handlers, so that services can enqueue them.

import { z } from 'zod';

export const verifyPayload = z.object({ companyId: z.uuid(), verificationId: z.uuid() });
export const verifyTicket = { name: 'archive.verify', maxAttempts: 3 };
