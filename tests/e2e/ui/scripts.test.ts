// The scripts of static/ under the product's content security policy.

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browserTest } from '../../support/browser/index.ts';
import { useGallery } from './gallery.ts';

const address = useGallery();

const activeRow = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('[data-active]')?.id);

const pdf = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7 '.repeat(2000)),
});

describe('keyboard', () => {
  browserTest('j and k walk the rows, x ticks, Enter opens', async ({ page }) => {
    await page.goto(address('/list'));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await activeRow(page)).toBe('i2');
    await page.keyboard.press('x');
    expect(await page.locator('#i2 [data-tick]').isChecked()).toBe(true);
    expect(await page.textContent('[data-tick-count]')).toBe('2');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/detail');
  });

  browserTest('a letter presses the active row’s button, not the page’s', async ({ page }) => {
    await page.goto(address('/list'));
    await page.evaluate(() => {
      document.addEventListener('click', (event) => {
        const key = (event.target as Element).closest('[data-key]');
        if (!key) return;
        event.preventDefault();
        document.title = `${key.closest('tr')?.id ?? 'page'} ${key.getAttribute('data-key') ?? ''}`;
      });
    });
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    expect(await page.title()).toBe('i1 a');
    await page.keyboard.press('n');
    expect(await page.title()).toBe('page n');
  });

  browserTest('g then v goes to sales', async ({ page }) => {
    await page.goto(address('/list'));
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await page.waitForURL('**/kit');
  });

  browserTest('letters are left alone while typing and when switched off, which is remembered', async ({ page }) => {
    await page.goto(address('/list'));
    await page.keyboard.press('/');
    await page.keyboard.type('j?x');
    expect(await page.inputValue('[data-search]')).toBe('j?x');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.click('label[for="shortcuts-on-dialog"]');
    await page.reload();
    await page.keyboard.press('j');
    expect(await activeRow(page)).toBeUndefined();
  });

  browserTest('Ctrl K opens the switcher even while typing; arrows and Enter choose', async ({ page }) => {
    await page.goto(address('/list'));
    await page.focus('[data-search]');
    await page.keyboard.press('Control+k');
    // Asked for when it opens.
    await expect.poll(() => page.locator('#company-list li:visible').count()).toBe(3);
    await page.keyboard.type('moulin');
    await expect.poll(() => page.locator('#company-list li:visible').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Au Bon Moulin');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/dashboard');
  });
});

describe('files', () => {
  browserTest(
    'each chosen file goes up, is refused by its type, or tells what the server said',
    async ({ page, trouble }) => {
      await page.goto(address('/list'));
      await page.setInputFiles('[data-drop-files][accept]', [
        pdf('orfis.pdf'),
        pdf('refused.pdf'),
        { ...pdf('a.exe') },
      ]);
      await page.waitForSelector('#upload-42');
      const line = (name: string): Promise<string | null> =>
        page.textContent(`.drop-item:has-text("${name}") .drop-state`);
      await expect.poll(() => line('orfis.pdf')).toBe('Reçu');
      await expect.poll(() => line('refused.pdf')).toBe('Ce fichier est vide.');
      expect(await line('a.exe')).toBe('Ce type de fichier n’est pas accepté');
      trouble.length = 0; // The browser reports the 422 that is expected here.
    },
  );

  browserTest('a file can be dropped anywhere on the page', async ({ page }) => {
    await page.goto(address('/list'));
    const drop = (kind: string): Promise<void> =>
      page.evaluate((type) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['%PDF'], 'dropped.pdf'));
        document
          .querySelector('h1')
          ?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }, kind);
    await drop('dragover');
    expect(await page.locator('[data-drop-veil]').isVisible()).toBe(true);
    await drop('drop');
    expect(await page.locator('[data-drop-veil]').isVisible()).toBe(false);
    await page.waitForSelector('#upload-42 >> text=dropped.pdf');
  });

  browserTest('a failed transfer can be tried again', async ({ page, trouble }) => {
    await page.goto(address('/list'));
    await page.route('**/upload', (route) => route.fulfill({ status: 503, body: '' }), { times: 1 });
    await page.setInputFiles('[data-drop-files][accept]', [pdf('orfis.pdf')]);
    await page.click('.drop-item >> text=Réessayer');
    await page.waitForSelector('#upload-42');
    trouble.length = 0; // The browser reports the 503 that is expected here.
  });
});

describe('htmx', () => {
  browserTest('an answer changes its target; the request carries the token', async ({ page }) => {
    await page.goto(address('/live'));
    await page.click('text=Demander');
    await expect.poll(() => page.textContent('#answer')).toBe('jeton gallery');
  });

  browserTest('a signal makes the part that waits for it ask again', async ({ page }) => {
    await page.goto(address('/live'));
    await expect.poll(() => page.textContent('#asked')).toBe('jeton gallery');
  });

  browserTest('the stages of a file just sent follow the signals in its line', async ({ page }) => {
    await page.goto(address('/live'));
    await page.setInputFiles('[data-drop-files][accept]', [pdf('orfis.pdf')]);
    await page.waitForSelector('#upload-42 .stage-done:has-text("Lu")');
    expect(await page.locator('#upload-42 .stage').count()).toBe(4);
  });

  browserTest('a file just sent shows its stages at once, before any signal', async ({ page, trouble }) => {
    await page.route('**/evenements', (route) => route.abort());
    await page.goto(address('/live'));
    await page.setInputFiles('[data-drop-files][accept]', [pdf('orfis.pdf')]);
    await page.waitForSelector('#upload-42 .stage-done:has-text("Reçu")');
    trouble.length = 0; // The browser reports the stream that was cut here.
  });
});

describe('fields', () => {
  browserTest('an amount is rewritten on leaving, and a wrong one is told', async ({ page }) => {
    await page.goto(address('/form'));
    const leave = async (typed: string): Promise<string> => {
      await page.fill('#threshold', typed);
      await page.focus('#name');
      return await page.inputValue('#threshold');
    };
    for (const typed of ['1 234,5', '1.234,50', '1234.50', '1\u202f234,50 €', '1,234.50']) {
      expect(await leave(typed)).toBe('1\u202f234,50');
    }
    expect(await page.textContent('[data-amount-note]')).toBe('Montant compris : 1\u202f234,50');
    expect(await leave('douze')).toBe('douze');
    expect(await page.textContent('[data-amount-note]')).toBe('Ce montant n’a pas été compris');
    expect(await page.getAttribute('#threshold', 'aria-invalid')).toBe('true');
  });

  browserTest('a password can be shown and hidden', async ({ page }) => {
    await page.goto(address('/login'));
    await page.click('text=Afficher');
    expect(await page.getAttribute('#password', 'type')).toBe('text');
    await page.click('text=Masquer');
    expect(await page.getAttribute('#password', 'type')).toBe('password');
  });

  browserTest('a value is copied as written', async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(address('/dashboard'));
    await page.click('text=Copier');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('552100554@factures.papillon.example');
    await page.waitForSelector('text=Copié');
  });

  browserTest('an identifier shown in groups is copied without spaces', async ({ page }) => {
    await page.goto(address('/detail'));
    const text = await page.evaluate(() => {
      const iban = [...document.querySelectorAll('.identifier')].find((one) => one.textContent.startsWith('FR'));
      getSelection()?.selectAllChildren(iban as Element);
      return String(getSelection());
    });
    expect(text).toBe('FR7630006000011234567890189');
  });

  browserTest('a refused form moves the focus to its summary, whose links lead to the fields', async ({ page }) => {
    await page.goto(address('/form'));
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('error-summary');
    await page.click('.error-summary a');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('siren');
  });
});

describe('page', () => {
  browserTest('the theme and the density chosen are kept over pages', async ({ page }) => {
    await page.goto(address('/list'));
    await page.click('[popovertarget="user-menu"]');
    await page.check('[data-preference=theme][value=dark]');
    await page.check('[data-preference=density][value=dense]');
    await page.goto(address('/kit'));
    const set = await page.evaluate(() => Object.fromEntries(Object.entries(document.documentElement.dataset)));
    expect(set).toMatchObject({ theme: 'dark', density: 'dense' });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(20, 22, 29)',
    );
  });

  browserTest('a dialog opens from its link, closes on Escape and gives the focus back', async ({ page }) => {
    await page.goto(address('/kit'));
    await page.click('[data-dialog="kit-dialog"]');
    expect(await page.locator('#kit-dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('#kit-dialog').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-dialog'))).toBe('kit-dialog');
  });

  browserTest('all rows are ticked at once, a range with Shift', async ({ page }) => {
    await page.goto(address('/list'));
    await page.click('[data-tick-all]');
    expect(await page.textContent('[data-tick-count]')).toBe('7');
    await page.click('[data-tick-all]');
    expect(await page.locator('.bulk-bar').isVisible()).toBe(false);
    await page.click('#i2 [data-tick]');
    await page.click('#i5 [data-tick]', { modifiers: ['Shift'] });
    expect(await page.textContent('[data-tick-count]')).toBe('4');
  });

  browserTest('a toast of the server can be closed; an event adds one', async ({ page }) => {
    await page.goto(address('/list'));
    await page.click('[data-toast-close]');
    expect(await page.locator('.toast').count()).toBe(0);
    await page.evaluate(() => {
      document.body.dispatchEvent(
        new CustomEvent('facteur:toast', { bubbles: true, detail: { message: '<b>3</b> factures' } }),
      );
    });
    expect(await page.textContent('.toast')).toBe('<b>3</b> factures');
  });
});
