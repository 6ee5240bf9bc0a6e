import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { boxOnPage, type Placement } from '../../../../modules/ocr/engine/placement.ts';

const straight: Placement = {
  quarterTurns: 0,
  degrees: 0,
  turned: { width: 200, height: 100 },
  canvas: { width: 200, height: 100 },
};
const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.1 };

function expectBox(actual: typeof box, expected: typeof box): void {
  for (const key of ['x', 'y', 'width', 'height'] as const) expect(actual[key]).toBeCloseTo(expected[key], 3);
}

/** The middle of the dark dots, in fractions. */
function darkCentre(
  data: Uint8Array,
  size: { width: number; height: number; channels: number },
): { x: number; y: number } {
  const dots = [...data.keys()]
    .filter((at) => at % size.channels === 0 && (data[at] ?? 255) < 128)
    .map((at) => at / size.channels);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const { width, height } = size;
  return {
    x: mean(dots.map((dot) => dot % width)) / width,
    y: mean(dots.map((dot) => Math.floor(dot / width))) / height,
  };
}

describe('a box on the straightened image', () => {
  test('stays where it is on an upright page', () => expectBox(boxOnPage(box, straight), box));

  test.each([
    [1, { x: 0.2, y: 0.6, width: 0.1, height: 0.3 }],
    [2, { x: 0.6, y: 0.7, width: 0.3, height: 0.1 }],
    [3, { x: 0.7, y: 0.1, width: 0.1, height: 0.3 }],
  ])('goes back over %i quarter turns', (quarterTurns, expected) =>
    expectBox(boxOnPage(box, { ...straight, quarterTurns }), expected),
  );

  test.each([5, -3])('goes back over a turn of %i degrees, as sharp makes it', async (degrees) => {
    const square = Buffer.from(
      '<svg width="600" height="800"><rect width="600" height="800" fill="#fff"/><rect x="450" y="90" width="40" height="40"/></svg>',
    );
    const turned = sharp(square).greyscale().rotate(degrees, { background: '#fff' });
    const { data, info } = await turned.raw().toBuffer({ resolveWithObject: true });
    const canvas = { width: info.width, height: info.height };
    const at = darkCentre(data, { ...canvas, channels: info.channels });
    const back = boxOnPage(
      { ...at, width: 0, height: 0 },
      { quarterTurns: 0, degrees, turned: { width: 600, height: 800 }, canvas },
    );
    expect(back.x).toBeCloseTo(470 / 600, 2);
    expect(back.y).toBeCloseTo(110 / 800, 2);
  });

  test('never leaves the page', () => {
    const back = boxOnPage(
      { x: 0, y: 0, width: 1, height: 1 },
      { ...straight, degrees: 6, canvas: { width: 210, height: 120 } },
    );
    expect(Math.min(back.x, back.y)).toBeGreaterThanOrEqual(0);
    expect(Math.max(back.x + back.width, back.y + back.height)).toBeLessThanOrEqual(1);
  });
});
