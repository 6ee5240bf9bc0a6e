// Labelled facts under the figures: payment, mentions, references. Facts go one by one, so that they may cross pages.

import type { Block } from '../view/model.ts';
import type { Canvas } from './canvas.ts';
import { drawSectionTitle } from './sums.ts';
import { CONTENT_WIDTH, PAGE, SOFT } from './theme.ts';

const LABEL = { size: 8, colour: SOFT } as const;
const VALUE = { size: 8.5 } as const;
const LABEL_WIDTH = 150;
const VALUE_WIDTH = CONTENT_WIDTH - LABEL_WIDTH;
const LONGEST = 2_000;

/** A value longer than this is drawn in parts, each of which fits on a page. */
function parts(value: string): string[] {
  return value.match(new RegExp(`[^]{1,${LONGEST}}(?:\\s|$)|[^]{1,${LONGEST}}`, 'gu')) ?? [];
}

export function drawBlock(canvas: Canvas, block: Block): void {
  if (block.facts.length === 0) return;
  drawSectionTitle(canvas, block.title, 14);
  for (const fact of block.facts) {
    for (const [index, value] of parts(fact.value).entries()) {
      const label = index === 0 ? fact.label : '';
      const height = Math.max(canvas.height(label, LABEL_WIDTH - 8, LABEL), canvas.height(value, VALUE_WIDTH, VALUE));
      canvas.reserve(height);
      canvas.text(label, { x: PAGE.left, y: canvas.y + 0.4, width: LABEL_WIDTH - 8 }, LABEL);
      canvas.text(value, { x: PAGE.left + LABEL_WIDTH, y: canvas.y, width: VALUE_WIDTH }, VALUE);
      canvas.y += height + 2;
    }
  }
  canvas.y += 10;
}
