import { describe, expect, it } from 'vitest';
import { detectKind } from '#modules/facturx';
import { bytesOf, fixture } from './support.ts';

const binary = (text: string) => Uint8Array.from([...text].map((character) => character.charCodeAt(0)));

describe('what a file is', () => {
  it('knows invoices by their root element', () => {
    expect(detectKind(fixture('cii-en16931.xml'))).toBe('cii');
    expect(detectKind(fixture('ubl-creditnote.xml'))).toBe('ubl-creditnote');
    expect(detectKind(bytesOf('<i:Invoice xmlns:i="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'))).toBe(
      'ubl-invoice',
    );
    expect(
      detectKind(bytesOf('\ufeff  <z:CrossIndustryDocument xmlns:z="urn:ferd:CrossIndustryDocument:invoice:1p0"/>')),
    ).toBe('cii');
  });

  it('knows them even when they break off later', () => {
    expect(detectKind(fixture('cii-en16931.xml').subarray(0, 2_000))).toBe('cii');
  });

  it('calls other and broken XML by its name', () => {
    expect(detectKind(bytesOf('<Invoice/>'))).toBe('xml');
    expect(detectKind(bytesOf('<?xml version="1.0"?><!DOCTYPE a><a/>'))).toBe('xml');
    expect(detectKind(bytesOf('<?xml version="1.0"?><a>'))).toBe('xml');
    expect(detectKind(bytesOf('<?xml version="1.0"?><a'))).toBe('xml');
  });

  it.each([
    ['pdf', '%PDF-1.7\n'],
    ['pdf', 'junk before\n%PDF-1.4'],
    ['image/jpeg', '\xff\xd8\xff\xe0'],
    ['image/png', '\x89PNG\r\n\x1a\n'],
    ['image/tiff', 'II*\x00'],
    ['image/tiff', 'MM\x00*'],
    ['image/webp', 'RIFF\x10\x00\x00\x00WEBPVP8 '],
    ['image/heic', '\x00\x00\x00\x18ftypheic'],
    ['unknown', 'Bonjour'],
    ['unknown', ''],
    ['unknown', 'RIFF\x10\x00\x00\x00WAVE'],
  ])('knows %s by its first bytes', (kind, start) => {
    expect(detectKind(binary(start))).toBe(kind);
  });
});
