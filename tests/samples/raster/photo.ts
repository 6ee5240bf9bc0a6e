// A till roll photographed on a table: perspective, uneven light, the shadow of a hand, sensor noise.

import { randomOf } from '../random.ts';
import { jpegOf, pageOf, type Pixels } from './pixels.ts';

const WIDTH = 1200;
const HEIGHT = 1760;
const DPI = 300;

type Point = readonly [x: number, y: number];

/** Corners of the paper in the photo, from the top left, clockwise. */
const CORNERS: readonly [Point, Point, Point, Point] = [
  [168, 92],
  [1062, 58],
  [1098, 1668],
  [128, 1640],
];

/** Heckbert's projective map of the unit square onto four corners, inverted: photo point → paper point in [0, 1]². */
function inverseProjection([p0, p1, p2, p3]: typeof CORNERS): (x: number, y: number) => Point {
  const dx = [p1[0] - p2[0], p3[0] - p2[0], p0[0] - p1[0] + p2[0] - p3[0]] as const;
  const dy = [p1[1] - p2[1], p3[1] - p2[1], p0[1] - p1[1] + p2[1] - p3[1]] as const;
  const det = dx[0] * dy[1] - dx[1] * dy[0];
  const g = (dx[2] * dy[1] - dx[1] * dy[2]) / det;
  const h = (dx[0] * dy[2] - dx[2] * dy[0]) / det;
  const [a, b, c] = [p1[0] - p0[0] + g * p1[0], p3[0] - p0[0] + h * p3[0], p0[0]];
  const [d, e, f] = [p1[1] - p0[1] + g * p1[1], p3[1] - p0[1] + h * p3[1], p0[1]];
  return (x, y) => {
    const u = (e - f * h) * x + (c * h - b) * y + (b * f - c * e);
    const v = (f * g - d) * x + (a - c * g) * y + (c * d - a * f);
    const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
    return [u / w, v / w];
  };
}

function sample(page: Pixels, [u, v]: Point): number {
  const x = Math.min(page.width - 2, Math.max(0, u * (page.width - 1)));
  const y = Math.min(page.height - 2, Math.max(0, v * (page.height - 1)));
  const at = Math.floor(y) * page.width + Math.floor(x);
  const [right, down] = [x - Math.floor(x), y - Math.floor(y)];
  const grey = (offset: number) => page.data[at + offset] ?? 255;
  const upper = grey(0) * (1 - right) + grey(1) * right;
  const lower = grey(page.width) * (1 - right) + grey(page.width + 1) * right;
  return upper * (1 - down) + lower * down;
}

/** Light from the top right, a soft shadow over the lower left corner. */
function light(x: number, y: number): number {
  const falloff = 1 - 0.16 * (1 - x / WIDTH) - 0.12 * (y / HEIGHT);
  const distance = Math.hypot(x - 40, (y - HEIGHT) * 0.9) / 760;
  return falloff * (distance < 1 ? 0.72 + 0.28 * distance * distance : 1);
}

/** Planks of a wooden table. */
function wood(x: number, y: number): readonly [red: number, green: number] {
  const grain = Math.sin(x / 9 + 3 * Math.sin(y / 210)) * 7 + Math.sin(x / 31) * 9;
  return [118 + grain, 84 + grain * 0.8];
}

/** Photographs the first page of a PDF; JPEG of 1200 × 1760 pixels. */
export async function photoOf(pdf: Uint8Array): Promise<Uint8Array> {
  const page = await pageOf(pdf, DPI);
  const toPaper = inverseProjection(CORNERS);
  const random = randomOf(20_261_015);
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let index = 0; index < WIDTH * HEIGHT; index += 1) {
    const [x, y] = [index % WIDTH, Math.floor(index / WIDTH)];
    const [u, v] = toPaper(x, y);
    const onPaper = u >= 0 && u <= 1 && v >= 0 && v <= 1;
    const grey = onPaper ? 30 + (sample(page, [u, v]) * 205) / 255 : 0;
    const [red, green] = onPaper ? [grey + 6, grey + 2] : wood(x, y);
    const blue = onPaper ? grey - 10 : green * 0.68;
    const [bright, noise] = [light(x, y), (random() - 0.5) * 12];
    for (const [channel, value] of [red, green, blue].entries()) {
      data[index * 3 + channel] = Math.max(0, Math.min(255, value * bright + noise));
    }
  }
  return jpegOf({ data, width: WIDTH, height: HEIGHT, channels: 3 }, { quality: 82, dpi: 72 });
}
