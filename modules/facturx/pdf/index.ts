// The hybrid PDF: what is inside, and how one is made.

export { extractAttachments, extractXml, isFacturx, type Attachment } from './attachments.ts';
export { buildFacturx } from './build/build.ts';
export type { FacturxInput, FacturxOutput } from './build/hybrid.ts';
export { finishPdf, type FinishOptions } from './build/finish.ts';
export { imagesToPdf } from './build/images.ts';
export { FACTURX_FILENAME, relationshipOf, type FacturxProfile } from './build/profile.ts';
export type { DocumentInfo } from './build/xmp.ts';
export { openFont } from './fonts/library.ts';
export { type Outline, outlineOf } from './fonts/outline.ts';
export { trueTypeFile } from './fonts/truetype-file.ts';
