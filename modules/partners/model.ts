// Who a company buys from and sells to. Pure.

export type PartnerKind = 'supplier' | 'customer';

export interface Partner {
  readonly id: string;
  readonly kind: PartnerKind;
  /** In its series: FOUR-001, CUST-001. */
  readonly code: string;
  readonly name: string;
  readonly siren: string | undefined;
  readonly vatNumber: string | undefined;
}

/** What a document says about the other side. */
export interface PartnerHints {
  readonly name?: string | undefined;
  readonly siren?: string | undefined;
  readonly vatNumber?: string | undefined;
  readonly iban?: string | undefined;
}

/** A recognised partner, and what is known of the account the document names. */
export interface Recognition {
  readonly partner: Partner;
  readonly isNew: boolean;
  /** `new`: other accounts are known for this partner, not this one — the mark of a changed IBAN. */
  readonly account: 'none' | 'known' | 'first' | 'new';
}

const PREFIX: Record<PartnerKind, string> = { supplier: 'FOUR', customer: 'CUST' };

export function partnerCode(kind: PartnerKind, number: number): string {
  return `${PREFIX[kind]}-${String(number).padStart(3, '0')}`;
}
