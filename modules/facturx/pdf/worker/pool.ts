// The threads that build: two, so that a long scan does not hold up the small file behind it.

import type { FacturxInput, FacturxOutput } from '../build/hybrid.ts';
import { Lane } from './lane.ts';

const lanes = [new Lane(), new Lane()];
const waiting: ((lane: Lane) => void)[] = [];

/** Gives free lanes to those who wait, in the order they came; a lane is busy as soon as it is given. */
function serve(): void {
  for (;;) {
    const lane = lanes.find((candidate) => !candidate.isBusy);
    const next = lane && waiting.shift();
    if (!next) return;
    next(lane);
  }
}

/** Builds in a thread; in the order asked when all are busy. */
export async function buildInThread(input: FacturxInput): Promise<FacturxOutput> {
  const building = new Promise<FacturxOutput>((resolve, reject) => {
    waiting.push((lane) => void lane.build(input).then(resolve, reject));
  });
  serve();
  try {
    return await building;
  } finally {
    serve();
  }
}
