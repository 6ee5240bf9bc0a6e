// ZUGFeRD 1.0 (2014) is an earlier form of CII: other names for the same things.

/** Names that mean the same wherever they stand. */
const RENAMED: Readonly<Record<string, string>> = {
  'zf1:SpecifiedExchangedDocumentContext': 'rsm:ExchangedDocumentContext',
  'zf1:HeaderExchangedDocument': 'rsm:ExchangedDocument',
  'zf1:SpecifiedSupplyChainTradeTransaction': 'rsm:SupplyChainTradeTransaction',
  'ram:ApplicableSupplyChainTradeAgreement': 'ram:ApplicableHeaderTradeAgreement',
  'ram:ApplicableSupplyChainTradeDelivery': 'ram:ApplicableHeaderTradeDelivery',
  'ram:ApplicableSupplyChainTradeSettlement': 'ram:ApplicableHeaderTradeSettlement',
  'ram:SpecifiedSupplyChainTradeAgreement': 'ram:SpecifiedLineTradeAgreement',
  'ram:SpecifiedSupplyChainTradeDelivery': 'ram:SpecifiedLineTradeDelivery',
  'ram:SpecifiedSupplyChainTradeSettlement': 'ram:SpecifiedLineTradeSettlement',
  'ram:ApplicablePercent': 'ram:RateApplicablePercent',
};

/** Names that depend on the element around them. */
const RENAMED_IN: Readonly<Record<string, string>> = {
  'ApplicableSupplyChainTradeSettlement>ram:SpecifiedTradeSettlementMonetarySummation':
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
  'SpecifiedSupplyChainTradeSettlement>ram:SpecifiedTradeSettlementMonetarySummation':
    'ram:SpecifiedTradeSettlementLineMonetarySummation',
};

/** The name CII has for an element of ZUGFeRD 1.0. `parent` is the local name around it. */
export function zugferd1Alias(key: string, parent: string): string {
  if (parent.endsWith('ReferencedDocument')) {
    if (key === 'ram:ID') return 'ram:IssuerAssignedID';
    if (key === 'ram:IssueDateTime') return 'ram:FormattedIssueDateTime';
  }
  return RENAMED_IN[`${parent}>${key}`] ?? RENAMED[key] ?? key;
}
