// Predictor functions of Flate and LZW (ISO 32000-1 §7.4.4.4).

export interface PredictorParms {
  predictor: number;
  colors: number;
  bits: number;
  columns: number;
}

interface Around {
  left: number;
  up: number;
  upLeft: number;
}

function paeth({ left, up, upLeft }: Around): number {
  const estimate = left + up - upLeft;
  const a = Math.abs(estimate - left);
  const b = Math.abs(estimate - up);
  const c = Math.abs(estimate - upLeft);
  return a <= b && a <= c ? left : b <= c ? up : upLeft;
}

function predicted(type: number, around: Around): number {
  const { left, up } = around;
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  return type === 4 ? paeth(around) : 0;
}

function undoPng(bytes: Uint8Array, rowLength: number, pixel: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (rowLength + 1));
  const out = new Uint8Array(rows * rowLength);
  for (let row = 0; row < rows; row++) {
    const from = row * (rowLength + 1);
    const to = row * rowLength;
    const type = bytes[from] as number;
    for (let i = 0; i < rowLength; i++) {
      const left = i >= pixel ? (out[to + i - pixel] as number) : 0;
      const up = row > 0 ? (out[to + i - rowLength] as number) : 0;
      const upLeft = row > 0 && i >= pixel ? (out[to + i - rowLength - pixel] as number) : 0;
      out[to + i] = (bytes[from + 1 + i] ?? 0) + predicted(type, { left, up, upLeft });
    }
  }
  return out;
}

/** TIFF predictor 2 for components of eight bits; other depths are left to the caller as they are. */
function undoTiff(bytes: Uint8Array, rowLength: number, colors: number): Uint8Array {
  const out = Uint8Array.from(bytes);
  for (let start = 0; start < out.length; start += rowLength) {
    const end = Math.min(start + rowLength, out.length);
    for (let i = start + colors; i < end; i++) out[i] = (out[i] as number) + (out[i - colors] as number);
  }
  return out;
}

export function undoPredictor(bytes: Uint8Array, parms: PredictorParms): Uint8Array {
  if (parms.predictor < 2) return bytes;
  const bitsPerPixel = parms.colors * parms.bits;
  const rowLength = Math.ceil((parms.columns * bitsPerPixel) / 8);
  if (parms.predictor === 2) return parms.bits === 8 ? undoTiff(bytes, rowLength, parms.colors) : bytes;
  return undoPng(bytes, rowLength, Math.max(1, bitsPerPixel >> 3));
}
