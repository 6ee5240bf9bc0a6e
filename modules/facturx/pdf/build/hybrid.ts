// A Factur-X file from any PDF: appended to, repaired, or drawn anew (ISO 19005-3, Factur-X 1.09).

// Fonts, PDFium and sharp are loaded when a file needs them: most do not, and a thread starts quicker.

import { Problem } from '#src/errors.ts';
import { preflight, type PreflightFinding } from '../preflight/preflight.ts';
import { repair } from '../repair/repair.ts';
import { isAppendable, isSigned } from '../repair/appendable.ts';
import { repairCatalog } from '../repair/catalog.ts';
import { outputIntentSpace } from './output-intent.ts';
import { PdfDraft } from '../syntax/draft.ts';
import { PdfFile } from '../syntax/file.ts';
import { saveAppended, saveWhole } from '../syntax/save.ts';
import { embedFiles, invoiceFile, type EmbeddedFile } from './embed.ts';
import type { FacturxProfile } from './profile.ts';
import type { DocumentInfo } from './xmp.ts';

export interface FacturxInput {
  readonly pdf: Uint8Array;
  /** The CII invoice as it is to be embedded, UTF-8. */
  readonly xml: Uint8Array;
  readonly profile: FacturxProfile;
  readonly info: DocumentInfo;
}

export interface FacturxOutput {
  readonly bytes: Uint8Array;
  /**
   * `appended`: the input is a prefix of the output, byte for byte.
   * `repaired`: rewritten, pages untouched. `rasterised`: page images, searchable; the input is attached as `Source`.
   */
  readonly method: 'appended' | 'repaired' | 'rasterised';
  /** Why the pages could not be kept; empty unless rasterised. */
  readonly findings: readonly PreflightFinding[];
}

function originalFile({ pdf, info }: FacturxInput): EmbeddedFile {
  return {
    filename: 'original.pdf',
    bytes: pdf,
    relationship: 'Source',
    mediaType: 'application/pdf',
    description: 'Original document',
    modified: info.created,
  };
}

interface Attempt {
  readonly output?: FacturxOutput;
  readonly findings: readonly PreflightFinding[];
}

const DEVICE_COLOUR = '6.2.4.3';

/** What is left of the faults once those that take more effort are mended. */
async function mended(draft: PdfDraft, findings: readonly PreflightFinding[]): Promise<readonly PreflightFinding[]> {
  if (findings.length === 0) return findings;
  const { embedFonts } = await import('../repair/fonts.ts');
  embedFonts(draft);
  const left = preflight(draft);
  if (!left.some((finding) => finding.clause === DEVICE_COLOUR)) return left;
  const { setDefaultSpaces } = await import('../colour/defaults.ts');
  await setDefaultSpaces(draft, outputIntentSpace(draft));
  return preflight(draft);
}

async function keepPages(input: FacturxInput): Promise<Attempt> {
  const file = new PdfFile(input.pdf);
  if (file.isEncrypted) return { findings: [{ clause: '6.1.3', message: 'The file is encrypted' }] };
  const draft = new PdfDraft(file);
  const catalog = repair(draft, input.info, input.profile);
  const isPrefix = isAppendable(file);
  const extra = isSigned(file) && !isPrefix ? [originalFile(input)] : [];
  embedFiles(draft, catalog, [invoiceFile(input), ...extra]);
  const findings = await mended(draft, preflight(draft));
  if (findings.length > 0) return { findings };
  const bytes = isPrefix ? saveAppended(draft) : saveWhole(draft);
  return { output: { bytes, method: isPrefix ? 'appended' : 'repaired', findings }, findings };
}

/** What goes wrong while mending is a reason to draw the pages, unless the file is simply too large. */
async function tryToKeepPages(input: FacturxInput): Promise<Attempt> {
  try {
    return await keepPages(input);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'facturx.pdf_broken') throw error;
    return { findings: [{ clause: '6.1', message: 'The structure of the file is damaged' }] };
  }
}

/**
 * Builds on the thread it is called on; `onPage` hears of every page that is drawn.
 * Throws `facturx.pdf_encrypted` (a password is needed to open it), `facturx.pdf_broken`, `facturx.pdf_too_large`.
 */
export async function buildHybrid(input: FacturxInput, onPage: () => void): Promise<FacturxOutput> {
  const { output, findings } = await tryToKeepPages(input);
  if (output) return output;
  const { rasterise } = await import('../raster/rasterise.ts');
  const draft = await rasterise(input.pdf, onPage);
  const catalog = repairCatalog(draft, input.info, input.profile);
  embedFiles(draft, catalog, [invoiceFile(input), originalFile(input)]);
  return { bytes: saveWhole(draft), method: 'rasterised', findings };
}
