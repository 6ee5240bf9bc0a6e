// A condition is waited for as long as a loaded machine may take; where it comes soon this costs nothing.

import { vi } from 'vitest';

const waitFor = vi.waitFor.bind(vi);
vi.waitFor = async (condition, options = { timeout: 30_000, interval: 50 }) => await waitFor(condition, options);
