// Makes an image ready for recognition: upright, level, evenly lit, slightly smoothed.

import { type Grey, rawOf, sharpOf } from './grey.ts';
import { evened, isUneven, levelsOf, stretched } from './light.ts';
import type { Preparation } from './messages.ts';
import type { Placement } from './placement.ts';
import { skewOf } from './skew.ts';

export interface Prepared {
  readonly image: Grey;
  readonly placement: Placement;
}

/** Above this long side the image has about 250 dpi on A4: there a slight blur removes more noise than shape. */
const FINE_SIDE = 2900;

/** Turns by quarter turns (clockwise), straightens and cleans. Which cleaning: measured on noisy scans of French invoices. */
export async function prepare(grey: Grey, quarterTurns: number, preparation: Preparation): Promise<Prepared> {
  const turned = quarterTurns === 0 ? grey : await rawOf(sharpOf(grey).rotate(quarterTurns * 90));
  const lit = (await isUneven(turned)) ? await evened(turned) : turned;
  const degrees = await skewOf(lit);
  const level = degrees === 0 ? lit : await levelled(lit, degrees);
  return {
    image: await cleaned(level, preparation),
    placement: {
      quarterTurns,
      degrees,
      turned: { width: turned.width, height: turned.height },
      canvas: { width: level.width, height: level.height },
    },
  };
}

/** The corners that turning uncovers get the paper's own brightness: a white edge would look like a line. */
function levelled(grey: Grey, degrees: number): Promise<Grey> {
  const { paper } = levelsOf(grey);
  return rawOf(sharpOf(grey).rotate(degrees, { background: { r: paper, g: paper, b: paper } }));
}

async function cleaned(grey: Grey, preparation: Preparation): Promise<Grey> {
  const fine = Math.max(grey.width, grey.height) >= FINE_SIDE;
  if (preparation === 'second') {
    return fine ? rawOf(sharpOf(grey).median(3)) : stretched(await rawOf(sharpOf(grey).blur(0.6)));
  }
  return fine ? stretched(await rawOf(sharpOf(grey).blur(1))) : grey;
}
