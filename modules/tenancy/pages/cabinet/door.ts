// Stands before every page of a cabinet, whoever wrote it: for a stranger the cabinet does not exist.

import type { MiddlewareHandler } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import { openCabinet } from '../../service/cabinet/open.ts';
import { cabinetCall } from './frame.ts';

export const cabinetDoor: MiddlewareHandler<PageEnv> = async (c, next) => {
  // `/cabinets/nouveau` is no cabinet.
  if (c.req.param('cabinetId') !== 'nouveau') await openCabinet(c.var.ctx, cabinetCall(c));
  await next();
};
