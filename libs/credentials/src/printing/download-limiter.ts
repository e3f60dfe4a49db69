import { Readable } from 'node:stream';
import { PrintingBusy } from '@lopso/platform';

/** Who reads nothing for so long has gone, or as good as gone: a slow line still takes a little every few seconds. */
const PATIENCE_MS = 60_000;

/** What is sent while it is made, told when it should begin. */
type Sent = () => AsyncIterable<Buffer>;

/**
 * Turns of long downloads in one process, each province with its own: one whose officers wait for a slow line never holds up another. All together are
 * bounded too, since what is made for each takes memory of the machine, whoever asked.
 * A turn lasts from before anything is read to the stream's end, to the reader's going, or to a minute in which nothing was read.
 */
export class DownloadLimiter {
  private readonly running = new Map<string, number>();

  /** @param most turns of a province at once @param mostInAll of all provinces */
  constructor(
    private readonly most: number,
    private readonly mostInAll: number,
  ) {}

  /** Whether a province has all its turns, or all there are are taken. @param unitPath of any unit in it */
  isFull(unitPath: string): boolean {
    return this.isTaken(provinceIn(unitPath));
  }

  /**
   * Takes a turn and sends what `prepare` has made ready. The turn is taken before anything is awaited, so that two never take the last one.
   * @throws PrintingBusy, and what `prepare` throws: the turn is given back
   */
  async send(unitPath: string, prepare: () => Promise<Sent>): Promise<Readable> {
    const giveBack = this.take(provinceIn(unitPath));
    try {
      const stream = whileRead(await prepare());
      stream.once('close', giveBack);
      return stream;
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  private isTaken(province: string): boolean {
    const inAll = [...this.running.values()].reduce((all, count) => all + count, 0);
    return inAll >= this.mostInAll || (this.running.get(province) ?? 0) >= this.most;
  }

  private take(province: string): () => void {
    if (this.isTaken(province)) throw new PrintingBusy();
    this.running.set(province, (this.running.get(province) ?? 0) + 1);
    return () => {
      const left = (this.running.get(province) ?? 1) - 1;
      if (left > 0) this.running.set(province, left);
      else this.running.delete(province);
    };
  }
}

/** The stream ends with an error when it isn't read for a minute. */
function whileRead(make: Sent): Readable {
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stream.destroy(new Error('Nothing was read for a minute')), PATIENCE_MS).unref();
  };
  const chunks = async function* (): AsyncGenerator<Buffer> {
    clearTimeout(timer);
    for await (const chunk of make()) {
      wait();
      yield chunk;
      clearTimeout(timer);
    }
    wait();
  };
  const stream = Readable.from(chunks(), { objectMode: false });
  stream.once('close', () => clearTimeout(timer));
  wait();
  return stream;
}

function provinceIn(unitPath: string): string {
  return unitPath.split('.')[0] ?? '';
}
