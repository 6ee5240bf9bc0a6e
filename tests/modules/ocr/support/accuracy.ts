// Prints how many fields are read right, per field: `deno run -A tests/modules/ocr/support/accuracy.ts [text|scan|photo]… [first|later]`.
// Right: the exact value. Wrong: another value. Invented: a value where none is printed. Precision = right / all that was read.

import { countPages, readDocument, stopReader } from '#modules/ocr';
import { laterLayouts, type Layout, layouts } from './layouts/index.ts';
import { scan } from './scan.ts';
import { readingOf, truthOf, type Verdict, verdicts } from './score.ts';

type Form = 'text' | 'scan' | 'photo';

const tilts = [1.2, -0.8, 2.1, -1.7, 0.4, -2.6];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function inForm(pdf: Uint8Array, form: Form, index: number): Promise<{ bytes: Uint8Array; mediaType: string }> {
  if (form === 'text') return { bytes: pdf, mediaType: 'application/pdf' };
  const tilt = tilts[index % tilts.length] ?? 0;
  const bytes =
    form === 'scan'
      ? await scan(pdf, { dpi: 200 + (index % 2) * 100, tilt, turns: index % 5 === 4 ? 2 : 0 })
      : await scan(pdf, { dpi: 230, tilt: tilt * 1.5, turns: index % 4, noise: 18, blur: 0.9, shadow: true });
  return { bytes, mediaType: 'image/jpeg' };
}

async function measure(form: Form, measured: readonly Layout[]): Promise<void> {
  const counts = new Map<string, Record<Verdict, number>>();
  let milliseconds = 0;
  for (const [index, layout] of measured.entries()) {
    const pdf = await layout.draw(layout.sample).bytes();
    // Two pages become two images in real life: the picture forms leave such layouts out.
    if (form !== 'text' && (await countPages(pdf)) > 1) continue;
    const { bytes, mediaType } = await inForm(pdf, form, index);
    const reading = await readDocument(bytes, { mediaType });
    milliseconds += reading.durationMs;
    const [truth, read] = [truthOf(layout), readingOf(reading.fields)];
    for (const [field, verdict] of verdicts(truth, read)) {
      const count = counts.get(field) ?? { right: 0, wrong: 0, missing: 0, invented: 0, absent: 0 };
      count[verdict] += 1;
      counts.set(field, count);
      if (verdict !== 'right' && verdict !== 'absent')
        process.stderr.write(`${form}, ${layout.name}: ${field} ${verdict}: ${read[field]} for ${truth[field]}\n`);
    }
  }
  print(form, counts);
  say(`${Math.round(milliseconds / measured.length)} ms per document\n`);
}

function print(form: Form, counts: ReadonlyMap<string, Record<Verdict, number>>): void {
  say(`| ${form} | right | wrong | missing | invented | precision | recall |`);
  say('|---|---|---|---|---|---|---|');
  const total = { right: 0, wrong: 0, missing: 0, invented: 0, absent: 0 };
  for (const [field, count] of counts) {
    for (const key of Object.keys(total) as Verdict[]) total[key] += count[key];
    say(row(field, count));
  }
  say(row('**all**', total));
}

function row(field: string, { right, wrong, missing, invented }: Record<Verdict, number>): string {
  const share = (part: number, whole: number): string =>
    whole === 0 ? '–' : `${Math.round((part / whole) * 1000) / 10} %`;
  const precision = share(right, right + wrong + invented);
  return `| ${field} | ${right} | ${wrong} | ${missing} | ${invented} | ${precision} | ${share(right, right + wrong + missing)} |`;
}

const asked = process.argv.slice(2);
const forms = (['text', 'scan', 'photo'] as const).filter((form) => asked.includes(form));
const chosen = asked.includes('first')
  ? layouts
  : asked.includes('later')
    ? laterLayouts
    : [...layouts, ...laterLayouts];
for (const form of forms.length > 0 ? forms : (['text', 'scan', 'photo'] as const)) await measure(form, chosen);
stopReader();
