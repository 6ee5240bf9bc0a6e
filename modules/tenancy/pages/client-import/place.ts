// Where the pages of an import stand, and what they all need.

import type { PageContext } from '#src/http/env.ts';
import type { CabinetPageFrame, ImportPlaces } from '#views/tenancy/index.ts';
import { clientFields } from '../../model/client-import/fields.ts';
import type { OpenCabinet } from '../../model/cabinet/types.ts';
import type { ImportCall } from '../../service/client-import/open.ts';
import { openCabinet } from '../../service/cabinet/open.ts';
import { cabinetCall, cabinetFrame, cabinetHref } from '../cabinet/frame.ts';

export const IMPORTS = '/cabinets/:cabinetId/imports';

export const importCall = (c: PageContext): ImportCall => ({
  ...cabinetCall(c),
  importId: c.req.param('importId') ?? '',
});

export const importsHref = (c: PageContext): string => `/cabinets/${c.req.param('cabinetId') ?? ''}/imports`;

export const importHref = (c: PageContext): string => `${importsHref(c)}/${c.req.param('importId') ?? ''}`;

export interface ImportPlace extends ImportPlaces {
  readonly frame: CabinetPageFrame;
  readonly cabinet: OpenCabinet;
}

/** Frame and addresses. Throws `tenancy.cabinet_not_found`. */
export async function importPlace(c: PageContext): Promise<ImportPlace> {
  const cabinet = await openCabinet(c.var.ctx, cabinetCall(c));
  return {
    cabinet,
    frame: cabinetFrame(c, { cabinet, current: 'clients' }),
    clientsHref: `${cabinetHref(cabinet)}/clients`,
    base: importsHref(c),
  };
}

/** The fields of a client with their titles, for choices. */
export function fieldOptions(c: PageContext): { value: string; label: string }[] {
  return clientFields.map(({ key, title }) => ({ value: key, label: title[c.var.language] }));
}
