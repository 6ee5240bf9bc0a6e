// A firm and what its tests draft: terms, a signed copy, the link of a mail that waits for a relay.

import { renderPaper } from '#modules/facturx';
import type { Actor, Ctx } from '#src/context.ts';
import { draftMandate, type MandateInput } from '../../../../modules/tenancy/service/mandates/draft.ts';
import type { ClientPlace } from '../../../../modules/tenancy/service/mandates/place.ts';
import { sendMandate } from '../../../../modules/tenancy/service/mandates/send.ts';
import { openFirm } from '../cabinet/firm.ts';

const origin = 'https://facteur.test';
export const papers = { draw: renderPaper };

export const terms: MandateInput = {
  kind: 'delegation',
  signerName: 'Camille Martin',
  signerQuality: 'gérante',
  signerEmail: 'camille@exemple.test',
  platformName: '',
  platformNumber: '',
  startsOn: '2026-12-01',
  endsOn: '',
  ceiling: '',
  agentName: '',
};

export const scan = { bytes: new TextEncoder().encode('%PDF-1.7 signé'), name: 'mandat signé.pdf' };

export async function openRegister() {
  const firm = await openFirm();
  const { ctx, cabinetId, owner } = firm;
  const at = (by: Actor, companyId: string, as: Ctx = ctx): ClientPlace => ({
    kind: 'client',
    ctx: as,
    call: { cabinetId, by, companyId },
  });
  const bakery = at(firm.anne, firm.clients.bakery);
  return {
    ...firm,
    at,
    bakery,
    draft: async (over: Partial<MandateInput> = {}, place = bakery) =>
      await draftMandate(place, papers, { ...terms, ...over }),
    send: async (id: string, email = '', place = bakery) => await sendMandate(place, { id, email, origin }),
    /** The token of the last mail that waits to be sent. */
    async token(): Promise<string> {
      const { rows } = await owner.query<{ href: string }>(
        `select content -> 'button' ->> 'href' as href from outgoing_mails
         where kind = 'tenancy.mandate' and content is not null order by mail_id desc limit 1`,
      );
      return new URL(rows[0]?.href ?? '').searchParams.get('jeton') ?? '';
    },
    /** Actions of the company's journal, oldest first. */
    async journal(companyId = firm.clients.bakery): Promise<string[]> {
      const { rows } = await owner.query<{ action: string }>(
        `select action from company_journal where company_id = $1 order by sequence`,
        [companyId],
      );
      return rows.map(({ action }) => action).filter((action) => /^(?:mandate|platform|directory)/.test(action));
    },
  };
}
