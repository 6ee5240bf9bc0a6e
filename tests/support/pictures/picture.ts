import type { BrowserContextOptions, Page } from 'playwright-core';

export interface Picture {
  readonly name: string;
  readonly options: BrowserContextOptions;
  /** Brings the page, signed in and at the dossier's address, to what is shown. */
  readonly show: (page: Page, home: string) => Promise<void>;
}

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' };
