import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { dropSealed, hasPlace, leavePlace, liesSealed, takePlace } from './handset';
import type * as keptThings from './kept';
import type { WriteQueue } from './queue.svelte';
import type { session as appSession } from '../session/session.svelte';
import { DeviceStore } from './store';

/** Only its items are own keys, as in a browser; each change is a step at which the phone may die. */
class PlainStorage {
  getItem(name: string): string | null {
    return new Map(Object.entries(this)).get(name) ?? null;
  }
  setItem(name: string, text: string): void {
    fuse.step();
    Object.assign(this, { [name]: text });
  }
  removeItem(name: string): void {
    fuse.step();
    Reflect.deleteProperty(this, name);
  }
}

/** Counts what changes or reads the phone's memory; burnt out, nothing more happens: the browser was killed there. */
const fuse = {
  left: Number.POSITIVE_INFINITY,
  /** Done once, when so many steps are left. */
  sneak: null as { at: number; work: () => void } | null,
  step(): void {
    if (this.left <= 0) throw new Error('killed');
    this.left -= 1;
    const { sneak } = this;
    if (sneak === null || (sneak.at -= 1) > 0) return;
    this.sneak = null;
    sneak.work();
  },
};

/** The cache of a browser, as far as it is used. */
const kept = new Map<string, Map<string, string>>();
const cacheOf = (name: string) => {
  const entries = kept.get(name) ?? new Map<string, string>();
  kept.set(name, entries);
  return {
    keys: () => Promise.resolve([...entries.keys()].map((url) => ({ url }))),
    match: (asked: { url: string } | string) => {
      const text = entries.get(typeof asked === 'string' ? asked : asked.url);
      const headers = { 'content-type': 'application/json' };
      return Promise.resolve(text === undefined ? undefined : new Response(text, { headers }));
    },
    put: async (url: string, response: Response) => void entries.set(url, await response.text()),
  };
};
const fakeCaches = {
  open: (name: string) => Promise.resolve(cacheOf(name)),
  has: (name: string) => Promise.resolve(kept.has(name)),
  keys: () => Promise.resolve([...kept.keys()]),
  delete: (name: string) => {
    fuse.step();
    return Promise.resolve(kept.delete(name));
  },
};

/** Web locks over all pages. */
const turns = new Map<string, Promise<unknown>>();
const fakeLocks = {
  request: <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const run = (turns.get(name) ?? Promise.resolve()).then(work, work);
    turns.set(name, run);
    return run;
  },
};

type Said = { status: number; json?: unknown } | 'no network' | 'hangs';
type SignOut = 'ok' | 'no network' | 'hangs before' | 'hangs after';

/** The server: who the cookie belongs to, and the places on this phone. Writes never come through, so none may be lost here. */
const server = {
  cookie: null as string | null,
  places: new Map<string, { secret: string; hasPin: boolean }>(),
  signOut: 'ok' as SignOut,
  hasPlaceAnswer: true,
  answer(path: string): Said {
    if (fuse.left <= 0) return 'hangs';
    const { cookie } = this;
    if (path === '/api/auth/session') {
      const account = cookie && {
        accountId: cookie,
        memberId: cookie,
        username: cookie,
        displayName: cookie,
        roles: [],
      };
      return { status: 200, json: { signedIn: cookie !== null, canRenew: false, account } };
    }
    if (path === '/api/auth/handset/place') return this.ownPlace();
    if (path === '/api/auth/sign-out') return this.leave();
    return path === '/api/auth/refresh' ? { status: 401, json: {} } : 'no network';
  },
  ownPlace(): Said {
    if (!this.hasPlaceAnswer) return 'no network';
    if (this.cookie === null) return { status: 401, json: {} };
    const place = this.places.get(this.cookie);
    return { status: 200, json: { place: place ? { ...place, accountId: this.cookie, isClosed: false } : null } };
  },
  leave(): Said {
    if (this.signOut === 'no network') return 'no network';
    if (this.signOut !== 'hangs before') this.cookie = null;
    return this.signOut === 'ok' ? { status: 204 } : 'hangs';
  },
};

function fakeFetch(address: unknown): Promise<Response> {
  const said = server.answer(String(address));
  if (said === 'hangs') return new Promise(() => undefined);
  if (said === 'no network') return Promise.reject(new TypeError('Failed to fetch'));
  const text = said.json === undefined ? '' : JSON.stringify(said.json);
  const { status } = said;
  const reply = { ok: status < 400, status, headers: new Headers(), text: () => Promise.resolve(text) };
  return Promise.resolve(reply as Response);
}

/** Cryptography under way: it takes its own time, on other threads. */
let computing = 0;

function countedCrypto(real: Crypto): Pick<Crypto, 'subtle' | 'getRandomValues'> {
  const subtle = new Proxy(real.subtle, {
    get:
      (target, name: keyof SubtleCrypto) =>
      async (...given: never[]) => {
        computing += 1;
        try {
          return await (target[name] as (...given: never[]) => Promise<unknown>).apply(target, given);
        } finally {
          computing -= 1;
        }
      },
  });
  return { subtle, getRandomValues: (array) => real.getRandomValues(array) };
}

/** Lets everything under way come to its end. */
async function settled(): Promise<void> {
  for (let idle = 0; idle < 40; idle = computing > 0 ? 0 : idle + 1) await new Promise((done) => setImmediate(done));
}

interface Page {
  session: typeof appSession;
  queue: WriteQueue;
  kept: Pick<typeof keptThings, 'keep' | 'readKept'>;
}

/** A page as the app begins: the queue and the settling of the phone at work, the session asked for. */
async function aPage(): Promise<Page> {
  let page: Page | null = null;
  await jest.isolateModulesAsync(async () => {
    const { session } = await import('../session/session.svelte');
    const { startOffline } = await import('./start');
    page = { session, queue: startOffline(), kept: await import('./kept') };
  });
  if (page === null) throw new Error('No page');
  const opened: Page = page;
  void opened.session.ready().catch(() => undefined);
  await settled();
  return opened;
}

const SECRET = 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0MT';
const secretOf = (who: string): string => `${SECRET}${who === 'an' ? 'I' : 'M'}`;
const markOf = (who: string): string => `riêng của ${who}`;
const people = ['an', 'binh'] as const;

/** One phone, its pages, and what its people were told. */
class Phone {
  pages: Page[] = [];
  told: { who: string; key: string }[] = [];
  texts = new Map<string, string>();
  #count = 0;

  async open(count: number): Promise<void> {
    this.pages = [];
    for (let page = 0; page < count; page += 1) this.pages.push(await aPage());
  }

  /** What a page shows goes when another one changed who is there. */
  async reloadStale(): Promise<void> {
    const stored = JSON.parse(localStorage.getItem('lopso.account') ?? 'null')?.accountId ?? null;
    for (const [index, page] of this.pages.entries()) {
      if ((page.session.account?.accountId ?? null) !== stored) this.pages[index] = await aPage();
    }
    await settled();
  }

  /** Somebody sets a PIN here. */
  async takePin(): Promise<void> {
    const who = this.pages[0]?.session.account?.accountId;
    if (who === undefined || server.cookie !== who) return;
    const place = { secret: secretOf(who), hasPin: true };
    server.places.set(who, place);
    await takePlace({ accountId: who, ...place });
  }

  async comeIn(who: string): Promise<void> {
    server.cookie = who;
    await this.pages[0]?.session.refresh();
  }

  async leave(how: SignOut): Promise<void> {
    server.signOut = how;
    void this.pages[0]?.session.signOut().catch(() => undefined);
    await settled();
  }

  /** A write and a text are made on a page; what the person is told is written down. */
  async make(page: Page | undefined): Promise<void> {
    const who = page?.session.account?.accountId;
    if (page === undefined || who === undefined) return;
    this.#count += 1;
    const key = `${who}/${this.#count}`;
    const text = `${markOf(who)} ${this.#count}`;
    if (await hasPlace(who)) {
      page.kept.keep('task', text);
      if (fuse.left > 0) this.texts.set(who, text);
    }
    await page.queue.add({ key, kind: 'task', method: 'post', address: '/api/none', body: text });
    if (fuse.left > 0 && page.queue.statusOf(key)?.isUnkept === undefined) this.told.push({ who, key });
  }
}

async function writesOf(who: string): Promise<string[]> {
  const store = new DeviceStore(who);
  const writes = await store.list();
  await store.close();
  return writes.map(({ key }) => key);
}

/** Everything of somebody that can be read on the phone. */
async function openOf(who: string): Promise<string[]> {
  const texts = Object.entries(localStorage).filter(([, text]) => String(text).includes(markOf(who)));
  const reads = [...kept].filter(([, entries]) => [...entries.values()].some((text) => text.includes(markOf(who))));
  return [...texts.map(([name]) => name), ...reads.map(([name]) => name), ...(await writesOf(who))];
}

async function wipe(): Promise<void> {
  fuse.left = Number.POSITIVE_INFINITY;
  fuse.sneak = null;
  for (const name of Object.keys(localStorage)) Reflect.deleteProperty(localStorage, name);
  kept.clear();
  Object.assign(server, { cookie: null, places: new Map(), signOut: 'ok', hasPlaceAnswer: true });
  for (const who of people) {
    for (const key of await writesOf(who)) {
      const store = new DeviceStore(who);
      await store.remove(key);
      await store.close();
    }
    await dropSealed(who);
    await leavePlace(who);
  }
}

interface Act {
  what:
    | 'make'
    | 'make elsewhere'
    | 'leave'
    | 'come in'
    | 'ended elsewhere'
    | 'pin'
    | 'pin withdrawn'
    | 'answer'
    | 'nothing';
  who: (typeof people)[number];
  how: SignOut;
  pages: 1 | 2;
  /** The browser is killed at this step of the act. */
  killAt: number | null;
  /** Another page makes something at this step of the act. */
  sneakAt: number | null;
}

async function perform(phone: Phone, act: Act): Promise<void> {
  const acts: Record<Act['what'], () => Promise<void> | void> = {
    make: () => phone.make(phone.pages[0]),
    'make elsewhere': () => phone.make(phone.pages[1]),
    leave: () => phone.leave(act.how),
    'come in': () => phone.comeIn(act.who),
    'ended elsewhere': async () => {
      server.cookie = null;
      await phone.pages[0]?.session.refresh();
    },
    pin: () => phone.takePin(),
    'pin withdrawn': () => {
      const place = server.places.get(act.who);
      if (place) place.hasPin = false;
    },
    answer: () => {
      server.hasPlaceAnswer = !server.hasPlaceAnswer;
    },
    nothing: () => undefined,
  };
  if (act.sneakAt !== null) {
    const other = phone.pages[1];
    fuse.sneak = { at: act.sneakAt, work: () => void phone.make(other).catch(() => undefined) };
  }
  if (act.killAt !== null) fuse.left = act.killAt;
  await Promise.resolve(acts[act.what]()).catch(() => undefined);
  await settled();
  fuse.sneak = null;
  const isHung = act.what === 'leave' && act.how.startsWith('hangs');
  if (act.killAt === null && !isHung) return phone.reloadStale();
  fuse.left = 0;
  await settled();
  turns.clear();
  fuse.left = Number.POSITIVE_INFINITY;
  server.signOut = 'ok';
  await phone.open(act.pages);
  await phone.reloadStale();
}

async function checkOthersSealed(phone: Phone): Promise<void> {
  const present = phone.pages[0]?.session.account?.accountId ?? null;
  for (const who of people) {
    if (who !== present && (await hasPlace(who))) expect([who, await openOf(who)]).toEqual([who, []]);
  }
}

/** Each comes back by password, with network: everything she was told is saved is there, nothing is left closed. */
async function checkNothingLost(phone: Phone): Promise<void> {
  server.hasPlaceAnswer = true;
  for (const who of people) {
    await phone.open(1);
    await phone.comeIn(who);
    await settled();
    const told = phone.told.filter((one) => one.who === who).map(({ key }) => key);
    expect(await writesOf(who)).toEqual(expect.arrayContaining(told));
    expect(await liesSealed(who)).toBe(false);
    const text = phone.texts.get(who);
    if (text !== undefined) expect(phone.pages[0]?.kept.readKept('task')).toBe(text);
  }
}

describe('a phone that several members share', () => {
  const phone = (): Phone => new Phone();
  beforeAll(() => {
    const real = setTimeout;
    Object.assign(globalThis, {
      localStorage: new PlainStorage(),
      caches: fakeCaches,
      fetch: fakeFetch,
      document: { cookie: '' },
      window: { addEventListener: () => undefined },
      setTimeout: (work: () => void, ms: number) => real(work, ms).unref(),
    });
    Object.defineProperty(globalThis, 'crypto', { value: countedCrypto(globalThis.crypto), configurable: true });
    Object.defineProperty(globalThis, 'navigator', { value: { onLine: true, locks: fakeLocks }, configurable: true });
    // Each page has modules of its own, but for those that hold nothing.
    for (const name of ['svelte', 'svelte/internal/client', 'idb']) {
      const shared: unknown = jest.requireActual(name);
      jest.doMock(name, () => shared);
    }
    const transaction = IDBDatabase.prototype.transaction;
    jest.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
      fuse.step();
      return transaction.apply(this, given);
    });
  });
  beforeEach(wipe);

  /** An is there with a PIN and something made. */
  async function anIsThere(pages = 1): Promise<Phone> {
    const one = phone();
    await one.open(pages);
    await one.comeIn('an');
    await one.takePin();
    await settled();
    await one.reloadStale();
    await one.make(one.pages[0]);
    return one;
  }
  const act = (what: Act['what'], more: Partial<Act> = {}): Act => ({
    what,
    who: 'binh',
    how: 'ok',
    pages: 1,
    killAt: null,
    sneakAt: null,
    ...more,
  });

  it('seals what one leaves and lays it open when she is back, by whatever way', async () => {
    const one = await anIsThere();
    kept.set('account-an', new Map([['/api/courses', JSON.stringify(markOf('an'))]]));
    expect(await openOf('an')).toHaveLength(3);
    await perform(one, act('leave'));
    expect(await openOf('an')).toEqual([]);
    await perform(one, act('come in', { who: 'an' }));
    expect(await openOf('an')).toHaveLength(3);
  });

  it.each<SignOut>(['hangs before', 'hangs after'])(
    'loses and shows nothing when the page goes while the sign-out %s',
    async (how) => {
      const one = await anIsThere();
      await perform(one, act('leave', { how }));
      expect(one.pages[0]?.session.account?.accountId ?? null).toBe(how === 'hangs before' ? 'an' : null);
      await one.make(one.pages[0]);
      await perform(one, act('come in'));
      await checkOthersSealed(one);
      await checkNothingLost(one);
    },
  );

  it('seals what another page makes while the person is changed', async () => {
    for (const sneakAt of [1, 2, 3, 5, 8, 12, 20]) {
      await wipe();
      const one = await anIsThere(2);
      await perform(one, act('leave', { sneakAt }));
      await perform(one, act('come in'));
      await checkOthersSealed(one);
      await checkNothingLost(one);
    }
  });

  it('seals what was made after a sign-in by password, although something lay sealed and could not be opened then', async () => {
    const one = await anIsThere();
    await perform(one, act('leave'));
    server.hasPlaceAnswer = false;
    await perform(one, act('come in', { who: 'an' }));
    expect(await liesSealed('an')).toBe(true);
    await one.make(one.pages[0]);
    await perform(one, act('come in'));
    await checkOthersSealed(one);
    await checkNothingLost(one);
  });

  it('loses nothing when the PIN is withdrawn everywhere', async () => {
    const one = await anIsThere();
    await perform(one, act('leave'));
    await perform(one, act('pin withdrawn', { who: 'an' }));
    await perform(one, act('come in'));
    await checkOthersSealed(one);
    await checkNothingLost(one);
  });

  it('keeps writes of one with no PIN, as every phone does, and nothing else', async () => {
    const one = await anIsThere();
    await perform(one, act('come in', { who: 'binh' }));
    await one.make(one.pages[0]);
    one.pages[0]?.kept.keep('task', markOf('binh'));
    await perform(one, act('come in', { who: 'an' }));
    expect(await openOf('binh')).toEqual(['binh/2']);
  });

  it('holds in every order: of others nothing can be read, nobody loses what was called saved, nothing stays closed', async () => {
    const acts = fc.record<Act>({
      what: fc.constantFrom(
        'make',
        'make',
        'make elsewhere',
        'leave',
        'leave',
        'come in',
        'come in',
        'ended elsewhere',
        'pin',
        'pin withdrawn',
        'answer',
        'nothing',
      ),
      who: fc.constantFrom(...people),
      how: fc.constantFrom('ok', 'ok', 'no network', 'hangs before', 'hangs after'),
      pages: fc.constantFrom(1, 2),
      killAt: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 2 }),
      sneakAt: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 2 }),
    });
    const orders = fc.array(acts, { minLength: 3, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        await wipe();
        const one = await anIsThere(2);
        for (const next of order) {
          await perform(one, next);
          await checkOthersSealed(one);
        }
        await checkNothingLost(one);
      }),
      { numRuns: 25, endOnFailure: true, interruptAfterTimeLimit: 25_000 },
    );
  }, 120_000);
});
