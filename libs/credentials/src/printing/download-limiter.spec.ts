import { once } from 'node:events';
import { type Readable } from 'node:stream';
import { PrintingBusy } from '@lopso/platform';
import { DownloadLimiter } from './download-limiter';

const LARGE = Buffer.alloc(200_000);

const endless = async function* (): AsyncGenerator<Buffer> {
  for (;;) yield await Promise.resolve(LARGE);
};

const short = async function* (): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from('hết'));
};

describe('turns of long downloads', () => {
  const turns = new DownloadLimiter(2, 4);
  const open: Readable[] = [];
  const send = async (path: string, make = endless): Promise<Readable> => {
    const stream = await turns.send(path, () => Promise.resolve(make));
    open.push(stream);
    return stream.on('error', () => undefined);
  };
  /** When it is over, well or not. */
  const over = (stream: Readable): Promise<void> => new Promise((resolve) => void stream.once('close', resolve));
  const gone = async (stream: Readable): Promise<void> => {
    const closed = over(stream);
    stream.destroy();
    await closed;
  };
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }));
  afterEach(async () => {
    for (const stream of open.splice(0)) if (!stream.closed) await gone(stream);
    jest.useRealTimers();
  });

  it('are counted before anything is awaited, in each province of its own', async () => {
    const asked = await Promise.allSettled([send('p1.c1'), send('p1'), send('p1.c2'), send('p2.c9')]);
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect([turns.isFull('p1.c7'), turns.isFull('p2')]).toEqual([true, false]);
    await expect(send('p1')).rejects.toThrow(PrintingBusy);
  });

  it('are bounded over all provinces as well, and free for any of them again', async () => {
    const [first] = [await send('p1'), await send('p1'), await send('p2'), await send('p3')];
    await expect(send('p4')).rejects.toThrow(PrintingBusy);
    expect([turns.isFull('p4'), turns.isFull('p3')]).toEqual([true, true]);
    await gone(first);
    await send('p4');
    expect(turns.isFull('p5')).toBe(true);
  });

  it('end with the last byte read, with a reader who went before the first one, and with what could not be prepared', async () => {
    const whole = await send('p1', short);
    const left = await send('p1');
    expect(turns.isFull('p1')).toBe(true);
    expect((await whole.toArray()).join('')).toBe('hết');
    await gone(left);
    await expect(turns.send('p1', () => Promise.reject(new Error('không có')))).rejects.toThrow('không có');
    await send('p1');
    expect(turns.isFull('p1')).toBe(false);
  });

  it('end when nothing is read for a minute, begun or not; who goes on reading keeps hers', async () => {
    const [unread, stalled] = [await send('p1'), await send('p1')];
    const ends = Promise.all([over(unread), over(stalled)]);
    await once(stalled, 'readable');
    stalled.read(1);
    const reading = await send('p2');
    for (let part = 0; part < 6; part += 1) {
      await once(reading, 'readable');
      reading.read();
      jest.advanceTimersByTime(20_000);
    }
    await ends;
    expect([unread.errored?.message, stalled.errored?.message]).toEqual(Array(2).fill('Nothing was read for a minute'));
    expect([turns.isFull('p1'), reading.destroyed]).toEqual([false, false]);
  });
});
