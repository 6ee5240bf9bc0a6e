// Asks the official artefacts, run by Saxon-HE in a Java process of its own.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Artefact, ARTEFACTS, engine } from './artefacts.ts';
import { CACHE, fetchPackage, fetchSheet } from './fetch.ts';

export interface Question {
  /** Name and version of a layer: `EN16931-CII 1.3.16`. */
  readonly layer: string;
  /** Path of an XML file. */
  readonly file: string;
}

const SOURCE = fileURLToPath(new URL('./Oracle.java', import.meta.url));

async function classPath(isNew: boolean): Promise<string> {
  const jars = await Promise.all(engine(isNew).map(fetchPackage));
  const classes = join(CACHE, isNew ? 'classes-12' : 'classes-9');
  if (!existsSync(classes)) {
    mkdirSync(classes, { recursive: true });
    execFileSync('javac', ['-cp', jars.join(delimiter), '-d', classes, SOURCE]);
  }
  return [classes, ...jars].join(delimiter);
}

/** The runner in a process of its own: a line for each line. */
export async function startRunner(isNew: boolean) {
  return spawn('java', ['-Xss16m', '-cp', await classPath(isNew), 'Oracle'], { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function run(lines: readonly string[], isNew: boolean): Promise<readonly string[]> {
  const java = await startRunner(isNew);
  const answers = (async () => {
    let text = '';
    for await (const part of java.stdout.setEncoding('utf8')) text += String(part);
    return text.split('\n');
  })();
  java.stdin.end(lines.map((line) => `${line}\n`).join(''));
  return await answers;
}

export function artefactOf(layer: string): Artefact | undefined {
  return ARTEFACTS.find((artefact) => artefact.layer === layer);
}

/** The line for the runner and the engine that takes it. */
async function lineFor({ layer, file }: Question): Promise<{ readonly line: string; readonly isNew: boolean }> {
  const artefact = artefactOf(layer);
  if (!artefact) throw new Error(`No official artefact is known for ${layer}`);
  return { line: `${await fetchSheet(artefact)}\t${file}`, isNew: artefact.isNew ?? false };
}

/** The official answers, in the order of the questions: `RULE|flag,…`, empty when clean, `ERROR …` when one stops. */
export async function ask(questions: readonly Question[]): Promise<readonly string[]> {
  const lines: Awaited<ReturnType<typeof lineFor>>[] = [];
  for (const question of questions) lines.push(await lineFor(question));
  const answers = questions.map(() => '');
  for (const isNew of [false, true]) {
    const indexes = lines.flatMap((line, index) => (line.isNew === isNew ? [index] : []));
    if (indexes.length === 0) continue;
    const given = await run(
      indexes.map((index) => lines[index]?.line ?? ''),
      isNew,
    );
    for (const [place, index] of indexes.entries()) answers[index] = given[place] ?? 'ERROR no answer';
  }
  return answers;
}

/**
 * The official answer to one question asked alone. Saxon 12 learns from the documents before to work variables out early,
 * asked for or not, and then stops where it would not have stopped: only the first answer of a process is that of the rules.
 */
export async function askAlone(question: Question): Promise<string> {
  const [answer = ''] = await ask([question]);
  return answer;
}
