// The threads: two that build PDFs, two for everything else, so that a long scan holds up neither the small file behind it
// nor a verdict.

import { Lane, type Order } from './lane.ts';
import type { OutputOf, TaskName } from './tasks.ts';

class Pool {
  readonly #lanes = [new Lane(), new Lane()];
  readonly #waiting: ((lane: Lane) => void)[] = [];

  /** Runs in a thread; in the order asked when all are busy. */
  async run<N extends TaskName>(order: Order<N>): Promise<OutputOf<N>> {
    const running = new Promise<OutputOf<N>>((resolve, reject) => {
      this.#waiting.push((lane) => void lane.run(order).then(resolve, reject));
    });
    this.#serve();
    try {
      return await running;
    } finally {
      this.#serve();
    }
  }

  /** Gives free lanes to those who wait, in the order they came; a lane is busy as soon as it is given. */
  #serve(): void {
    for (;;) {
      const lane = this.#lanes.find((candidate) => !candidate.isBusy);
      const next = lane && this.#waiting.shift();
      if (!next) return;
      next(lane);
    }
  }
}

const building = new Pool();
const reading = new Pool();

/** Runs a task off the calling thread, which may be answering a web request. Throws what the task throws. */
export async function runInThread<N extends TaskName>(order: Order<N>): Promise<OutputOf<N>> {
  return await (order.name === 'build' ? building : reading).run(order);
}
