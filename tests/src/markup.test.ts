import { markupBytes, Pieces, type Markup } from '#src/markup.ts';
import { describe, expect, test } from 'vitest';

/** Something that is drawn when it is turned into text, as elements are. */
const lazily = (draw: () => string): Markup => ({ toString: draw });
const page = async (draw: () => string): Promise<string> => Buffer.from(await markupBytes('', lazily(draw))).toString();

describe('a piece', () => {
  test('is drawn once for one key', async () => {
    const pieces = new Pieces();
    let times = 0;
    const part = (key: string): string => String(pieces.piece(key, () => lazily(() => `<b>${key} ${++times}</b>`)));
    expect(await page(() => `${part('a')}, ${part('b')}, ${part('a')}`)).toBe('<b>a 1</b>, <b>b 2</b>, <b>a 1</b>');
    expect(await page(() => part('a'))).toBe('<b>a 1</b>');
    expect(part('b')).toBe('<b>b 2</b>');
  });

  test('stands where it was put, whatever was drawn first', async () => {
    const pieces = new Pieces();
    const part = (key: string): string => String(pieces.piece(key, () => lazily(() => `[${key}]`)));
    const draw = (): string => {
      const last = part('last');
      return `é ${part('first')} € ${last}`;
    };
    expect(await page(draw)).toBe('é [first] € [last]');
  });

  test('may hold other pieces, in a page and alone', async () => {
    const pieces = new Pieces();
    const inner = (): string => String(pieces.piece('inner', () => lazily(() => 'in’')));
    const outer = (): string => String(pieces.piece('outer', () => lazily(() => `(${inner()})`)));
    expect(await page(() => `${outer()}${inner()}`)).toBe('(in’)in’');
    expect(outer()).toBe('(in’)');
  });

  test('may be nothing', async () => {
    expect(await page(() => `a${String(new Pieces().piece('none', () => null))}b`)).toBe('ab');
  });

  test('that nobody asks for makes room', () => {
    const pieces = new Pieces(4);
    let times = 0;
    const part = (key: string): string => String(pieces.piece(key, () => lazily(() => `${key}${++times}`)));
    for (const key of ['a', 'b', 'c', 'd', 'a', 'e', 'f']) part(key);
    expect(part('a')).toBe('a1');
    expect(part('b')).toBe('b7');
  });
});

describe('a page', () => {
  test('begins with its start and may hold no piece at all', async () => {
    expect(
      Buffer.from(
        await markupBytes(
          '<!doctype html>\n',
          lazily(() => 'ça'),
        ),
      ).toString(),
    ).toBe('<!doctype html>\nça');
  });

  test('that fails leaves nothing behind for the next one', async () => {
    const pieces = new Pieces();
    const part = (): string => String(pieces.piece('x', () => lazily(() => 'x')));
    await expect(
      page(() => {
        part();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(part()).toBe('x');
    expect(await page(part)).toBe('x');
  });
});
