import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem, problem } from '#src/errors.ts';
import { describe, expect, test } from 'vitest';

const lost = problem({ code: 'essai.lost', status: 404, fr: 'Perdu.', en: 'Lost.' });

describe('a problem', () => {
  test('is an error with a stable code and words in both languages', () => {
    const cause = new Error('why');
    const thrown = lost({ cause });
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).toMatchObject({ name: 'Problem', code: 'essai.lost', status: 404, message: 'essai.lost: Lost.' });
    expect(thrown.text).toEqual({ fr: 'Perdu.', en: 'Lost.' });
    expect(thrown.cause).toBe(cause);
    expect(thrown.fields).toEqual([]);
  });

  test('is permanent when the caller is at fault, unless it says otherwise', () => {
    const away = problem({ code: 'essai.away', status: 503, fr: '', en: '' });
    const busy = problem({ code: 'essai.busy', status: 429, permanent: false, fr: '', en: '' });
    expect([lost(), away(), busy()].map(({ permanent }) => permanent)).toEqual([true, false, false]);
  });

  test('names the fields that are wrong', () => {
    const fields = [{ path: 'number', message: { fr: 'Manque', en: 'Missing' } }];
    expect(lost({ fields }).fields).toEqual(fields);
  });
});

/** Every problem that a file of the product exports, made. */
async function problemsOf(file: string): Promise<Problem[]> {
  const exported = Object.values((await import(pathToFileURL(file).href)) as Record<string, unknown>);
  return exported.flatMap((value) => {
    if (typeof value !== 'function' || value.length !== 1) return [];
    const made: unknown = (value as () => unknown)();
    return made instanceof Problem ? [made] : [];
  });
}

describe('the problems of the product', async () => {
  const root = join(import.meta.dirname, '../..');
  const modules = await readdir(join(root, 'modules'), { recursive: true });
  const files = [
    'src/http/errors.ts',
    ...modules.filter((name) => name.endsWith('errors.ts')).map((name) => `modules/${name}`),
  ];
  const problems = (await Promise.all(files.map(async (file) => await problemsOf(join(root, file))))).flat();

  test('have codes of one form, each used once', () => {
    const codes = problems.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !/^[a-z]+\.[a-z0-9_]+$/.test(code))).toEqual([]);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  test('say what happened in both languages, as sentences', () => {
    const silent = problems.filter(
      ({ text }) => !/[.…]$/.test(text.fr) || !/[.…]$/.test(text.en) || text.fr === text.en,
    );
    expect(silent.map(({ code }) => code)).toEqual([]);
  });
});
