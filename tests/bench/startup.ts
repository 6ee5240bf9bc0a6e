// From the second start to the first page and to the first greeting for mail.

import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '../support/product/process.ts';
import { median, type Figure } from './figure.ts';

const STARTS = 5;
const AIM_MS = 3_000;

async function untilPage(product: Product): Promise<void> {
  for (;;) {
    const answer = await fetch(`${product.origin}/connexion`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await sleep(5);
  }
}

async function untilGreeting(product: Product): Promise<void> {
  for (;;) {
    const socket = connect(product.smtpPort, '127.0.0.1');
    try {
      await once(socket, 'connect');
      const [greeting] = (await once(socket, 'data')) as [Buffer];
      if (greeting.toString().startsWith('220')) return;
    } catch {
      await sleep(5);
    } finally {
      socket.destroy();
    }
  }
}

/** The product runs before and after. */
export async function measureStartUp(product: Product): Promise<Figure[]> {
  const pages: number[] = [];
  const greetings: number[] = [];
  for (let run = 0; run < STARTS; run += 1) {
    await product.stop();
    const started = performance.now();
    const since = (list: number[]) => (): void => void list.push(performance.now() - started);
    await Promise.all([
      product.start(),
      untilPage(product).then(since(pages)),
      untilGreeting(product).then(since(greetings)),
    ]);
  }
  return [
    { name: 'second start to the first page', value: median(pages), unit: 'ms', atMost: AIM_MS },
    { name: 'second start to the SMTP greeting', value: median(greetings), unit: 'ms', atMost: AIM_MS },
  ];
}
