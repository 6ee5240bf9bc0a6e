import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { hasRoom } from '#src/storage/room.ts';

test('a folder on a disk with room has room; one that is not there has none', async () => {
  expect(await hasRoom(tmpdir())).toBe(true);
  expect(await hasRoom('/nowhere/at/all')).toBe(false);
});
