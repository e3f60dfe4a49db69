import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { hasPlace, leavePlace, settle } from '../../lib/offline/handset';
import { makeKeys, type PlaceKeys, seal } from '../../lib/offline/seal';
import { addParcel, findPlace, listAll, removeParcel } from '../../lib/offline/sealed-store';
import { HandsetPlace } from './handset-place.svelte';
import { WebLocks } from '../../../../../test/support/web-locks';

const kept = new Map<string, string>();
let isFullOfTexts = false;
const localStorage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => {
    if (isFullOfTexts) throw new DOMException('No room', 'QuotaExceededError');
    kept.set(name, text);
  },
  removeItem: (name: string) => void kept.delete(name),
};
const place = {
  placeId: 'p1',
  accountId: 'a1',
  secret: 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0MTI',
  hasPin: true,
  isClosed: false,
};

/** Something that was read lies sealed of her. */
async function leaveReads(keys: PlaceKeys): Promise<void> {
  const read = { url: '/api/me/home', type: 'application/json', body: '{}' };
  const sealed = await seal(keys.publicKey, 'a1', { writes: [], texts: {}, reads: [read] });
  await addParcel('a1', sealed, { keys, writes: 0, texts: 0, sealedAt: 1 });
}

/** The server: she is in, it takes every PIN, and gives it up while it is reached. */
const server = {
  hasPin: false,
  isUnreadable: false,
  hearsNoMore: false,
  /** What it does it does, and no answer of it to these comes back. */
  losesReplies: [] as string[],
  taken: 0,
  whenTaken: () => Promise.resolve(),
};
const account = { accountId: 'a1', memberId: 'm1', username: 'an', displayName: 'An', roles: [{ role: 'member' }] };

function answerTo(address: string, method: string): unknown {
  if (!address.endsWith('/place')) return { signedIn: true, canRenew: false, account };
  if (method === 'POST') {
    server.hasPin = true;
    server.taken += 1;
  }
  if (method === 'DELETE') server.hasPin = false;
  const known = { ...place, hasPin: server.hasPin };
  return method === 'GET' ? { place: server.isUnreadable ? null : known, hasPin: server.hasPin } : known;
}

async function fakeFetch(address: unknown, { method = 'GET' }: RequestInit = {}): Promise<Response> {
  const said = method.toUpperCase();
  if (said === 'DELETE' && server.hearsNoMore) throw new TypeError('Failed to fetch');
  const json = answerTo(String(address), said);
  if (said === 'POST') await server.whenTaken();
  if (String(address).endsWith('/place') && server.losesReplies.includes(said)) throw new TypeError('Failed to fetch');
  const text = (): Promise<string> => Promise.resolve(JSON.stringify(json));
  return { ok: true, status: 200, headers: new Headers(), text } as Response;
}

describe('the own place on a shared phone', () => {
  const put = IDBObjectStore.prototype.put;
  const generateKey = jest.spyOn(crypto.subtle, 'generateKey');
  const connections = new Set<IDBDatabase>();
  let isFull = false;
  beforeAll(() => {
    Object.assign(globalThis, { localStorage, fetch: fakeFetch, document: { cookie: '' } });
    const { transaction } = IDBDatabase.prototype;
    jest.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
      connections.add(this);
      return transaction.apply(this, given);
    });
    jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      const request = put.apply(this, given);
      if (isFull && this.name === 'places') this.transaction.abort();
      return request;
    });
  });
  beforeEach(async () => {
    isFull = false;
    isFullOfTexts = false;
    kept.clear();
    Object.defineProperty(navigator, 'locks', { value: new WebLocks(), configurable: true });
    Object.assign(server, { hasPin: false, hearsNoMore: false, isUnreadable: false, losesReplies: [] });
    for (const { id } of await listAll('a1')) await removeParcel(id);
    await leavePlace('a1');
  });

  async function take(own: HandsetPlace): Promise<boolean> {
    own.pin = '482915';
    return own.take();
  }

  it('is in force once the phone holds its keys, and not before, whatever the server took', async () => {
    const own = new HandsetPlace();
    isFull = true;
    expect([await take(own), own.fault, await hasPlace('a1')]).toEqual([false, 'no-room', false]);
    isFull = false;
    expect([await take(own), own.fault, await hasPlace('a1')]).toEqual([true, null, true]);
    expect([server.hasPin, own.own.value?.pin]).toEqual([true, 'open']);
  });

  it('is taken back from the server where the phone has no room for its keys: the PIN opens nothing', async () => {
    const own = new HandsetPlace();
    isFull = true;
    await take(own);
    expect([server.hasPin, own.own.value?.pin]).toEqual([false, 'none']);
  });

  it('is not told to want room where the browser could not make its keys, and is taken back as well', async () => {
    const own = new HandsetPlace();
    generateKey.mockRejectedValueOnce(new DOMException('No', 'OperationError'));
    expect([await take(own), own.fault]).toEqual([false, 'not-made']);
    expect([server.hasPin, own.own.value?.pin]).toEqual([false, 'none']);
  });

  it('can be given up where it could not be taken back and seals nothing', async () => {
    const own = new HandsetPlace();
    isFull = true;
    server.hearsNoMore = true;
    expect([await take(own), own.fault, own.own.value?.pin]).toEqual([false, 'half', 'keyless']);
    server.hearsNoMore = false;
    expect([await own.leave(), own.fault, server.hasPin, own.own.value?.pin]).toEqual([true, null, false, 'none']);
  });

  const herKeys = async (): Promise<PlaceKeys> => {
    const keys = await findPlace('a1');
    if (keys === null) throw new Error('No keys');
    return keys;
  };
  const deadKeys = (): Promise<PlaceKeys> => makeKeys('a1', `b${place.secret.slice(1)}`);
  it.each([
    ['were opened', herKeys],
    ['nobody can open', deadKeys],
  ])('stays in force where the phone can not let go of reads that %s', async (_, keysOf) => {
    const own = new HandsetPlace();
    await take(own);
    const keys = await herKeys();
    await leaveReads(await keysOf());
    const remove = jest.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError');
    });
    try {
      expect([await take(own), own.fault, server.hasPin]).toEqual([true, null, true]);
      expect(remove).toHaveBeenCalled();
    } finally {
      remove.mockRestore();
    }
    expect([await findPlace('a1'), own.own.value?.pin, (await listAll('a1')).length]).toEqual([keys, 'open', 1]);
    await take(own);
    expect(await listAll('a1')).toEqual([]);
  });

  const anError = (name: string): DOMException => new DOMException('No', name);
  const noRead = async (name: string): Promise<jest.SpyInstance> =>
    jest.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw anError(name);
    });
  const noOpening = async (name: string): Promise<jest.SpyInstance> => {
    const areClosed = [...connections].map((one) => new Promise((done) => one.addEventListener('close', done)));
    // Its type asks for the class in place of a database.
    for (const one of connections) Reflect.apply(forceCloseDatabase, null, [one]);
    await Promise.all(areClosed);
    connections.clear();
    return jest.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw anError(name);
    });
  };
  /** The phone's memory fails so, once the server has the PIN or from the beginning. */
  async function failing(
    fail: () => Promise<jest.SpyInstance>,
    isOnceTaken: boolean,
    work: () => Promise<void>,
  ): Promise<void> {
    const spies: jest.SpyInstance[] = [];
    const begin = async (): Promise<void> => void spies.push(await fail());
    if (isOnceTaken) server.whenTaken = begin;
    else await begin();
    try {
      await work();
      expect(spies.map(({ mock }) => mock.calls.length > 0)).toEqual([true]);
    } finally {
      server.whenTaken = () => Promise.resolve();
      for (const spy of spies) spy.mockRestore();
    }
  }

  const ways = [
    ['reads nothing', noRead],
    ['does not open', noOpening],
  ] as const;
  const names = [
    ['QuotaExceededError', 'no-room'],
    ['UnknownError', 'no-room'],
    ['InvalidStateError', 'not-made'],
  ] as const;
  const all = ways.flatMap(([way, fail]) =>
    names.flatMap(([name, fault]) => [
      { way, fail, name, fault, when: 'from the beginning', isOnceTaken: false },
      { way, fail, name, fault, when: 'once the server has the PIN', isOnceTaken: true },
    ]),
  );
  it.each(all)('the first one is not left at the server where the phone $way, $when: $name', async (of) => {
    const own = new HandsetPlace();
    await failing(
      () => of.fail(of.name),
      of.isOnceTaken,
      async () => {
        expect([await take(own), own.fault, server.hasPin]).toEqual([false, of.fault, false]);
        expect([own.act.isBusy, own.own.value?.pin]).toEqual([false, 'none']);
      },
    );
    expect([await take(own), own.fault, server.hasPin, await hasPlace('a1')]).toEqual([true, null, true, true]);
  });

  it('the first one is not left at the server where the phone lets nothing be noted at all', async () => {
    const own = new HandsetPlace();
    const refuse = async (): Promise<jest.SpyInstance> =>
      jest.spyOn(localStorage, 'getItem').mockImplementation(() => {
        throw anError('SecurityError');
      });
    await failing(refuse, true, async () => {
      expect([await take(own), own.fault, server.hasPin]).toEqual([false, 'not-made', false]);
    });
  });

  it('that is in force is not touched where the phone can not read its keys: the server is not even asked', async () => {
    const own = new HandsetPlace();
    await take(own);
    const keys = await herKeys();
    server.taken = 0;
    await failing(
      () => noRead('UnknownError'),
      false,
      async () => {
        expect([await take(own), own.fault, own.own.value?.pin]).toEqual([false, 'no-room', 'unread']);
      },
    );
    expect([server.taken, server.hasPin, await findPlace('a1')]).toEqual([0, true, keys]);
  });

  it('is taken back where the phone has no room to note that it is shared, and stays where that is noted', async () => {
    const own = new HandsetPlace();
    isFullOfTexts = true;
    expect([await take(own), own.fault, server.hasPin]).toEqual([false, 'no-room', false]);
    isFullOfTexts = false;
    await take(own);
    isFullOfTexts = true;
    expect([await take(own), own.fault, server.hasPin]).toEqual([true, null, true]);
  });

  it.each(['InvalidStateError', 'QuotaExceededError', 'UnknownError'])(
    'is not given up, and its keys stay, for a failure that says nothing of them, which is told: %s',
    async (name) => {
      const own = new HandsetPlace();
      await take(own);
      const keys = await herKeys();
      await failing(
        () => noRead(name),
        true,
        async () => {
          await expect(take(own)).rejects.toThrow(DOMException);
          expect([own.fault, own.act.isBusy, own.pin]).toEqual(['unsure', false, '']);
        },
      );
      expect([server.hasPin, await findPlace('a1')]).toEqual([true, keys]);
    },
  );

  it('is given up all the same where the phone can not let go of its keys: they still open', async () => {
    const own = new HandsetPlace();
    await take(own);
    const keys = await herKeys();
    const remove = jest.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw anError('UnknownError');
    });
    try {
      expect([await own.leave(), server.hasPin, own.own.value?.pin]).toEqual([true, false, 'none']);
    } finally {
      remove.mockRestore();
    }
    expect(await findPlace('a1')).toEqual(keys);
  });

  it('is known where the server can not tell its secret any more: it seals nothing, and is to be set anew or given up', async () => {
    const own = new HandsetPlace();
    await take(own);
    server.isUnreadable = true;
    await own.own.load();
    expect(own.own.value?.pin).toBe('keyless');
    await own.leave();
    expect(own.own.value?.pin).toBe('none');
  });

  it('is known at once where the reply to the first one was lost: the server has it, and nothing is sealed', async () => {
    const own = new HandsetPlace();
    await own.own.load();
    server.losesReplies = ['POST'];
    expect([await take(own), own.act.problem?.kind, own.own.value?.pin]).toEqual([false, 'network', 'keyless']);
    server.losesReplies = [];
    expect([await take(own), own.own.value?.pin, await hasPlace('a1')]).toEqual([true, 'open', true]);
  });

  it('can be given up where neither the reply came nor what is there could be read, until that is known', async () => {
    const own = new HandsetPlace();
    await own.own.load();
    server.losesReplies = ['POST', 'GET'];
    expect([await take(own), own.own.value?.pin, own.isBehind]).toEqual([false, 'none', true]);
    server.losesReplies = [];
    expect([await own.leave(), server.hasPin, own.own.value?.pin, own.isBehind]).toEqual([true, false, 'none', false]);
  });

  it('is known to be given up where the reply to that was lost', async () => {
    const own = new HandsetPlace();
    await take(own);
    server.losesReplies = ['DELETE'];
    expect([await own.leave(), server.hasPin, own.own.value?.pin]).toEqual([false, false, 'none']);
  });

  it('that is half set can be given up although nothing can be read, and stays so until the server has heard', async () => {
    const own = new HandsetPlace();
    await own.own.load();
    isFull = true;
    server.hearsNoMore = true;
    server.losesReplies = ['GET'];
    const state = (): unknown[] => [own.fault, own.own.value?.pin, own.isBehind];
    expect([await take(own), ...state()]).toEqual([false, 'half', 'none', true]);
    expect([await own.leave(), ...state()]).toEqual([false, 'half', 'none', true]);
    Object.assign(server, { hearsNoMore: false, losesReplies: [] });
    expect([await own.leave(), ...state(), server.hasPin]).toEqual([true, null, 'none', false, false]);
  });

  it('that is half set is no more once a settling made its keys, and its page read them', async () => {
    const own = new HandsetPlace();
    isFull = true;
    server.hearsNoMore = true;
    await take(own);
    isFull = false;
    kept.set('lopso.kept-for', 'a1');
    await settle('a1', { findPlace: () => Promise.resolve(place), isNobodyIn: () => false });
    await own.own.load();
    expect([own.fault, own.own.value?.pin]).toEqual([null, 'open']);
  });

  it('whose giving up the server had heard, its reply lost, was not set for want of room', async () => {
    const own = new HandsetPlace();
    isFull = true;
    server.losesReplies = ['DELETE'];
    expect([await take(own), own.fault, own.own.value?.pin]).toEqual([false, 'no-room', 'none']);
  });

  describe('on a phone that does not answer', () => {
    beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] }));
    const again: (() => void)[] = [];
    afterEach(() => {
      for (const answer of again.splice(0)) answer();
      server.whenTaken = () => Promise.resolve();
      jest.useRealTimers();
    });

    /** Lets what can go on go on, and a second pass, until it is over. */
    async function seconds(work: Promise<unknown>): Promise<number> {
      let isOver = false;
      void work.catch(() => undefined).finally(() => (isOver = true));
      for (let second = 0; ; second += 1) {
        for (let turn = 0; turn < 50 && !isOver; turn += 1) await new Promise((done) => setImmediate(done));
        if (isOver || second > 60) return second;
        await jest.advanceTimersByTimeAsync(1000);
      }
    }
    /** Until the end of the test: what waits then is answered with nothing, or the turn it holds would be the next test's. */
    function stopAnswering(): void {
      const waiting: (() => void)[] = [];
      const get = jest.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
        const request = new IDBRequest();
        Object.defineProperty(request, 'result', { value: undefined });
        request.addEventListener = (type: string, listener: unknown) => {
          if (type === 'success') waiting.push(listener as () => void);
        };
        return request;
      });
      again.push(() => {
        get.mockRestore();
        for (const answer of waiting) answer();
      });
    }

    it('is not waited for: whether there are keys is not known after ten seconds', async () => {
      const own = new HandsetPlace();
      await take(own);
      stopAnswering();
      expect([await seconds(own.own.load()), own.own.value?.pin]).toEqual([10, 'unread']);
    });

    it('is given up where another page holds the phone for twenty seconds, the first one', async () => {
      const own = new HandsetPlace();
      let release: () => void = () => undefined;
      const held = new Promise<void>((done) => (release = done));
      const others = navigator.locks.request('lopso-handset', () => held);
      again.push(release);
      expect(await seconds(take(own))).toBe(20);
      expect([own.fault, server.hasPin, own.own.value?.pin, own.act.isBusy]).toEqual([
        'not-made',
        false,
        'none',
        false,
      ]);
      // What goes on behind comes to its end, leaves no keys without a PIN, and stands in the way of nothing.
      jest.useRealTimers();
      release();
      await others;
      await navigator.locks.request('lopso-handset', () => Promise.resolve());
      expect(await hasPlace('a1')).toBe(false);
      expect(await take(own)).toBe(true);
      expect([own.fault, own.own.value?.pin]).toEqual([null, 'open']);
    });

    it('and not heard by the server either, is half set', async () => {
      const own = new HandsetPlace();
      server.hearsNoMore = true;
      server.whenTaken = () => Promise.resolve(stopAnswering());
      expect(await seconds(take(own))).toBe(30);
      expect([own.fault, own.own.value?.pin]).toEqual(['half', 'unread']);
    });
  });

  it('asks for a PIN of six digits', async () => {
    const own = new HandsetPlace();
    own.pin = '48291';
    expect([await own.take(), own.fault]).toEqual([false, 'missing']);
  });
});
