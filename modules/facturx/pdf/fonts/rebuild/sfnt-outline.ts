// Outlines of TrueType and CFF programs, read by fontkit.

import { create, type Font, type Glyph } from 'fontkit';
import type { CffProgram } from '../../preflight/fonts/cff.ts';
import type { Outline } from '../outline.ts';
import { fields, sfntFile, words } from '../sfnt.ts';
import { Pen } from './pen.ts';

/** The outline of a glyph; its width is left to the document. */
export type DrawGlyph = (glyph: number) => Outline;

function traced(glyph: Glyph, scale: number): Outline {
  const pen = new Pen(scale);
  for (const { command, args } of glyph.path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (command === 'moveTo') pen.moveTo(a, b);
    else if (command === 'lineTo') pen.lineTo(a, b);
    else if (command === 'quadraticCurveTo') pen.quadraticTo({ x: a, y: b }, { x: c, y: d });
    else if (command === 'bezierCurveTo') pen.curveTo({ x: a, y: b }, { x: c, y: d }, { x: e, y: f });
  }
  return pen.outline(0);
}

/** `units`: of an em in the result. Throws on what is not a TrueType program. */
export function trueTypeOutlines(bytes: Uint8Array, units: number): DrawGlyph {
  const font: Font = create(Buffer.from(bytes));
  return (glyph) => traced(font.getGlyph(glyph), units / font.unitsPerEm);
}

/** The frame that fontkit asks for around a bare CFF program: metrics that say nothing. */
function framed(bytes: Uint8Array, glyphCount: number): Uint8Array {
  const head = Buffer.concat([fields([4, 0x10000], [4, 0x10000], [4, 0], [4, 0x5f0f3cf5]), words(0, 1000)]);
  const hhea = Buffer.concat([fields([4, 0x10000]), words(800, -200, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1)]);
  const maxp = Buffer.concat([fields([4, 0x5000]), words(glyphCount)]);
  const metrics = Buffer.alloc(4 + Math.max(0, glyphCount - 1) * 2);
  const file = sfntFile([
    ['CFF ', Buffer.from(bytes)],
    ['head', Buffer.concat([head, Buffer.alloc(34)])],
    ['hhea', hhea],
    ['hmtx', metrics],
    ['maxp', maxp],
  ]);
  Buffer.from(file.buffer, file.byteOffset, 4).write('OTTO', 'latin1');
  return file;
}

/** `units`: of an em in the result. */
export function cffOutlines(bytes: Uint8Array, program: CffProgram, units: number): DrawGlyph {
  const font = create(framed(bytes, program.glyphCount));
  return (glyph) => traced(font.getGlyph(glyph), (program.scale * units) / 1000);
}
