// Top of the first page: what it is, its dates, who sells to whom.

import type { Fact, InvoiceView, PartyBlock } from '../view/model.ts';
import type { Logo } from '../brand.ts';
import type { Box, Canvas, TextStyle } from './canvas.ts';
import { ALARM, CONTENT_WIDTH, PAGE, SOFT, TINT } from './theme.ts';

const LABEL = { size: 8, colour: SOFT } as const;
const VALUE = { size: 8.5 } as const;

/** Label and value side by side; returns the height taken, and draws unless `box.y` is not known yet. */
function factList(canvas: Canvas, facts: readonly Fact[], box: Omit<Box, 'y'> & { y?: number }): number {
  const labelWidth = Math.min(
    box.width * 0.45,
    Math.max(0, ...facts.map((fact) => canvas.width(fact.label, LABEL))) + 8,
  );
  let y = box.y ?? 0;
  for (const fact of facts) {
    const width = box.width - labelWidth;
    const height = Math.max(canvas.height(fact.label, labelWidth - 6, LABEL), canvas.height(fact.value, width, VALUE));
    if (box.y !== undefined) {
      canvas.text(fact.label, { x: box.x, y: y + 0.4, width: labelWidth - 6 }, LABEL);
      canvas.text(fact.value, { x: box.x + labelWidth, y, width }, VALUE);
    }
    y += height + 1.5;
  }
  return y - (box.y ?? 0);
}

const LOGO = { width: 180, height: 62, gap: 14 };

/** What it is on the left, under the logo; its dates on the right. */
export function drawTitle(canvas: Canvas, view: InvoiceView, logo: Logo | undefined): void {
  const top = canvas.y;
  if (logo) canvas.y += canvas.picture(logo, { ...LOGO, x: PAGE.left, y: top }) + LOGO.gap;
  const left = { x: PAGE.left, y: canvas.y, width: CONTENT_WIDTH * 0.56 };
  const title = { size: 22, weight: 'bold', colour: canvas.accent } as const;
  const number = { size: 13, weight: 'bold' } as const;
  const mark = { size: 10, weight: 'bold', colour: ALARM } as const;
  canvas.text(view.title, left, title);
  let y = left.y + canvas.height(view.title, left.width, title);
  canvas.text(view.number, { ...left, y }, number);
  y += canvas.height(view.number, left.width, number);
  const marks = view.marks.join(' · ');
  canvas.text(marks, { ...left, y }, mark);
  y += canvas.height(marks, left.width, mark);
  const right = { x: PAGE.left + CONTENT_WIDTH * 0.6, y: top + 6, width: CONTENT_WIDTH * 0.4 };
  const factsHeight = factList(canvas, view.keyFacts, right);
  canvas.y = Math.max(y, right.y + factsHeight) + 8;
  canvas.rule(canvas.y, canvas.accent, 2);
  canvas.y += 14;
}

const PAD = 10;
const TITLE = { size: 7.5, weight: 'bold' } as const;
const NAME = { size: 11, weight: 'bold' } as const;
const ADDRESS = { size: 9 } as const;

function partyHeight(canvas: Canvas, party: PartyBlock, width: number): number {
  const inner = width - 2 * PAD;
  const facts = factList(canvas, party.facts, { x: 0, width: inner });
  return (
    canvas.height(party.title, inner, TITLE) +
    canvas.height(party.name, inner, NAME) +
    canvas.height(party.address.join('\n'), inner, ADDRESS) +
    facts +
    2 * PAD +
    8
  );
}

function drawParty(canvas: Canvas, party: PartyBlock, box: Box & { height: number }): void {
  canvas.paint(box, TINT, 4);
  const inner = { x: box.x + PAD, width: box.width - 2 * PAD };
  let y = box.y + PAD;
  const put = (text: string, style: TextStyle) => {
    canvas.text(text, { ...inner, y }, style);
    y += canvas.height(text, inner.width, style);
  };
  put(party.title.toUpperCase(), { ...TITLE, colour: canvas.accent });
  y += 2;
  put(party.name, NAME);
  put(party.address.join('\n'), ADDRESS);
  y += 5;
  factList(canvas, party.facts, { ...inner, y });
}

/** Parties two by two. */
export function drawParties(canvas: Canvas, parties: readonly PartyBlock[]): void {
  const gap = 12;
  const width = (CONTENT_WIDTH - gap) / 2;
  for (let index = 0; index < parties.length; index += 2) {
    const pair = parties.slice(index, index + 2);
    const height = Math.max(...pair.map((party) => partyHeight(canvas, party, width)));
    canvas.reserve(height);
    for (const [column, party] of pair.entries()) {
      drawParty(canvas, party, { x: PAGE.left + column * (width + gap), y: canvas.y, width, height });
    }
    canvas.y += height + gap;
  }
}
