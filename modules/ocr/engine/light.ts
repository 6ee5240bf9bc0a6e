// Evens out the light of a photo: each dot is divided by the paper's brightness around it.

import sharp from 'sharp';
import { type Grey, rawOf, sharpOf } from './grey.ts';

const PATCH = 32;

/** The paper's brightness: the image seen through a coarse grid, each cell as bright as its brightest dots. */
async function paperOf(grey: Grey): Promise<Grey> {
  const columns = Math.max(2, Math.ceil(grey.width / PATCH));
  const rows = Math.max(2, Math.ceil(grey.height / PATCH));
  const cells = new Uint8Array(columns * rows);
  for (let y = 0; y < grey.height; y += 2) {
    const row = Math.min(rows - 1, Math.floor((y * rows) / grey.height)) * columns;
    for (let x = 0; x < grey.width; x += 2) {
      const cell = row + Math.min(columns - 1, Math.floor((x * columns) / grey.width));
      const value = grey.data[y * grey.width + x] ?? 0;
      if (value > (cells[cell] ?? 0)) cells[cell] = value;
    }
  }
  const grid = sharp(cells, { raw: { width: columns, height: rows, channels: 1 } });
  const smooth = await rawOf(grid.median(3).blur(1.5));
  return rawOf(sharpOf(smooth).resize(grey.width, grey.height, { fit: 'fill', kernel: 'cubic' }));
}

/** True when the paper is not equally bright everywhere: a photo, not a scan. */
export async function isUneven(grey: Grey): Promise<boolean> {
  const small = await rawOf(sharpOf(grey).resize(480, 480, { fit: 'inside' }));
  const paper = await paperOf(small);
  const sorted = paper.data.toSorted();
  const low = sorted[Math.floor(sorted.length * 0.05)] ?? 255;
  const high = sorted[Math.floor(sorted.length * 0.95)] ?? 255;
  return high - low > 45;
}

export async function evened(grey: Grey): Promise<Grey> {
  const paper = await paperOf(grey);
  const data = new Uint8Array(grey.data.length);
  for (let at = 0; at < data.length; at += 1) {
    data[at] = Math.min(255, ((grey.data[at] ?? 0) * 255) / Math.max(32, paper.data[at] ?? 255));
  }
  return { ...grey, data };
}

/**
 * Stretches the range so that ink is black and paper nearly white. The paper is what most dots are; percentiles alone would
 * take noise of the paper for ink on a page with little print.
 */
export function stretched(grey: Grey): Grey {
  const { ink, paper } = levelsOf(grey);
  const table = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.max(0, Math.min(255, ((value - ink) * 245) / (paper - ink))),
  );
  return { ...grey, data: grey.data.map((value) => table[value] ?? 255) };
}

/** Brightness of the ink (its darkest thousandth) and of the paper (the median), at least 60 apart. */
export function levelsOf({ data }: Grey): { ink: number; paper: number } {
  const histogram = new Uint32Array(256);
  for (const value of data) histogram[value] = (histogram[value] ?? 0) + 1;
  const levelAt = (share: number): number => {
    let count = 0;
    return histogram.findIndex((dots) => (count += dots) > data.length * share);
  };
  const paper = Math.max(90, levelAt(0.5));
  return { ink: Math.min(levelAt(0.001), paper - 60), paper };
}
