// What the kit promises of every page: accessible, quiet, as wide as the screen, in both themes.

import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect } from 'vitest';
import { PAGES } from '../../views/ui/gallery/server.ts';
import { browserTest, expectAccessible, expectNoSidewaysScroll } from '../../support/browser/index.ts';
import { useGallery } from './gallery.ts';

const address = useGallery();

/** `browserTest` in a context of its own kind. */
const within = (contextOptions: BrowserContextOptions): typeof browserTest => {
  const kind = browserTest.extend({
    contextOptions: async ({}, use) => use({ reducedMotion: 'reduce', ...contextOptions }),
  });
  return kind as typeof browserTest;
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 320]) {
    const look = within({ colorScheme, viewport: { width, height: 800 } });
    describe(`at ${width} px, ${colorScheme}`, () => {
      for (const path of Object.keys(PAGES)) {
        look(`${path} is accessible and fits`, async ({ page }) => {
          await page.goto(address(path));
          await expectAccessible(page);
          await expectNoSidewaysScroll(page, width);
        });
      }

      look('open menus and dialogs are accessible', async ({ page }) => {
        await page.goto(address('/empty'));
        await page.click('[popovertarget="user-menu"]');
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+k');
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('?');
        await expectAccessible(page);
      });
    });
  }
}

const CONTROLS = '.btn, .tabs a, .side-link, .company, .affix-button';

const heights = (limit: number): string => `
  [...document.querySelectorAll(${JSON.stringify(CONTROLS)})]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < ${limit})
    .map((element) => element.textContent + ' ' + element.getBoundingClientRect().height)`;

for (const path of ['/list?density=dense', '/dashboard', '/form']) {
  within({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } })(
    `${path} has targets of 44 px under a finger`,
    async ({ page }) => {
      await page.goto(address(path));
      expect(await page.evaluate(heights(44))).toEqual([]);
    },
  );
}

within({})('nothing is wider than the screen at any width between', async ({ page }) => {
  for (const path of Object.keys(PAGES)) {
    await page.goto(address(path));
    for (const width of [400, 640, 768, 900, 1024]) await expectNoSidewaysScroll(page, width);
  }
});

within({})('dense rows are 32 px high, comfortable rows 44 px', async ({ page }) => {
  for (const [path, height] of [
    ['/list?density=dense', 32],
    ['/list', 44],
  ] as const) {
    await page.goto(address(path));
    const rows = await page.$$eval('#invoices tbody tr', (all) =>
      all.map((row) => Math.round(row.getBoundingClientRect().height)),
    );
    expect(new Set(rows)).toEqual(new Set([height]));
  }
});

within({})('the focus is always drawn', async ({ page }) => {
  await page.goto(address('/list'));
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    const drawn = await page.evaluate(() => {
      const element = document.activeElement;
      const styled = element && element.matches('.drop-choose input') ? element.parentElement : element;
      return styled && `${getComputedStyle(styled).outlineStyle} ${getComputedStyle(styled).outlineWidth}`;
    });
    expect(drawn).toBe('solid 2px');
  }
});

within({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })(
  'the menu, the drop zone and the filters work without any script',
  async ({ page }) => {
    await page.goto(address('/list'));
    expect(await page.locator('.script-only >> visible=true').count()).toBe(0);
    expect(await page.locator('.drop button[type=submit]').isVisible()).toBe(true);
    await page.click('.top-menu button');
    await page.click('.side-link >> text=Archives');
    expect(new URL(page.url()).pathname).toBe('/empty');
  },
);
