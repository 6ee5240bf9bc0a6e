// Where a straightened image lies on the page as it is displayed, and the way back.

import type { Box } from '../model.ts';

/**
 * The image was turned clockwise by `quarterTurns` × 90°, then by `degrees` (clockwise) on a canvas that grew to hold it.
 * Sizes are pixels: `turned` after the quarter turns, `canvas` after the small turn.
 */
export interface Placement {
  readonly quarterTurns: number;
  readonly degrees: number;
  readonly turned: { readonly width: number; readonly height: number };
  readonly canvas: { readonly width: number; readonly height: number };
}

/** The smallest upright box on the displayed page that holds `box` of the straightened image. */
export function boxOnPage(box: Box, placement: Placement): Box {
  const corners = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x, box.y + box.height],
    [box.x + box.width, box.y + box.height],
  ].map(([x = 0, y = 0]) => pointOnPage(x, y, placement));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const x = clamp(Math.min(...xs));
  const y = clamp(Math.min(...ys));
  return { x, y, width: clamp(Math.max(...xs)) - x, height: clamp(Math.max(...ys)) - y };
}

function pointOnPage(x: number, y: number, placement: Placement): [number, number] {
  const { turned, canvas } = placement;
  const angle = (-placement.degrees * Math.PI) / 180;
  const dx = x * canvas.width - canvas.width / 2;
  const dy = y * canvas.height - canvas.height / 2;
  const u = (dx * Math.cos(angle) - dy * Math.sin(angle) + turned.width / 2) / turned.width;
  const v = (dx * Math.sin(angle) + dy * Math.cos(angle) + turned.height / 2) / turned.height;
  switch (placement.quarterTurns % 4) {
    case 1:
      return [v, 1 - u];
    case 2:
      return [1 - u, 1 - v];
    case 3:
      return [1 - v, u];
    default:
      return [u, v];
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
