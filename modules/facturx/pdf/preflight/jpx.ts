// JPEG 2000 images (§6.2.8.3): what their boxes say (ISO/IEC 15444-1 annex I).

/** Boxes that hold boxes, of those that matter. */
const HEADER = 'jp2h';
const MAX_BOXES = 200;

const ENUMERATED = 1;
const RESTRICTED_ICC = 2;
const ANY_ICC = 3;
const CIE_JAB = 19;
const COMPONENTS: ReadonlySet<number> = new Set([1, 3, 4]);
const MAX_BITS = 38;

interface Box {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

function boxesOf(bytes: Uint8Array): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length && boxes.length < MAX_BOXES;) {
    const short = view.getUint32(at);
    const isLong = short === 1;
    if (isLong && at + 16 > bytes.length) break;
    const length = short === 0 ? bytes.length - at : isLong ? Number(view.getBigUint64(at + 8)) : short;
    const head = isLong ? 16 : 8;
    if (length < head) break;
    const kind = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    boxes.push({ kind, bytes: bytes.subarray(at + head, Math.min(at + length, bytes.length)) });
    at += length;
  }
  return boxes;
}

interface Colour {
  readonly method: number;
  readonly approximation: number;
  readonly enumerated: number | undefined;
}

function colourOf({ bytes }: Box): Colour {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const method = view.getUint8(0);
  return {
    method,
    approximation: view.getUint8(2),
    enumerated: method === ENUMERATED ? view.getUint32(3) : undefined,
  };
}

function colourFault(colours: readonly Colour[], hasColourSpace: boolean): string | undefined {
  if (colours.length > 1 && colours.filter(({ approximation }) => approximation === 1).length !== 1) {
    return 'several colour specifications, not one of them exact';
  }
  // The colour space of the image dictionary comes before what the file says.
  if (hasColourSpace) return undefined;
  const known = colours.every(({ method }) => [ENUMERATED, RESTRICTED_ICC, ANY_ICC].includes(method));
  if (colours.length === 0 || !known) return 'no colour specification that is known';
  return colours.some(({ enumerated }) => enumerated === CIE_JAB) ? 'the colour space CIEJab' : undefined;
}

function depthFault(header: readonly Box[]): string | undefined {
  const image = header.find(({ kind }) => kind === 'ihdr')?.bytes;
  if (!image || image.length < 14) return 'no image header';
  if (header.some(({ kind }) => kind === 'bpcc')) return 'components of different depths';
  const components = (image[8] ?? 0) * 256 + (image[9] ?? 0);
  const bits = ((image[10] ?? 0) & 0x7f) + 1;
  if (image[10] === 0xff || bits > MAX_BITS) return 'a bit depth that is not allowed';
  return COMPONENTS.has(components) ? undefined : `${components} components`;
}

/** What is wrong with the image; `undefined` when nothing is. A bare code stream is no JPX file. */
export function jpxFault(bytes: Uint8Array, hasColourSpace: boolean): string | undefined {
  const header = boxesOf(bytes).find(({ kind }) => kind === HEADER);
  if (!header) return 'not a JPX file';
  const boxes = boxesOf(header.bytes);
  const colours = boxes.filter(({ kind, bytes: body }) => kind === 'colr' && body.length >= 3).map(colourOf);
  return depthFault(boxes) ?? colourFault(colours, hasColourSpace);
}
