// What a person wrote in an answer by e-mail, without what they answered to and without the signature. Where that is not
// sure (answers between quoted lines, forwarded mails) everything is kept: a long message is better than a lost one. Pure.

/** Begins every mail of a discussion; all mail programs quote it. */
export const MARKERS = {
  fr: '— Répondez au-dessus de cette ligne —',
  en: '— Reply above this line —',
} as const;

/** What is left of the marker once it was quoted, wrapped and encoded. */
const MARKER = /r[ée]pondez au-dessus de cette ligne|reply above this line/i;

/** « Le 3 nov. 2025 à 10:12, Paul <paul@exemple.fr> a écrit : », « On …, Paul wrote: », « 2025-11-03 10:12 GMT+1 Paul <…>: ». */
const ATTRIBUTION =
  /^(?:le\b.{6,300}\ba\s+écrit\s*:?|on\b.{6,300}\bwrote\s*:?|\d{4}-\d{2}-\d{2}\b.{6,200}<[^<>]+@[^<>]+>\s*:)$/i;
const ATTRIBUTION_START = /^(?:le\s|on\s|\d{4}-\d{2}-\d{2}\s)/i;
/** Mail programs wrap that sentence over several lines. */
const ATTRIBUTION_LINES = 4;

/** « -----Message d'origine----- », « -------- Original Message -------- ». */
const SEPARATOR =
  /^[-_]{2,}\s*(?:message d[’'´]origine|message original|message initial|original message|réponse d[’'´]origine)\s*[-_]{2,}$/i;
const FORWARDED =
  /^(?:[-_]{2,}\s*)?(?:forwarded message|message transféré|begin forwarded message|début du message (?:transféré|réexpédié))/i;
const RULE = /^_{10,}$/;

/** The block with which Outlook begins a quotation. */
const FROM_LINE = /^\*?(?:de|from|expéditeur)\s*:\*?\s*\S/i;
const HEADER_LINE = /^\*?(?:envoyé|date|sent|à|a|to|pour|cc|objet|subject)\s*:\*?/i;
const HEADER_LINES = 6;

const MOBILE_SIGNATURE =
  /^(?:envoyé (?:de|depuis|à partir|avec|par)\b.{0,80}|sent (?:from|with|via)\b.{0,80}|(?:obtenir|télécharger|téléchargez) outlook pour .{2,40}|get outlook for .{2,40}|provenance : courrier pour windows.{0,20})$/i;
const SIGNATURE = /^--\s?$/;

const isQuoted = (line: string): boolean => line.startsWith('>');
const isBlank = (line: string): boolean => line.trim() === '';
/** Without the marks of quotation, and with ordinary spaces. */
const bare = (line: string): string =>
  line
    .replace(/^[>\s]+/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

interface Start {
  readonly at: number;
  /** Lines of the sentence or block that introduces the quotation. */
  readonly length: number;
}

function attributionAt(lines: readonly string[], at: number): number | undefined {
  if (!ATTRIBUTION_START.test(bare(lines[at] ?? ''))) return undefined;
  let sentence = '';
  for (let length = 1; length <= ATTRIBUTION_LINES; length += 1) {
    const line = bare(lines[at + length - 1] ?? '');
    if (line === '' && length > 1) return undefined;
    sentence = `${sentence} ${line}`.trim();
    if (ATTRIBUTION.test(sentence)) return length;
  }
  return undefined;
}

function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!FROM_LINE.test(bare(lines[at] ?? ''))) return false;
  const following = lines.slice(at + 1, at + 1 + HEADER_LINES).map(bare);
  return following.filter((line) => HEADER_LINE.test(line)).length >= 2;
}

/** Where a quotation begins at this line, and how it is introduced. */
function startAt(lines: readonly string[], at: number): number | undefined {
  const line = bare(lines[at] ?? '');
  if (MARKER.test(line) || SEPARATOR.test(line)) return 1;
  if (RULE.test(line))
    return lines.slice(at + 1, at + 4).some((_, index) => isHeaderBlock(lines, at + 1 + index)) ? 1 : undefined;
  if (isHeaderBlock(lines, at)) return HEADER_LINES;
  return attributionAt(lines, at) ?? (isQuoted(lines[at] ?? '') ? 0 : undefined);
}

function firstStart(lines: readonly string[]): Start | undefined {
  for (const at of lines.keys()) {
    const length = startAt(lines, at);
    if (length !== undefined) return { at, length };
  }
  return undefined;
}

/** The answer when it stands under one quoted block at the top; undefined when lines are mixed. */
function belowQuotation(lines: readonly string[], { at, length }: Start): string[] | undefined {
  const rest = lines.slice(at + length);
  const first = rest.findIndex((line) => !isBlank(line));
  if (first < 0 || !isQuoted(rest[first] ?? '')) return undefined;
  const end = rest.findIndex((line, index) => index > first && !isQuoted(line) && !isBlank(line));
  if (end < 0) return undefined;
  const below = rest.slice(end);
  return below.some(isQuoted) ? undefined : below;
}

/** Lines somebody wrote between or under quoted ones. */
function isMixed(rest: readonly string[]): boolean {
  if (!rest.some(isQuoted)) return false;
  const after = rest.slice(rest.findIndex(isQuoted));
  return after.some(
    (line) => !isQuoted(line) && !isBlank(line) && !SIGNATURE.test(line) && !MOBILE_SIGNATURE.test(bare(line)),
  );
}

function withoutSignature(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => SIGNATURE.test(line));
  const kept = at > 0 ? lines.slice(0, at) : [...lines];
  while (kept.length > 0 && (isBlank(kept.at(-1) ?? '') || MOBILE_SIGNATURE.test(bare(kept.at(-1) ?? '')))) kept.pop();
  return kept;
}

function answerLines(lines: readonly string[]): readonly string[] {
  // Who forwards a mail into a discussion wants it to be read there.
  if (lines.some((line) => FORWARDED.test(bare(line)))) return lines;
  const start = firstStart(lines);
  if (!start) return withoutSignature(lines);
  const above = lines.slice(0, start.at);
  if (above.every(isBlank)) {
    const below = belowQuotation(lines, start);
    return below ? withoutSignature(below) : lines;
  }
  return isMixed(lines.slice(start.at)) ? lines : withoutSignature(above);
}

const joined = (lines: readonly string[]): string => lines.join('\n').trim();

/** The words of the answer; the whole text when nothing would be left. `text`: the mail as plain text. */
export function answerText(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n');
  return joined(answerLines(lines)) || joined(lines);
}
