// Colours that the output intent is not about get a meaning; nothing changes to the eye.

import { expect, test } from 'vitest';
import { buildFacturx } from '../../../../modules/facturx/pdf/index.ts';
import { pressColours, STEPS } from '../../../../modules/facturx/pdf/colour/press.ts';
import { inksPdf, pressPhotoPdf, screenInPressPdf, specialInksPdf } from './colour-samples.ts';
import { difference } from './compare.ts';
import { INFO, XML } from './samples.ts';

test.each([
  ['mixtures of inks', inksPdf],
  ['a photo', pressPhotoPdf],
  ['a spot colour, a palette, a gradient and a group', specialInksPdf],
  ['colours of the screen in a file for the press', screenInPressPdf],
])('%s: kept, and the same to the eye', async (_, make) => {
  const pdf = await make();
  const { bytes, method, findings } = await buildFacturx({ pdf, xml: XML, profile: 'EN 16931', info: INFO });
  expect(findings).toEqual([]);
  expect(method).toBe('repaired');
  expect(await difference(pdf, bytes)).toBeLessThan(1);
});

test('the table of inks goes from paper to black', async () => {
  const table = await pressColours();
  const mixture = (...steps: number[]): number[] => {
    const at = steps.reduceRight((sum, step) => sum * STEPS + step, 0) * 3;
    return [...table.subarray(at, at + 3)];
  };
  expect(mixture(0, 0, 0, 0)).toEqual([255, 255, 255]);
  const [red, green, blue] = mixture(8, 0, 0, 0) as [number, number, number];
  expect(red).toBeLessThan(Math.min(green, blue) / 2);
  expect(Math.max(...mixture(8, 8, 8, 8))).toBeLessThan(20);
});
