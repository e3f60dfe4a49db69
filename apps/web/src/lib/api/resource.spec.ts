import { Problem } from './problem';
import { follow, mendWhenBack, Resource } from './resource.svelte';

function aSource() {
  const waiting: { resolve: (value: string) => void; reject: (error: unknown) => void; signal: AbortSignal }[] = [];
  const resource = new Resource<string>(
    (signal) => new Promise((resolve, reject) => waiting.push({ resolve, reject, signal })),
  );
  return { resource, waiting };
}

describe('data of a page', () => {
  it('is loading, then ready', async () => {
    const { resource, waiting } = aSource();
    const loaded = resource.load();
    expect(resource.current).toEqual({ phase: 'loading', value: null });
    waiting[0]?.resolve('a');
    await loaded;
    expect(resource.current).toEqual({ phase: 'ready', value: 'a' });
  });

  it('keeps the known value while a newer one is awaited and when it fails', async () => {
    const { resource, waiting } = aSource();
    const first = resource.load();
    waiting[0]?.resolve('a');
    await first;
    const second = resource.load();
    expect(resource.current).toEqual({ phase: 'loading', value: 'a' });
    const problem = new Problem('network');
    waiting[1]?.reject(problem);
    await second;
    expect(resource.current).toEqual({ phase: 'failed', value: 'a', problem });
  });

  it('has failed where a fault of our own ended the reading, which is not hidden: nobody waits for ever', async () => {
    const { resource, waiting } = aSource();
    const loading = resource.load();
    waiting[0]?.reject(new TypeError('x'));
    await expect(loading).rejects.toThrow(TypeError);
    const problem: unknown = expect.objectContaining({ kind: 'broken', isPassing: false });
    expect(resource.current).toEqual({ phase: 'failed', value: null, problem });
  });

  it('reads again and again for a while when the network is back but carries nothing yet, and no more once the page has gone', async () => {
    jest.useFakeTimers();
    const network = new EventTarget();
    const { resource, waiting } = aSource();
    const answers = async (settle: (last: (typeof waiting)[number] | undefined) => void): Promise<void> => {
      settle(waiting.at(-1));
      await jest.advanceTimersByTimeAsync(0);
    };
    const fail = (): Promise<void> => answers((last) => last?.reject(new Problem('network')));
    void resource.load();
    await fail();
    const end = mendWhenBack(resource, network);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(waiting).toHaveLength(1);
    network.dispatchEvent(new Event('online'));
    await jest.advanceTimersByTimeAsync(0);
    await fail();
    await jest.advanceTimersByTimeAsync(2_000);
    await fail();
    expect(waiting).toHaveLength(3);
    await jest.advanceTimersByTimeAsync(4_000);
    await answers((last) => last?.resolve('a'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect([waiting.length, resource.current]).toEqual([4, { phase: 'ready', value: 'a' }]);

    void resource.load();
    await fail();
    network.dispatchEvent(new Event('online'));
    end();
    network.dispatchEvent(new Event('online'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(waiting).toHaveLength(5);
    jest.useRealTimers();
  });

  it('reads again when the network comes back only what had failed for the moment', async () => {
    const { resource, waiting } = aSource();
    const fail = async (problem: Problem): Promise<void> => {
      const loading = resource.load();
      waiting.at(-1)?.reject(problem);
      await loading;
    };
    void resource.loadIfFailed();
    expect(waiting).toHaveLength(0);
    await fail(new Problem('problem', { status: 403 }));
    void resource.loadIfFailed();
    expect(waiting).toHaveLength(1);
    await fail(new Problem('network'));
    const again = resource.loadIfFailed();
    waiting[2]?.resolve('a');
    await again;
    expect(resource.current).toEqual({ phase: 'ready', value: 'a' });
    void resource.loadIfFailed();
    expect(waiting).toHaveLength(3);
  });

  it('takes the newest answer, whichever comes first, and aborts the older request', async () => {
    const { resource, waiting } = aSource();
    const old = resource.load();
    const fresh = resource.load();
    expect(waiting[0]?.signal.aborted).toBe(true);
    waiting[1]?.resolve('new');
    await fresh;
    waiting[0]?.resolve('old');
    await old;
    expect(resource.value).toBe('new');
  });

  it('takes no answer to what was asked before, once something else is typed', async () => {
    const { resource, waiting } = aSource();
    const first = resource.load(true);
    waiting[0]?.resolve('12 people');
    await first;
    const second = resource.load(true);
    resource.doubt();
    waiting[1]?.resolve('13 people');
    await second;
    expect(waiting[1]?.signal.aborted).toBe(true);
    expect([resource.value, resource.answer, resource.current.phase]).toEqual(['12 people', null, 'loading']);
  });

  it('waits for nothing, and keeps no failure, once nothing is asked any more', async () => {
    const { resource, waiting } = aSource();
    void resource.load();
    resource.leave();
    expect([waiting[0]?.signal.aborted, resource.current]).toEqual([true, { phase: 'loading', value: null }]);
    const first = resource.load();
    waiting[1]?.resolve('12 people');
    await first;
    const second = resource.load(true);
    resource.leave();
    waiting[2]?.resolve('13 people');
    await second;
    expect([resource.current, resource.answer]).toEqual([{ phase: 'ready', value: '12 people' }, null]);
    const third = resource.load(true);
    waiting[3]?.reject(new Problem('network'));
    await third;
    resource.leave();
    expect([resource.current, resource.answer]).toEqual([{ phase: 'ready', value: '12 people' }, null]);
  });

  it('knows that the known value answers another question, until that one is answered', async () => {
    const { resource, waiting } = aSource();
    const first = resource.load(true);
    expect(resource.isOther).toBe(false);
    waiting[0]?.resolve('round of 2026');
    await first;
    expect(resource.answer).toBe('round of 2026');
    const second = resource.load(true);
    expect([resource.value, resource.answer]).toEqual(['round of 2026', null]);
    waiting[1]?.reject(new Problem('network'));
    await second;
    const again = resource.load();
    expect(resource.answer).toBeNull();
    waiting[2]?.resolve('round of 2027');
    await again;
    expect(resource.answer).toBe('round of 2027');
  });

  it('takes the answer to a write in place of a running read', async () => {
    const { resource, waiting } = aSource();
    const read = resource.load();
    resource.set('written');
    waiting[0]?.resolve('read');
    await read;
    expect(resource.value).toBe('written');
  });
});

const aPage = (): EventTarget & { visibilityState: DocumentVisibilityState } =>
  Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });

describe('looking again', () => {
  it('is done at once where somebody comes back to the page, and once at a time', async () => {
    jest.useFakeTimers();
    let asked = 0;
    let arrive: () => void = () => undefined;
    const page = aPage();
    const turn = (state: DocumentVisibilityState): void => {
      page.visibilityState = state;
      page.dispatchEvent(new Event('visibilitychange'));
    };
    const stop = follow(
      { load: () => ((asked += 1), new Promise<void>((resolve) => (arrive = resolve))) },
      30_000,
      page as unknown as Document,
    );
    await jest.advanceTimersByTimeAsync(1000);
    turn('hidden');
    expect(asked).toBe(0);
    turn('visible');
    turn('visible');
    expect(asked).toBe(1);
    arrive();
    await jest.advanceTimersByTimeAsync(29_000);
    expect(asked).toBe(1);
    await jest.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(2);
    arrive();
    stop();
    turn('visible');
    expect(asked).toBe(2);
    jest.useRealTimers();
  });

  it('waits for a slow answer instead of starting over, and stops when told', async () => {
    jest.useFakeTimers();
    let asked = 0;
    let arrive: () => void = () => undefined;
    const slow = { load: () => ((asked += 1), new Promise<void>((resolve) => (arrive = resolve))) };
    const stop = follow(slow, 1000, aPage() as unknown as Document);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(asked).toBe(1);
    arrive();
    await jest.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(2);
    stop();
    arrive();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(asked).toBe(2);
    jest.useRealTimers();
  });
});
