// veraPDF, the reference checker of PDF/A, as an oracle for tests: needs Java, and Maven the first time.
// The program lies outside the tree, in FACTEUR_ORACLES or ~/.cache/facteur-oracles.

import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const VERSION = '1.28.2';
const ARTIFACT = `org.verapdf.apps:greenfield-apps:${VERSION}`;
const MAX_OUTPUT = 1024 * 1024 * 1024;

export interface PdfaVerdict {
  readonly file: string;
  readonly valid: boolean;
  /** `6.2.11.4.1-1: …`: clause, test number and first occurrence of each failed rule, or the reason it could not be read. */
  readonly failures: readonly string[];
}

function folder(): string {
  return process.env['FACTEUR_ORACLES'] ?? join(homedir(), '.cache', 'facteur-oracles');
}

function hasProgram(program: string, argument: string): boolean {
  return spawnSync(program, [argument], { stdio: 'ignore' }).status === 0;
}

function download(to: string): boolean {
  if (!hasProgram('mvn', '--version')) return false;
  mkdirSync(to, { recursive: true });
  const goal = ['-q', '-B', 'dependency:copy', `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${to}`];
  return spawnSync('mvn', goal, { stdio: 'ignore', timeout: 180_000 }).status === 0;
}

/** Path of the program, downloaded when it is not there yet; a sentence that says why when it cannot be had. */
export function findVeraPdf(): { jar: string } | { missing: string } {
  if (!hasProgram('java', '-version')) return { missing: 'veraPDF left out: Java is not installed' };
  const jar = join(folder(), `greenfield-apps-${VERSION}.jar`);
  if (existsSync(jar) || (download(folder()) && existsSync(jar))) return { jar };
  return {
    missing: `veraPDF left out: ${ARTIFACT} could not be had from Maven Central (is Maven installed and online?)`,
  };
}

interface Report {
  report: { jobs: readonly Job[] };
}

interface Job {
  itemDetails: { name: string };
  taskException?: { exceptionMessage: string };
  validationResult?: readonly { compliant: boolean; details: { ruleSummaries: readonly Rule[] } }[];
}

interface Rule {
  clause: string;
  testNumber: number;
  description: string;
  checks?: readonly { errorMessage?: string; context: string }[];
}

function failureOf(rule: Rule): string {
  const first = rule.checks?.[0];
  return `${rule.clause}-${rule.testNumber}: ${first?.errorMessage ?? rule.description} @ ${first?.context ?? ''}`;
}

function verdictOf(job: Job): PdfaVerdict {
  const result = job.validationResult?.[0];
  const file = job.itemDetails.name;
  if (!result) return { file, valid: false, failures: [job.taskException?.exceptionMessage ?? 'not readable'] };
  return { file, valid: result.compliant, failures: result.details.ruleSummaries.map(failureOf) };
}

/** Checks files against PDF/A-3b, all in one Java process. */
export async function checkPdfa(jar: string, files: readonly string[]): Promise<PdfaVerdict[]> {
  const options = ['--flavour', '3b', '--format', 'json', '--maxfailuresdisplayed', '1'];
  const command = ['-Xmx2g', '-cp', jar, 'org.verapdf.apps.GreenfieldCliWrapper', ...options, ...files];
  const run = promisify(execFile)('java', command, { maxBuffer: MAX_OUTPUT });
  // The exit code says whether any file failed; the report is on the standard output all the same.
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  return (JSON.parse(stdout) as Report).report.jobs.map(verdictOf);
}
