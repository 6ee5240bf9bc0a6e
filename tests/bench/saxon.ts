// Saxon-HE with the official stylesheets, warm in one Java process: what our validation is measured against.

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { artefactOf, startRunner } from '../conformance/oracle/ask.ts';
import { fetchSheet } from '../conformance/oracle/fetch.ts';

export class Saxon {
  private readonly java: Awaited<ReturnType<typeof startRunner>>;
  private readonly lines: AsyncIterator<string>;

  private constructor(java: Awaited<ReturnType<typeof startRunner>>) {
    this.java = java;
    this.lines = createInterface({ input: java.stdout })[Symbol.asyncIterator]();
  }

  /** `undefined` with the reason said when there is no Java, or when the artefacts cannot be fetched. */
  static async start(say: (text: string) => void): Promise<Saxon | undefined> {
    try {
      for (const program of ['java', 'javac', 'unzip']) execFileSync('which', [program], { stdio: 'ignore' });
      return new Saxon(await startRunner(false));
    } catch (error) {
      say(`validation against Saxon-HE left out (it needs Java 17, unzip and Maven Central): ${String(error)}`);
      return undefined;
    }
  }

  private async line(question: string): Promise<string> {
    this.java.stdin.write(`${question}\n`);
    const next = await this.lines.next();
    const answer = next.done === true ? 'ERROR no answer' : next.value;
    if (answer.startsWith('ERROR')) throw new Error(`Saxon-HE: ${answer}`);
    return answer;
  }

  /** Median of so many validations of a file, reading and parsing included, in milliseconds. */
  async median(layer: string, file: string, rounds: number): Promise<number> {
    const artefact = artefactOf(layer);
    if (!artefact) throw new Error(`No official artefact is known for ${layer}`);
    return Number(await this.line(`${await fetchSheet(artefact)}\t${file}\t${rounds}`));
  }

  async stop(): Promise<void> {
    const ended = once(this.java, 'exit');
    this.java.kill('SIGKILL');
    await ended;
  }
}
