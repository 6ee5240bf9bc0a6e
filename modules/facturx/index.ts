// facturx: what an invoice is. A pure library: it owns no table, knows no tenant, publishes and listens to nothing.
//
// Others may call everything exported here:
//   the EN 16931 model and its JSON (`Invoice`, `newInvoice`, `invoiceToJson`, `invoiceFromJson`),
//   findings, as every check of the product returns them (`Finding`),
//   our own checks of an invoice (`checkInvoice`) and of identifiers (`isSiren`, `isFrenchVatNumber`, `isIban`…),
//   what a file is (`detectKind`), reading XML (`readXml`), writing it (`writeCii`, `writeUbl`, `smallestProfile`, `lossesIn`),
//   the French layer of what we issue (`completeForFrance`, `frenchFindings`),
//   judging it by the official rules (`validateXml`),
//   PDF: what is attached (`extractXml`, `extractAttachments`, `isFacturx`), making one (`buildFacturx`, `imagesToPdf`),
//   showing an invoice to people (`renderHtml`, `renderPdf`), drawing another paper like it (`renderPaper`).

export * from './model/index.ts';
export { hasErrors, type Finding, type Place, type Severity } from './finding.ts';
export { checkInvoice, type CheckOptions, FRENCH_RATES } from './check/index.ts';
export * from './identifiers.ts';
export { isRealDate } from './mapping/codecs.ts';
export { type Profile, PROFILES } from './mapping/types.ts';
export type { Need } from './mapping/writer.ts';
export {
  type ClaimedProfile,
  EXTENDED_CTC_FR,
  CII_PROFILES,
  FRENCH_PROFILES,
  GUIDELINE,
  profileNamed,
  profileOf,
  type ProfileChoice,
  UBL_PROFILES,
  type UblProfile,
  type WrittenProfile,
} from './profiles.ts';
export {
  completeForFrance,
  FRAMES,
  frenchFindings,
  type FrenchTerms,
  type Nature,
  sirenOf,
  STATUTORY,
} from './french/index.ts';
export { detectKind, type ImageKind, type Kind } from './kind.ts';
export { readXml, type ReadXml, type Syntax } from './read.ts';
export { type Loss, lossesBetween } from './loss.ts';
export { smallestProfile, type Target, writeCii, type Written, writeSmallest, writeUbl, writeXml } from './write.ts';
export {
  type Attachment,
  buildFacturx,
  type DocumentInfo,
  extractAttachments,
  extractXml,
  FACTURX_FILENAME,
  type FacturxInput,
  type FacturxOutput,
  type FacturxProfile,
  finishPdf,
  type FinishOptions,
  imagesToPdf,
  isFacturx,
  relationshipOf,
} from './pdf/index.ts';
export {
  type Brand,
  type DrawnBrand,
  drawnBrand,
  type PdfOptions,
  renderHtml,
  renderPaper,
  renderPdf,
} from './show/index.ts';
export * from './verbs/index.ts';
export { type EmbedInput, inThread, readXmlAside } from './worker/index.ts';
export {
  type LayerResult,
  type RuleFinding,
  type ValidateOptions,
  validateXml,
  type Validation,
} from './validate/index.ts';
