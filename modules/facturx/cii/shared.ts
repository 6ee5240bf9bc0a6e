// What CII repeats or places elsewhere than the model.

import { Decimal } from '#src/money.ts';
import { looksLikeIban } from '../identifiers.ts';
import { joinedName, splitName } from '../mapping/contact.ts';
import { liftShared, lowerShared, type SharedTerm } from '../mapping/shared.ts';
import type { Invoice } from '../model/invoice.ts';
import type { InvoiceLine, Price } from '../model/line.ts';
import type { Contact, Party } from '../model/party.ts';
import type { PaymentMeans } from '../model/payment.ts';
import type { Quantity } from '../model/values.ts';

const TERMS: readonly SharedTerm[] = [
  { list: 'vatBreakdown', field: 'taxPointDate' },
  { list: 'vatBreakdown', field: 'taxPointCode' },
  { list: 'paymentTerms', field: 'mandate', goesTo: () => true },
];

function isSame(a: Quantity, b: Quantity | undefined): boolean {
  return b !== undefined && a.unit === b.unit && String(a.value) === String(b.value);
}

/** BT-149 is one term; CII writes it with the gross price and with the net price. */
function liftBase(price: Price): Price {
  const { grossBaseQuantity, ...rest } = price;
  if (grossBaseQuantity && price.baseQuantity === undefined) return { ...rest, baseQuantity: grossBaseQuantity };
  return grossBaseQuantity && isSame(grossBaseQuantity, price.baseQuantity) ? rest : price;
}

/** CII has no discount without a gross price: it is what the discount leads from. */
function withGross(price: Price): Price {
  const amounts = price.discounts.map(({ amount }) => amount).filter((amount) => amount !== undefined);
  if (price.gross !== undefined || price.net === undefined || amounts.length === 0) return price;
  return { ...price, gross: Decimal.sum([price.net, ...amounts]) };
}

function lowerBase(price: Price): Price {
  const isNeeded = price.gross !== undefined && price.baseQuantity !== undefined;
  return isNeeded ? { grossBaseQuantity: price.baseQuantity, ...price } : price;
}

function withPrices(invoice: Invoice, change: (price: Price) => Price): Invoice {
  const lines = invoice.lines.map((line): InvoiceLine => (line.price ? { ...line, price: change(line.price) } : line));
  return { ...invoice, lines };
}

/** A mandate needs payment terms to stand in. */
function withTerms(invoice: Invoice): Invoice {
  const isNeeded = invoice.mandate !== undefined && invoice.paymentTerms.length === 0;
  return isNeeded ? { ...invoice, paymentTerms: [{}] } : invoice;
}

/** Payment terms that said nothing but the mandate say nothing once it is lifted. */
function withoutEmptyTerms(invoice: Invoice): Invoice {
  const isLoss = invoice.unreadable.some(({ field }) => field.startsWith('paymentTerms'));
  if (isLoss || invoice.mandate === undefined) return invoice;
  return { ...invoice, paymentTerms: invoice.paymentTerms.filter((terms) => Object.keys(terms).length > 0) };
}

/** BT-84 is one term: an IBAN is what looks like one, whichever element it stands in. */
function sortAccount(means: PaymentMeans): PaymentMeans {
  const { iban, account, ...rest } = means;
  if (iban !== undefined && account !== undefined) return means;
  const value = iban ?? account;
  if (value === undefined) return means;
  return looksLikeIban(value) ? { ...rest, iban: value } : { ...rest, account: value };
}

function withAccounts(invoice: Invoice): Invoice {
  return { ...invoice, paymentMeans: invoice.paymentMeans.map(sortAccount) };
}

/** BT-41 is a person or a service: alone, either is the name of the contact. */
function nameContact(contact: Contact): Contact {
  const { department, name, ...rest } = contact;
  if (department !== undefined) return name === undefined ? { ...rest, name: department } : contact;
  return name === undefined ? contact : { ...rest, ...splitName(name) };
}

/** CII-SR-465, CII-SR-466: a contact of the seller or buyer has a person or a service, not both elements. */
function joinContact(contact: Contact): Contact {
  const { department: _joined, ...rest } = contact;
  const name = joinedName(contact);
  return name === undefined ? rest : { ...rest, name };
}

function withContacts(invoice: Invoice, change: (contact: Contact) => Contact): Invoice {
  const named = (party: Party): Party => ({ ...party, contacts: party.contacts.map(change) });
  const { seller, buyer } = invoice;
  return { ...invoice, ...(seller ? { seller: named(seller) } : {}), ...(buyer ? { buyer: named(buyer) } : {}) };
}

/** From the order of CII to that of the model. */
export function fromCii(invoice: Invoice): Invoice {
  return withContacts(withAccounts(withPrices(withoutEmptyTerms(liftShared(invoice, TERMS)), liftBase)), nameContact);
}

/** CII-SR-461, CII-SR-462: the French extension wants BT-7 and BT-8 once. */
const FRENCH_TERMS: readonly SharedTerm[] = TERMS.map((term) => ({ goesTo: () => true, ...term }));

/** From the order of the model to that of CII, as the Factur-X profiles or the French extension have it. */
export function toCii(invoice: Invoice, isFrench: boolean): Invoice {
  const lowered = lowerShared(withTerms(invoice), isFrench ? FRENCH_TERMS : TERMS);
  return withPrices(withContacts(lowered, joinContact), (price) => lowerBase(withGross(price)));
}
