// The business term of EN 16931 that each place of our model holds.

/** Parts of the terms that several parties share, in the same order. */
const ADDRESS = ['line1', 'line2', 'line3', 'city', 'postcode', 'subdivision', 'country'] as const;
const CONTACT = ['name', 'phone', 'email'] as const;

function block(start: string, names: readonly string[], numbers: string): readonly (readonly [string, string])[] {
  return numbers.split(' ').map((number, index) => [`${start}.${names[index] ?? ''}`, `BT-${number}`] as const);
}

/** One line for each group: the place, then its terms as `field number`; a field alone is the group itself. */
const TABLE = `
number 1, issueDate 2, typeCode 3, currency 5, vatCurrency 6, taxPointDate 7, taxPointCode 8, buyerReference 10
paymentTerms[].dueDate 9, paymentTerms[].description 20, project.id 11, contractReference.number 12
orderReference.number 13, salesOrderReference.number 14, delivery.receivingAdvice.number 15
delivery.despatchAdvice.number 16, tenderReferences[].number 17, objects[].value 18, objects[].scheme 18
accountingReferences[].value 19, notes[].subjectCode 21, notes[].text 22, processType 23, specification 24
precedingInvoices[].number 25, precedingInvoices[].date 26
seller.name 27, seller.tradingName 28, seller.identifiers[].value 29, seller.identifiers[].scheme 29
seller.legalRegistration.value 30, seller.legalRegistration.scheme 30, seller.vatId 31, seller.taxNumber 32
seller.legalInformation 33, seller.electronicAddress.value 34, seller.electronicAddress.scheme 34
seller.contacts[].department 41, buyer.contacts[].department 56
buyer.name 44, buyer.tradingName 45, buyer.identifiers[].value 46, buyer.identifiers[].scheme 46
buyer.legalRegistration.value 47, buyer.legalRegistration.scheme 47, buyer.vatId 48
buyer.electronicAddress.value 49, buyer.electronicAddress.scheme 49
payee.name 59, payee.identifiers[].value 60, payee.identifiers[].scheme 60, payee.legalRegistration.value 61
payee.legalRegistration.scheme 61, taxRepresentative.name 62, taxRepresentative.vatId 63
delivery.shipTo.name 70, delivery.shipTo.identifiers[].value 71, delivery.shipTo.identifiers[].scheme 71
delivery.date 72, period.start 73, period.end 74
paymentMeans[].code 81, paymentMeans[].text 82, remittance 83, paymentMeans[].iban 84, paymentMeans[].account 84
paymentMeans[].accountName 85, paymentMeans[].bic 86, paymentMeans[].cardNumber 87, paymentMeans[].cardHolder 88
mandate 89, creditorId 90, paymentMeans[].debitedIban 91, paymentMeans[].debitedBic 215
paymentMeans[].debitedName 216, paymentMeans[].remittance 83, paymentMeans[].mandate 89, paymentTerms[].mandate 89
allowances[].amount 92, allowances[].base 93, allowances[].percent 94, allowances[].vat.category 95
allowances[].vat.rate 96, allowances[].reason 97, allowances[].reasonCode 98
charges[].amount 99, charges[].base 100, charges[].percent 101, charges[].vat.category 102
charges[].vat.rate 103, charges[].reason 104, charges[].reasonCode 105, charges[].reasonCodeList 177
totals.lines 106, totals.allowances 107, totals.charges 108, totals.net 109, totals.vat 110
totals.vatInAccountingCurrency 111, totals.gross 112, totals.paid 113, totals.rounding 114, totals.due 115
vatBreakdown[].base 116, vatBreakdown[].tax 117, vatBreakdown[].category 118, vatBreakdown[].rate 119
vatBreakdown[].exemptionReason 120, vatBreakdown[].exemptionCode 121, vatBreakdown[].taxPointDate 7
vatBreakdown[].taxPointCode 8, supportingDocuments[].number 122, supportingDocuments[].description 123
supportingDocuments[].url 124, supportingDocuments[].file.base64 125, supportingDocuments[].file.mediaType 125
supportingDocuments[].file.name 125, thirdPartyPayments[].description 179, thirdPartyPayments[].amount 180
lines[].id 126, lines[].notes[].text 127, lines[].objects[].value 128, lines[].objects[].scheme 128
lines[].quantity.value 129, lines[].quantity.unit 130, lines[].netAmount 131, lines[].orderReference.line 132
lines[].accountingReferences[].value 133, lines[].period.start 134, lines[].period.end 135
lines[].allowances[].amount 136, lines[].allowances[].base 137, lines[].allowances[].percent 138
lines[].allowances[].reason 139, lines[].allowances[].reasonCode 140, lines[].charges[].amount 141
lines[].charges[].base 142, lines[].charges[].percent 143, lines[].charges[].reason 144
lines[].charges[].reasonCode 145, lines[].charges[].reasonCodeList 193
lines[].price.net 146, lines[].price.discounts[].amount 147, lines[].price.gross 148
lines[].price.baseQuantity.value 149, lines[].price.baseQuantity.unit 150, lines[].vat[].category 151
lines[].vat[].rate 152, lines[].item.name 153, lines[].item.description 154, lines[].item.sellerId 155
lines[].item.buyerId 156, lines[].item.standardId.value 157, lines[].item.standardId.scheme 157
lines[].item.classifications[].value 158, lines[].item.classifications[].scheme 158
lines[].item.classifications[].version 158, lines[].item.originCountry 159, lines[].item.attributes[].name 160
lines[].item.attributes[].value 161
`;

const TERMS: ReadonlyMap<string, string> = new Map([
  ...TABLE.split(/[,\n]/)
    .map((entry) => entry.trim().split(' '))
    .flatMap(([field, number]) => (field && number ? [[field, `BT-${number}`] as const] : [])),
  ...block('seller.address', ADDRESS, '35 36 162 37 38 39 40'),
  ...block('buyer.address', ADDRESS, '50 51 163 52 53 54 55'),
  ...block('taxRepresentative.address', ADDRESS, '64 65 164 66 67 68 69'),
  ...block('delivery.shipTo.address', ADDRESS, '75 76 165 77 78 79 80'),
  ...block('seller.contacts[]', CONTACT, '41 42 43'),
  ...block('buyer.contacts[]', CONTACT, '56 57 58'),
]);

/** The term at a path without positions (`lines[].item.name` → `BT-153`); `undefined` where EN 16931 has none. */
export function termAt(field: string): string | undefined {
  return TERMS.get(field);
}
