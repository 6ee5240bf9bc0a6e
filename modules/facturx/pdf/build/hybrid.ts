// A Factur-X file from any PDF: appended to, repaired, or drawn anew (ISO 19005-3, Factur-X 1.09).

// Fonts, PDFium and sharp are loaded when a file needs them: most do not, and a thread starts quicker.

import { Problem } from '#src/errors.ts';
import { INLINE_INTERPOLATION } from '../preflight/images.ts';
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

interface Mended {
  /** What is left of the faults. */
  readonly findings: readonly PreflightFinding[];
  /** The document before fonts were drawn anew: it has to look the same. */
  readonly before: Uint8Array | undefined;
}

/** Mends the faults that take more effort. */
async function mended(draft: PdfDraft, findings: readonly PreflightFinding[]): Promise<Mended> {
  if (findings.length === 0) return { findings, before: undefined };
  const { embedFonts, redrawFonts } = await import('../repair/fonts.ts');
  if (findings.some((finding) => finding.message === INLINE_INTERPOLATION)) {
    const { mendInlineImages } = await import('../repair/inline-images.ts');
    mendInlineImages(draft);
  }
  embedFonts(draft);
  const before = redrawFonts(draft);
  const left = preflight(draft);
  if (!left.some((finding) => finding.clause === DEVICE_COLOUR)) return { findings: left, before };
  const { setDefaultSpaces } = await import('../colour/defaults.ts');
  await setDefaultSpaces(draft, outputIntentSpace(draft));
  return { findings: preflight(draft), before };
}

const LOOKS_DIFFERENT: PreflightFinding = { clause: '6.2.11', message: 'The mended pages do not look the same' };
const ENCRYPTED: PreflightFinding = { clause: '6.1.3', message: 'The file is encrypted' };

interface Opened {
  readonly file: PdfFile;
  /** True when it was written anew to be read. */
  readonly isUnlocked: boolean;
}

async function isSameLook(before: Uint8Array, after: Uint8Array, onPage: () => void): Promise<boolean> {
  const { looksSame } = await import('../raster/same-look.ts');
  return await looksSame(before, after, onPage);
}

/** `undefined` when it cannot be read without a password. */
async function opened(pdf: Uint8Array, onPage: () => void): Promise<Opened | undefined> {
  const file = new PdfFile(pdf);
  if (!file.isEncrypted) return { file, isUnlocked: false };
  const { unlocked } = await import('./unlock.ts');
  const plain = await unlocked(pdf);
  if (!plain || !(await isSameLook(pdf, plain, onPage))) return undefined;
  return { file: new PdfFile(plain), isUnlocked: true };
}

async function keepPages(input: FacturxInput, onPage: () => void): Promise<Attempt> {
  const source = await opened(input.pdf, onPage);
  if (!source) return { findings: [ENCRYPTED] };
  const { file, isUnlocked } = source;
  const draft = new PdfDraft(file);
  const catalog = repair(draft, input.info, input.profile);
  const isPrefix = !isUnlocked && isAppendable(file);
  const extra = isSigned(file) && !isPrefix ? [originalFile(input)] : [];
  embedFiles(draft, catalog, [invoiceFile(input), ...extra]);
  onPage();
  const { findings, before } = await mended(draft, preflight(draft));
  onPage();
  if (findings.length > 0) return { findings };
  const bytes = isPrefix ? saveAppended(draft) : saveWhole(draft);
  if (before && !(await isSameLook(before, bytes, onPage))) return { findings: [LOOKS_DIFFERENT] };
  return { output: { bytes, method: isPrefix ? 'appended' : 'repaired', findings }, findings };
}

/** What goes wrong while mending is a reason to draw the pages, unless the file is simply too large. */
async function tryToKeepPages(input: FacturxInput, onPage: () => void): Promise<Attempt> {
  try {
    return await keepPages(input, onPage);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'facturx.pdf_broken') throw error;
    return { findings: [{ clause: '6.1', message: 'The structure of the file is damaged' }] };
  }
}

/**
 * Builds on the thread it is called on; `onPage` hears of every page that is drawn, and of every stage.
 * Throws `facturx.pdf_encrypted` (a password is needed to open it), `facturx.pdf_broken`, `facturx.pdf_too_large`.
 */
export async function buildHybrid(input: FacturxInput, onPage: () => void): Promise<FacturxOutput> {
  const { output, findings } = await tryToKeepPages(input, onPage);
  if (output) return output;
  const { rasterise } = await import('../raster/rasterise.ts');
  const draft = await rasterise(input.pdf, onPage);
  const catalog = repairCatalog(draft, input.info, input.profile);
  embedFiles(draft, catalog, [invoiceFile(input), originalFile(input)]);
  return { bytes: saveWhole(draft), method: 'rasterised', findings };
}
