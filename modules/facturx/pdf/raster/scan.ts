// Pages that are pictures and nothing else: their own resolution and depth say how to draw them.

/** The part of PDFium that looks at the objects of a page; absent from the declarations of the package. */
export interface ObjectFunctions {
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFTextObj_GetTextRenderMode(text: number): number;
  /** Writes width, height, horizontal and vertical dpi (floats), bits per pixel, colour space, mark: four bytes each. */
  _FPDFImageObj_GetImageMetadata(image: number, page: number, metadata: number): number;
  /** Bytes of the image as it is stored. */
  _FPDFImageObj_GetImageDataRaw(image: number, buffer: number, length: number): number;
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(size: number): number; free(pointer: number): void };
}

export interface Scan {
  /** Dots per inch of the finest picture. */
  readonly dpi: number;
  /** Bits of a pixel, at most: 1 means black and white. */
  readonly bits: number;
  /** What the pictures weigh in the file. */
  readonly weight: number;
}

const TEXT = 1;
const IMAGE = 3;
const UNSEEN = 3;
const MAX_PICTURES = 64;

function readImage(engine: ObjectFunctions, page: number, at: { image: number; scratch: number }): Scan | undefined {
  const { image, scratch } = at;
  if (!engine._FPDFImageObj_GetImageMetadata(image, page, scratch)) return undefined;
  const view = new DataView(engine.HEAPU8.buffer, scratch, 28);
  const dpi = Math.max(view.getFloat32(8, true), view.getFloat32(12, true));
  return { dpi, bits: view.getUint32(16, true), weight: engine._FPDFImageObj_GetImageDataRaw(image, 0, 0) };
}

/** The pictures of the page; `undefined` as soon as anything else is seen on it. */
function pictures(engine: ObjectFunctions, page: number, scratch: number): Scan[] | undefined {
  const count = engine._FPDFPage_CountObjects(page);
  if (count > MAX_PICTURES) return undefined;
  const scans: Scan[] = [];
  for (let index = 0; index < count; index++) {
    const object = engine._FPDFPage_GetObject(page, index);
    const kind = engine._FPDFPageObj_GetType(object);
    if (kind === TEXT && engine._FPDFTextObj_GetTextRenderMode(object) === UNSEEN) continue;
    const scan = kind === IMAGE ? readImage(engine, page, { image: object, scratch }) : undefined;
    if (!scan) return undefined;
    scans.push(scan);
  }
  return scans;
}

/** What the page is a scan of; `undefined` when it is more than pictures (and text that is not seen). */
export function scanOf(engine: ObjectFunctions, page: number): Scan | undefined {
  const scratch = engine.wasmExports.malloc(28);
  try {
    const scans = pictures(engine, page, scratch);
    if (!scans || scans.length === 0) return undefined;
    return {
      dpi: Math.max(...scans.map((scan) => scan.dpi)),
      bits: Math.max(...scans.map((scan) => scan.bits)),
      weight: scans.reduce((sum, scan) => sum + scan.weight, 0),
    };
  } finally {
    engine.wasmExports.free(scratch);
  }
}
