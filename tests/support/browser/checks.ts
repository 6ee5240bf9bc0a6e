// What every page must satisfy, whatever it shows.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/** Fails with the whole list of findings, not with the beginning of an array. */
export function expectNone(what: string, findings: readonly string[]): void {
  if (findings.length > 0) expect.fail(`${what}:\n  ${findings.join('\n  ')}`);
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WCAG 2.2 AA, as far as axe-core can see it: contrast, names, landmarks, order of headings. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(await axeSource);
  const violations = await page.evaluate<AxeViolation[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(wcag)}, resultTypes: ['violations'] }).then((r) => r.violations)`,
  );
  const sentences = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`),
  );
  expectNone(`Accessibility of ${page.url()}`, sentences);
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  // What comes from our own instance is no more trustworthy with a checksum in a page of the same instance.
  rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
});

/** The HTML as the server sent it, against the standard: nesting, attributes, unique ids, references that exist. */
export async function expectValidHtml(html: string): Promise<void> {
  const report = await validator.validateString(html);
  const sentences = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${message.message} (line ${message.line})`),
  );
  expectNone('Validity of the HTML', sentences);
}

/** WCAG 1.4.10: at 320 px nothing makes the page scroll sideways. The width is put back afterwards. */
export async function expectNoSidewaysScroll(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 800 });
  const tooWide = await page.evaluate<string[]>(`
    document.documentElement.scrollWidth <= ${width} ? [] :
      [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > ${width} + 1)
        .slice(0, 5)
        .map((element) => element.tagName.toLowerCase() + '.' + [...element.classList].join('.'))
  `);
  if (before) await page.setViewportSize(before);
  expectNone(`Elements of ${page.url()} wider than ${width} px`, tooWide);
}
