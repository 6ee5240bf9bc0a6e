// What people and scripts do with invoices as files: the command line, the API and the page call the same functions.

export { extractInvoice, openInvoice, pdfOf } from './open.ts';
export { type FileVerdict, validateFile } from './validate.ts';
export {
  type Alternative,
  convertFile,
  type Destination,
  parseModel,
  readFile,
  writeModel,
  type WriteOptions,
  type WriteResult,
} from './convert.ts';
export {
  type Embeddable,
  embedModel,
  type EmbedOptions,
  embedXml,
  showFile,
  type Shown,
  type ShowOptions,
} from './build.ts';
