// Who takes part: one shape for all parties, from the seller (BG-4) to the agents of EXTENDED.

import type { Code, Identifier } from './values.ts';

/** BG-5, BG-8, BG-12, BG-15. */
export interface Address {
  /** BT-35, BT-50, BT-64, BT-75. */
  readonly line1?: string;
  /** BT-36, BT-51, BT-65, BT-76. */
  readonly line2?: string;
  /** BT-162, BT-163, BT-164, BT-165. */
  readonly line3?: string;
  /** BT-37, BT-52, BT-66, BT-77. */
  readonly city?: string;
  /** BT-38, BT-53, BT-67, BT-78. */
  readonly postcode?: string;
  /** BT-39, BT-54, BT-68, BT-79: region or department. */
  readonly subdivision?: string;
  /** BT-40, BT-55, BT-69, BT-80: ISO 3166-1 alpha-2. */
  readonly country?: Code;
}

/** BG-6, BG-9. */
export interface Contact {
  /** BT-41, BT-56: a person, or a service when nobody is named. */
  readonly name?: string;
  /** BT-41, BT-56: the service, beside the name of a person. */
  readonly department?: string;
  /** EXTENDED: function of the contact (UNTDID 3139). */
  readonly typeCode?: Code;
  /** BT-42, BT-57. */
  readonly phone?: string;
  /** EXTENDED. */
  readonly fax?: string;
  /** BT-43, BT-58. */
  readonly email?: string;
}

/** A tax identifier that is neither the VAT id nor the local one (EXTENDED). */
export interface TaxRegistration {
  readonly value: string;
  readonly scheme?: Code;
}

/**
 * BG-4 seller, BG-7 buyer, BG-10 payee, BG-11 tax representative, BG-13 deliver-to, and the parties of EXTENDED.
 * The numbers below are: seller, buyer, payee, tax representative, deliver-to.
 */
export interface Party {
  /** BT-27, BT-44, BT-59, BT-62, BT-70. */
  readonly name?: string;
  /** BT-28, BT-45. */
  readonly tradingName?: string;
  /** BT-29, BT-46, BT-60, BT-71: with a scheme (SIRET `0009`, routing `0224`…) or without one. */
  readonly identifiers: readonly Identifier[];
  /** BT-30, BT-47, BT-61: SIREN with scheme `0002`. */
  readonly legalRegistration?: Identifier;
  /** BT-31, BT-48, BT-63: VAT id with its country prefix. */
  readonly vatId?: string;
  /** BT-32: local tax number. */
  readonly taxNumber?: string;
  /** Registrations under other schemes than VAT (`VA`) and local (`FC`). */
  readonly otherTaxRegistrations: readonly TaxRegistration[];
  /** BT-33: legal form, capital, register. */
  readonly legalInformation?: string;
  /** BT-34, BT-49: scheme `0225` in France, `EM` for e-mail. */
  readonly electronicAddress?: Identifier;
  /** EXTENDED: role of the party (UNTDID 3035). */
  readonly roleCode?: Code;
  /** BG-5, BG-8, BG-12, BG-15. */
  readonly address?: Address;
  /** EXTENDED: address of the legal registration when it differs. */
  readonly legalAddress?: Address;
  /** BG-6, BG-9: EN 16931 allows one, EXTENDED several. */
  readonly contacts: readonly Contact[];
}
