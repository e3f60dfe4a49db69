import { foldText, JsonLogger } from '@lopso/platform';

/** Figures of a line that say nothing of a person, and may be any year. */
const MEASURES = /"(pid|time|durationMs)":[\d.]+/g;

/**
 * What the application says through its own logger at its most talkative, and whatever reaches standard output and error,
 * from the making of the record to its end.
 */
export class LogRecord {
  private readonly lines: string[] = [];
  private readonly endings: (() => void)[] = [];
  readonly logger = new JsonLogger('debug', 'api', { write: (line: string) => void this.lines.push(line) });

  constructor() {
    for (const stream of [process.stdout, process.stderr]) {
      const original = stream.write.bind(stream) as (...all: unknown[]) => boolean;
      stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
        this.lines.push(Buffer.from(chunk as Uint8Array).toString('utf8'));
        return original(chunk, ...rest);
      };
      this.endings.push(() => (stream.write = original as typeof stream.write));
    }
  }

  /** Lines that hold one of the words: as written, folded, or as an address carries them. */
  linesHolding(words: readonly string[]): string[] {
    const wanted = words.flatMap((word) => [word, foldText(word), encodeURIComponent(word)]);
    const lowered = [...new Set(wanted.map((word) => word.toLowerCase()))];
    return this.lines.filter((line) => lowered.some((word) => line.toLowerCase().includes(word)));
  }

  /** Lines that hold the year as a number of its own. */
  linesHoldingYear(year: number): string[] {
    const alone = new RegExp(`(^|[^0-9a-f-])${year}([^0-9a-f-]|$)`, 'i');
    return this.lines.filter((line) => alone.test(line.replace(MEASURES, '')));
  }

  /** Gives standard output and error back. */
  end(): void {
    for (const ending of this.endings) ending();
  }
}
