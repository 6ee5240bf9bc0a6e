import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage, stopReader } from '#modules/ocr';
import { displayedSize, greyFrom } from '../../../../modules/ocr/engine/grey.ts';
import { evened, isUneven, levelsOf, stretched } from '../../../../modules/ocr/engine/light.ts';
import { isSideways, skewOf } from '../../../../modules/ocr/engine/skew.ts';
import { layouts } from '../support/layouts/index.ts';
import { scan } from '../support/scan.ts';

let pdf: Uint8Array;
const [layout] = layouts;

beforeAll(async () => {
  if (layout) pdf = await layout.draw(layout.sample).bytes();
});
afterAll(stopReader);

describe('a scanned page', () => {
  test.each([1.8, -2.4, 0.5])('tilted by %f degrees is turned back by as much', async (tilt) => {
    const grey = await greyFrom(await scan(pdf, { dpi: 150, tilt }));
    expect(await skewOf(grey)).toBeCloseTo(-tilt, 0.5);
  });

  test('lying on its side is noticed, upright or upside down is not', async () => {
    expect(await isSideways(await greyFrom(await scan(pdf, { dpi: 100, turns: 1 })))).toBe(true);
    expect(await isSideways(await greyFrom(await scan(pdf, { dpi: 100, turns: 0 })))).toBe(false);
    expect(await isSideways(await greyFrom(await scan(pdf, { dpi: 100, turns: 2 })))).toBe(false);
  });

  test('under a lamp is told from evenly lit paper, and evened out', async () => {
    const lit = await greyFrom(await scan(pdf, { dpi: 100, shadow: true }));
    expect(await isUneven(await greyFrom(await scan(pdf, { dpi: 100 })))).toBe(false);
    expect(await isUneven(lit)).toBe(true);
    expect(await isUneven(await evened(lit))).toBe(false);
  });

  test('with little ink keeps its paper light when it is stretched', async () => {
    const data = new Uint8Array(10_000).fill(200);
    data.fill(40, 0, 20);
    const { data: after } = stretched({ data, width: 100, height: 100 });
    expect(after[0]).toBeLessThan(20);
    expect(after[5000]).toBeGreaterThan(230);
    expect(levelsOf({ data, width: 100, height: 100 })).toEqual({ ink: 40, paper: 200 });
  });
});

describe('an image file', () => {
  test('is turned as its camera says', async () => {
    const lying = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#fff' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await displayedSize(lying)).toEqual({ width: 200, height: 400 });
    const grey = await greyFrom(lying);
    expect(grey.height / grey.width).toBeCloseTo(2, 1);
  });

  test('with transparent ground becomes black on white', async () => {
    const empty = await sharp({
      create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    expect((await greyFrom(empty)).data.every((value) => value === 255)).toBe(true);
  });

  test('that announces far too many dots is refused before it is decoded', async () => {
    const header = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>');
    await expect(greyFrom(header)).rejects.toMatchObject({ code: 'image_unreadable' });
  });
});

test('a preview is a PNG of the page at the size asked', async () => {
  const { format, width, height } = await sharp(await renderPage(pdf, 0, 72)).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 595, height: 842 });
});
