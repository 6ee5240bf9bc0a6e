// A CMap in which the CID of a code is the number after it: so code 0 is a glyph too, where a CID 0 counts as none
// (ISO 32000-1 §9.7.5, §6.2.11.8 of PDF/A-3).

import type { PdfDraft } from '../syntax/draft.ts';
import { deflate } from '../syntax/flate.ts';
import { dict, name, PdfStream, type PdfRef } from '../syntax/objects.ts';
import { encodeText } from '../syntax/text.ts';

/** The last code has no number after it. */
const LAST = { 1: 'ff', 2: 'fffe' } as const;

function source(label: string, codeBytes: 1 | 2): string {
  const [first, last] = ['00'.repeat(codeBytes), 'ff'.repeat(codeBytes)];
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def
/CMapName /${label} def
/CMapVersion 1 def
/CMapType 1 def
/WMode 0 def
1 begincodespacerange
<${first}> <${last}>
endcodespacerange
1 begincidrange
<${first}> <${LAST[codeBytes]}> 1
endcidrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

export function addShiftedCMap(draft: PdfDraft, codeBytes: 1 | 2): PdfRef {
  const label = `Facteur-Shifted-${codeBytes}`;
  const entries = dict({
    Type: name('CMap'),
    CMapName: name(label),
    CIDSystemInfo: dict({ Registry: encodeText('Adobe'), Ordering: encodeText('Identity'), Supplement: 0 }),
    WMode: 0,
    Filter: name('FlateDecode'),
  });
  return draft.add(new PdfStream(entries, deflate(Buffer.from(source(label, codeBytes), 'latin1'))));
}
