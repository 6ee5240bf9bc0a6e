import { describe, expect, test } from 'vitest';
import { encodeFrame, FrameReader } from '../../../../modules/ocr/engine/frames.ts';

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

describe('frames', () => {
  test('arrive whole however the stream is cut', () => {
    const stream = joined([...encodeFrame({ op: 'é' }, new Uint8Array([1, 2, 3])), ...encodeFrame({ n: 2 })]);
    for (const size of [1, 7, stream.length]) {
      const reader = new FrameReader();
      const frames = [];
      for (let at = 0; at < stream.length; at += size) frames.push(...reader.push(stream.subarray(at, at + size)));
      expect(frames.map(({ head }) => head)).toEqual([{ op: 'é' }, { n: 2 }]);
      expect(frames[0]?.body).toEqual(new Uint8Array([1, 2, 3]));
    }
  });

  test('are told from anything else on the stream', () => {
    expect(() => new FrameReader().push(new TextEncoder().encode('Warning: something'))).toThrow('Not a frame');
  });

  test('that announce gigabytes are refused', () => {
    const prefix = new Uint8Array([...new TextEncoder().encode('FOCR'), 0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff]);
    expect(() => new FrameReader().push(prefix)).toThrow('too large');
  });
});
