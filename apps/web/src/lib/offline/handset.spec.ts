import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { findLost, hasPlace, isAllLost, type Lost, leavePlace, liesSealed, markTold, takePlace } from './handset';
import type * as keptThings from './kept';
import type { WriteQueue } from './queue.svelte';
import type { session as appSession } from '../session/session.svelte';
import { findPlace, listAll, listParcels, removeParcel } from './sealed-store';
import { DeviceStore } from './store';
import { WebLocks } from '../../../../../test/support/web-locks';

/** Only its items are own keys, as in a browser; each change is a step at which the phone may die. */
class PlainStorage {
  getItem(name: string): string | null {
    return new Map(Object.entries(this)).get(name) ?? null;
  }
  setItem(name: string, text: string): void {
    fuse.step();
    // In place of one as long it needs none: names of accounts are all of a length.
    if (text.length > (this.getItem(name)?.length ?? -5) + 4) fuse.needRoom('texts');
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
  /** Things of a kind find no room once so many of them were kept; null: there is room. */
  full: null as { texts: boolean; writes: boolean; reads: boolean; after: number } | null,
  needRoom(kind: 'texts' | 'writes' | 'reads'): void {
    const { full } = this;
    if (!full?.[kind]) return;
    full.after -= 1;
    if (full.after < 0) throw new DOMException('No room', 'QuotaExceededError');
  },
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
    put: async (url: string, response: Response) => {
      fuse.needRoom('reads');
      entries.set(url, await response.text());
    },
  };
};
const fakeCaches = {
  open: (name: string) => Promise.resolve(cacheOf(name)),
  has: (name: string) => Promise.resolve(kept.has(name)),
  keys: () => Promise.resolve([...kept.keys()]),
  delete: (name: string) => {
    fuse.step();
    // What is given up makes room.
    if (fuse.full?.reads && kept.has(name)) fuse.full = null;
    return Promise.resolve(kept.delete(name));
  },
};

const locks = new WebLocks();

type Said = { status: number; json?: unknown } | 'no network' | 'hangs';
type SignOut = 'ok' | 'no network' | 'hangs before' | 'hangs after';

/** The server: who the cookie belongs to, and the places on this phone. Writes never come through, so none may be lost here. */
const server = {
  cookie: null as string | null,
  places: new Map<string, { secret: string; hasPin: boolean }>(),
  signOut: 'ok' as SignOut,
  hasPlaceAnswer: true,
  /** Something in between answers. */
  isPlaceMissing: false,
  /** Sealed under another secret of the server: it has the PIN and can't open what opens the rest. */
  isUnreadable: new Set<string>(),
  /** So many turns of the phone pass before it says who is signed in. */
  sessionTurns: 0,
  answer(path: string, keptFor: string | null): Said {
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
    if (path === '/api/auth/handset/place') return this.ownPlace(keptFor);
    if (path === '/api/auth/sign-out') return this.leave();
    return path === '/api/auth/refresh' ? { status: 401, json: {} } : 'no network';
  },
  ownPlace(keptFor: string | null): Said {
    if (!this.hasPlaceAnswer) return 'no network';
    if (this.cookie === null) return { status: 401, json: {} };
    if (keptFor !== null && keptFor !== this.cookie)
      return { status: 409, json: { code: 'platform.kept-for-another' } };
    if (this.isPlaceMissing) return { status: 200, json: {} };
    const place = this.isUnreadable.has(this.cookie) ? undefined : this.places.get(this.cookie);
    return { status: 200, json: { place: place ? { ...place, accountId: this.cookie, isClosed: false } : null } };
  },
  leave(): Said {
    if (this.signOut === 'no network') return 'no network';
    if (this.signOut !== 'hangs before') this.cookie = null;
    return this.signOut === 'ok' ? { status: 204 } : 'hangs';
  },
};

async function fakeFetch(address: unknown, how?: RequestInit): Promise<Response> {
  const path = String(address);
  const said = server.answer(path, new Headers(how?.headers).get('x-kept-for'));
  const turnsToWait = path === '/api/auth/session' ? server.sessionTurns : 0;
  for (let turn = 0; turn < turnsToWait; turn += 1) await new Promise((done) => setImmediate(done));
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
  takePlace: typeof takePlace;
  /** The network is back, as far as this page hears. */
  comeOnline: () => void;
}

/** What people were told they can't have back. */
let losses: Lost[] = [];

/** As the sheet does that says it. */
function readLoss(lost: Lost): void {
  if (fuse.left <= 0) return;
  losses.push(lost);
  void markTold(lost.accountId).catch(() => undefined);
}

/** A page as the app begins: the queue and the settling of the phone at work, the session asked for. */
async function aPage(): Promise<Page> {
  let page: Page | null = null;
  await jest.isolateModulesAsync(async () => {
    const { session } = await import('../session/session.svelte');
    const { startOffline } = await import('./start');
    const heard: (() => void)[] = [];
    Object.assign(globalThis, {
      window: { addEventListener: (name: string, hear: () => void) => name === 'online' && heard.push(hear) },
    });
    const comeOnline = (): void => heard.forEach((hear) => hear());
    const handset = await import('./handset');
    const queue = startOffline(readLoss, () => Promise.resolve(handset));
    page = { session, queue, kept: await import('./kept'), takePlace: handset.takePlace, comeOnline };
  });
  if (page === null) throw new Error('No page');
  const opened: Page = page;
  void opened.session.ready().catch(() => undefined);
  await settled();
  return opened;
}

const SECRET = 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0MT';
let secrets = 0;
/** Another one each time. */
const aSecret = (): string => `${String((secrets += 1)).padStart(6, 'A')}${SECRET.slice(6)}I`;
const markOf = (who: string): string => `riêng của ${who}`;
const people = ['an', 'binh'] as const;

/** One phone, its pages, and what its people were told. */
class Phone {
  pages: Page[] = [];
  told: { who: string; key: string }[] = [];
  texts = new Map<string, string>();
  /** Writes the phone could not keep: a page holds them. */
  unkept: { page: Page; who: string; key: string }[] = [];
  /** Somebody's secret was lost, or the phone had no room. */
  hadDeadKeys = false;
  hadNoRoom = false;
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
    const known = server.isUnreadable.delete(who) ? undefined : server.places.get(who);
    const place = { secret: known?.secret ?? aSecret(), hasPin: true };
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
      const isKept = fuse.full === null || page.kept.readKept('task') === text;
      // A full phone forgets a text, which was never called saved.
      if (fuse.left > 0 && isKept) this.texts.set(who, text);
      else this.texts.delete(who);
    }
    await page.queue.add({ key, kind: 'task', method: 'post', address: '/api/none', body: text });
    if (fuse.left <= 0) return;
    if (page.queue.statusOf(key)?.keeping === undefined) this.told.push({ who, key });
    else this.unkept.push({ page, who, key });
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
  fuse.full = null;
  losses = [];
  server.isUnreadable.clear();
  Object.assign(server, { cookie: null, places: new Map(), signOut: 'ok', hasPlaceAnswer: true, sessionTurns: 0 });
  server.isPlaceMissing = false;
  for (const who of people) {
    for (const key of await writesOf(who)) {
      const store = new DeviceStore(who);
      await store.remove(key);
      await store.close();
    }
    for (const { id } of await listAll(who)) await removeParcel(id);
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
    | 'secret rotated'
    | 'place gone'
    | 'other secret'
    | 'comes in under a page that stays open'
    | 'nothing';
  who: (typeof people)[number];
  how: SignOut;
  pages: 1 | 2;
  /** The browser is killed at this step of the act. */
  killAt: number | null;
  /** Another page makes something at this step of the act. */
  sneakAt: number | null;
  /** From so many kept things on there is no room, until the act is over. */
  fullAfter: number | null;
}

/** The server can't give the secret of a place any more, or gives another. */
function loseSecret(phone: Phone, what: 'secret rotated' | 'place gone' | 'other secret', who: string): void {
  const place = server.places.get(who);
  if (place === undefined) return;
  phone.hadDeadKeys = true;
  if (what === 'secret rotated') server.isUnreadable.add(who);
  else if (what === 'place gone') server.places.delete(who);
  else place.secret = aSecret();
}

/** Somebody comes in on one page; the other, still hers who was there before, hears that the network is back. */
async function comeInUnder(phone: Phone, who: string): Promise<void> {
  await phone.comeIn(who);
  const there = localStorage.getItem('lopso.kept-for');
  phone.pages[1]?.comeOnline();
  await settled();
  if (fuse.left > 0 && fuse.full === null) expect(localStorage.getItem('lopso.kept-for')).toBe(there);
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
    'secret rotated': () => loseSecret(phone, 'secret rotated', act.who),
    'place gone': () => loseSecret(phone, 'place gone', act.who),
    'other secret': () => loseSecret(phone, 'other secret', act.who),
    'comes in under a page that stays open': () => comeInUnder(phone, act.who),
    nothing: () => undefined,
  };
  if (act.sneakAt !== null) {
    const other = phone.pages[1];
    fuse.sneak = { at: act.sneakAt, work: () => void phone.make(other).catch(() => undefined) };
  }
  if (act.killAt !== null) fuse.left = act.killAt;
  if (act.fullAfter !== null) {
    phone.hadNoRoom = true;
    fuse.full = { texts: true, writes: true, reads: true, after: act.fullAfter };
  }
  const acting = Promise.resolve(acts[act.what]()).catch((error: unknown) => error);
  // A browser that was killed there answers nobody.
  const failure = await (act.killAt === null ? acting : Promise.race([acting, settled()]));
  if (failure instanceof Error && 'matcherResult' in failure) throw failure;
  await settled();
  fuse.sneak = null;
  fuse.full = null;
  if (act.fullAfter !== null && act.killAt === null) {
    // There is room again, and a page asks once more.
    phone.pages[0]?.comeOnline();
    await settled();
  }
  const isHung = act.what === 'leave' && act.how.startsWith('hangs');
  if (act.killAt === null && !isHung) return phone.reloadStale();
  // What a page alone held goes with it.
  if (act.fullAfter !== null) phone.texts.clear();
  fuse.left = 0;
  await settled();
  locks.forget();
  fuse.left = Number.POSITIVE_INFINITY;
  server.signOut = 'ok';
  await phone.open(act.pages);
  await phone.reloadStale();
}

/** What a page alone holds stays with it as long as its member is there; who was away and came in again finds what the phone kept. */
function checkPagesHold(phone: Phone): void {
  phone.unkept = phone.unkept.filter(
    ({ page, who }) => phone.pages.includes(page) && page.session.account?.accountId === who,
  );
  for (const { page, key } of phone.unkept) expect([key, page.queue.statusOf(key)]).not.toEqual([key, null]);
}

async function checkOthersSealed(phone: Phone): Promise<void> {
  const present = phone.pages[0]?.session.account?.accountId ?? null;
  for (const who of people) {
    if (who !== present && (await hasPlace(who))) expect([who, await openOf(who)]).toEqual([who, []]);
  }
}

/** How many of the writes of somebody lie where nobody can open them, as she was told. */
async function lostOf(who: string): Promise<number> {
  expect([who, await isAllLost(who)]).toEqual([who, true]);
  expect([who, await findLost(who)]).toEqual([who, null]);
  const parcels = await listParcels(who);
  if (parcels.length > 0) expect(losses).toContainEqual(expect.objectContaining({ accountId: who, isSomething: true }));
  return parcels.reduce((sum, { writes }) => sum + (writes ?? 0), 0);
}

/**
 * Each comes back by password, with network: everything she was told is saved is there, nothing is left closed, unless the server
 * lost her secret: then she was told.
 */
async function checkNothingLost(phone: Phone): Promise<void> {
  server.hasPlaceAnswer = true;
  for (const who of people) {
    await phone.open(1);
    await phone.comeIn(who);
    await settled();
    const open = await writesOf(who);
    const missing = phone.told.filter((one) => one.who === who && !open.includes(one.key));
    expect(missing.length).toBeLessThanOrEqual(await lostOf(who));
    if (phone.hadDeadKeys) continue;
    expect([missing, await liesSealed(who)]).toEqual([[], false]);
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
      setTimeout: (work: () => void, ms: number) => real(work, ms).unref(),
    });
    Object.defineProperty(globalThis, 'crypto', { value: countedCrypto(globalThis.crypto), configurable: true });
    Object.defineProperty(globalThis, 'navigator', { value: { onLine: true, locks }, configurable: true });
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
  beforeAll(() => {
    // A write without room fails, and all that was done with it.
    for (const name of ['put', 'add'] as const) {
      const real = IDBObjectStore.prototype[name];
      jest.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, ...given) {
        const request = real.apply(this, given);
        try {
          fuse.needRoom('writes');
        } catch {
          this.transaction.abort();
        }
        return request;
      });
    }
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
    fullAfter: null,
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

  it('gives back a text that is put aside while another page begins for the member before', async () => {
    for (let turns = 0; turns < 40; turns += 1) {
      await wipe();
      const one = await anIsThere();
      server.cookie = 'binh';
      server.sessionTurns = turns;
      await one.open(1);
      await settled();
      expect(one.pages[0]?.session.account?.accountId).toBe('binh');
      await checkOthersSealed(one);
      await checkNothingLost(one);
    }
  });

  describe.each<'secret rotated' | 'backup restored' | 'cookie lost' | 'place deleted'>([
    'secret rotated',
    'backup restored',
    'cookie lost',
    'place deleted',
  ])('after its keys are dead (%s)', (cause) => {
    const die = (one: Phone): void =>
      ({
        'secret rotated': () => loseSecret(one, 'secret rotated', 'an'),
        'backup restored': () => loseSecret(one, 'other secret', 'an'),
        // The device is another one to the server: it knows nobody there.
        'cookie lost': () => [...server.places.keys()].forEach((who) => loseSecret(one, 'place gone', who)),
        'place deleted': () => loseSecret(one, 'place gone', 'an'),
      })[cause]();

    it('seals nothing more for them: what is made afterwards comes back', async () => {
      const one = await anIsThere();
      die(one);
      await one.open(1);
      await settled();
      await one.make(one.pages[0]);
      await perform(one, act('come in'));
      await perform(one, act('come in', { who: 'an' }));
      expect(await writesOf('an')).toEqual(['an/1', 'an/2']);
      expect(await liesSealed('an')).toBe(false);
      const isNew = cause === 'backup restored';
      expect([await hasPlace('an'), losses.map(({ areKeysGone }) => areKeysGone)]).toEqual([
        isNew,
        isNew ? [] : [true],
      ]);
    });

    it('says once what can not be opened, with its count, and opens the rest', async () => {
      const one = await anIsThere();
      await perform(one, act('leave'));
      die(one);
      await perform(one, act('come in', { who: 'an' }));
      await one.takePin();
      await one.make(one.pages[0]);
      await perform(one, act('leave'));
      await perform(one, act('come in', { who: 'an' }));
      await one.open(1);
      await settled();
      expect(losses).toEqual([expect.objectContaining({ accountId: 'an', writes: 1, isSomething: true })]);
      expect(await writesOf('an')).toEqual(['an/2']);
      expect(await listParcels('an')).toHaveLength(1);
    });

    it('takes no silence for an answer', async () => {
      const one = await anIsThere();
      await perform(one, act('leave'));
      const keys = await findPlace('an');
      die(one);
      server.hasPlaceAnswer = false;
      await perform(one, act('come in', { who: 'an' }));
      expect([await findPlace('an'), losses]).toEqual([keys, []]);
    });
  });

  it('opens what was sealed once the secret is back, although it was said to be lost', async () => {
    const one = await anIsThere();
    await perform(one, act('leave'));
    await perform(one, act('secret rotated', { who: 'an' }));
    await perform(one, act('come in', { who: 'an' }));
    expect([losses.length, await writesOf('an')]).toEqual([1, []]);
    server.isUnreadable.clear();
    await one.open(1);
    await settled();
    expect([await writesOf('an'), await liesSealed('an')]).toEqual([['an/1'], false]);
  });

  it('does not take the answer about somebody else for its own', async () => {
    const one = await anIsThere();
    const keys = await findPlace('an');
    server.cookie = 'binh';
    one.pages[0]?.comeOnline();
    await settled();
    expect([await findPlace('an'), losses]).toEqual([keys, []]);
  });

  it('opens the writes on a phone that has room for nothing else, and the texts later', async () => {
    const one = await anIsThere();
    kept.set('account-an', new Map([['/api/courses', JSON.stringify(markOf('an'))]]));
    await perform(one, act('leave'));
    fuse.full = { texts: true, writes: false, reads: false, after: 1 };
    server.cookie = 'an';
    await one.open(1);
    await one.comeIn('an');
    await settled();
    expect(await writesOf('an')).toEqual(['an/1']);
    fuse.full = null;
    await one.open(1);
    expect(one.pages[0]?.kept.readKept('task')).toBe(one.texts.get('an'));
    expect(await liesSealed('an')).toBe(false);
  });

  it('gives up what was read when sealing finds no room', async () => {
    const one = await anIsThere();
    kept.set('account-an', new Map([['/api/courses', JSON.stringify(markOf('an'))]]));
    fuse.full = { texts: false, writes: true, reads: true, after: 0 };
    await perform(one, act('leave'));
    expect(await openOf('an')).toEqual([]);
    await checkNothingLost(one);
  });

  it('leaves the phone to whoever is there when a page that was left open hears of the network', async () => {
    const one = await anIsThere(2);
    await comeInUnder(one, 'binh');
    expect(localStorage.getItem('lopso.kept-for')).toBe('binh');
    await one.reloadStale();
    await checkOthersSealed(one);
  });

  it('keeps what only the page holds while something is opened', async () => {
    const one = await anIsThere();
    await perform(one, act('leave'));
    server.hasPlaceAnswer = false;
    await perform(one, act('come in', { who: 'an' }));
    fuse.full = { texts: true, writes: true, reads: true, after: 0 };
    await one.make(one.pages[0]);
    fuse.full = null;
    server.hasPlaceAnswer = true;
    one.pages[0]?.comeOnline();
    await settled();
    expect(await writesOf('an')).toEqual(['an/1']);
    expect(one.pages[0]?.queue.waiting('').map(({ key }) => key)).toEqual(['an/1', 'an/2']);
  });

  it('says once what an earlier version had sealed, to its own member', async () => {
    const isAskedToGo = jest.fn();
    const older = await openDB('lopso-sealed', 2, {
      upgrade(fresh) {
        for (const name of ['keys', 'sealed', 'unswept']) fresh.createObjectStore(name);
      },
      blocking: isAskedToGo,
    });
    // A page of that version stays open.
    await older.put('sealed', { nonce: new Uint8Array(12), data: new ArrayBuffer(8) }, 'an');
    await older.put('keys', new ArrayBuffer(8), 'an');
    const one = phone();
    localStorage.setItem('lopso.handset', '1');
    await one.open(1);
    await one.comeIn('binh');
    await settled();
    expect(losses).toEqual([]);
    await perform(one, act('come in', { who: 'an' }));
    await one.open(1);
    await settled();
    expect(losses).toEqual([expect.objectContaining({ accountId: 'an', isSomething: true, sealedAt: null })]);
    expect([await older.count('sealed'), await older.count('keys')]).toEqual([0, 0]);
    expect(isAskedToGo).not.toHaveBeenCalled();
    older.close();
  });

  it('makes nothing of an earlier version where a browser does not list what is there', async () => {
    await new Promise((done) => (indexedDB.deleteDatabase('lopso-sealed').onsuccess = done));
    const { databases } = indexedDB;
    Object.assign(indexedDB, { databases: undefined });
    const one = await anIsThere();
    await perform(one, act('leave'));
    Object.assign(indexedDB, { databases });
    expect(await openOf('an')).toEqual([]);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('lopso-sealed');
  });

  it('goes by no answer that has no word of the place', async () => {
    const one = await anIsThere();
    const keys = await findPlace('an');
    server.isPlaceMissing = true;
    await one.open(1);
    expect([await findPlace('an'), losses]).toEqual([keys, []]);
  });

  it('takes up in the queue what the setting of a PIN opens', async () => {
    const one = await anIsThere();
    await perform(one, act('leave'));
    server.hasPlaceAnswer = false;
    await perform(one, act('come in', { who: 'an' }));
    const place = server.places.get('an');
    if (place === undefined) throw new Error('No place');
    await one.pages[0]?.takePlace({ accountId: 'an', ...place });
    await settled();
    expect(one.pages[0]?.queue.waiting('').map(({ key }) => key)).toEqual(['an/1']);
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
        'secret rotated',
        'place gone',
        'other secret',
        'comes in under a page that stays open',
        'nothing',
      ),
      who: fc.constantFrom(...people),
      how: fc.constantFrom('ok', 'ok', 'no network', 'hangs before', 'hangs after'),
      pages: fc.constantFrom(1, 2),
      killAt: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 2 }),
      sneakAt: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 2 }),
      fullAfter: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 2 }),
    });
    const orders = fc.array(acts, { minLength: 3, maxLength: 12 });
    // LOPSO_ORDERS_SEED draws the same ones again.
    const seed = Number(process.env['LOPSO_ORDERS_SEED'] ?? Date.now() % 2 ** 31);
    process.stdout.write(`Orders on a shared phone are drawn from seed ${seed}\n`);
    const follow = async (order: readonly Act[]): Promise<void> => {
      await wipe();
      const one = await anIsThere(2);
      for (const next of order) {
        await perform(one, next);
        await checkOthersSealed(one);
        checkPagesHold(one);
      }
      await checkNothingLost(one);
    };
    let followed = 0;
    const property = fc.asyncProperty(orders, async (order) => {
      await follow(order);
      followed += 1;
    });
    await fc.assert(property, { seed, numRuns: 40, endOnFailure: true });
    // Without a limit of time all are followed or it has thrown; should somebody set one, fewer don't pass.
    expect(followed).toBe(40);
  });
});
