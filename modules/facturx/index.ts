// facturx: what an invoice is. A pure library: it owns no table, knows no tenant, publishes and listens to nothing.
//
// Others may call everything exported here:
//   the EN 16931 model and its JSON (`Invoice`, `newInvoice`, `invoiceToJson`, `invoiceFromJson`),
//   findings, as every check of the product returns them (`Finding`).

export * from './model/index.ts';
export { hasErrors, type Finding, type Place, type Severity } from './finding.ts';
