// A command's instance.

import { moduleSettings } from '../app.ts';
import { openInstance, type Instance } from '../instance.ts';

/** Opens the instance (or the running server's database), works, closes. Logs only what is wrong. */
export async function withInstance<R>(work: (instance: Instance) => Promise<R>): Promise<R> {
  const instance = await openInstance({ settings: moduleSettings, whenInUse: 'attach', logLevel: 'error' });
  try {
    return await work(instance);
  } finally {
    await instance.close();
  }
}
