// Work done over some connections at once, counted.

/** Runs `work` on every connection until the time is over; answers how often a second. */
export async function perSecond(
  connections: number,
  milliseconds: number,
  work: (connection: number) => Promise<void>,
): Promise<number> {
  const started = performance.now();
  let done = 0;
  const loop = async (connection: number): Promise<void> => {
    while (performance.now() - started < milliseconds) {
      await work(connection);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, async (_, connection) => await loop(connection)));
  return (done * 1000) / (performance.now() - started);
}

/** Measures the sides in turn, several times, so that what else the machine does falls on all of them. */
export async function inTurn<K extends string>(
  rounds: number,
  sides: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(sides) as K[];
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) found[name].push(await sides[name]());
  }
  return found;
}
