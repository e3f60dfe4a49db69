import { Problem } from '../../lib/api/problem';
import { forgetAllKept } from '../../lib/offline/kept';
import { WriteQueue } from '../../lib/offline/queue.svelte';
import type { QueuedWrite, WriteStore } from '../../lib/offline/store';
import { RollState } from './roll.svelte';
import type { Roll } from './types';

/** What a browser gives a page and a test has to. */
class MemoryStorage {
  [key: string]: unknown;

  getItem(key: string): string | null {
    return typeof this[key] === 'string' ? this[key] : null;
  }

  setItem(key: string, value: string): void {
    this[key] = value;
  }

  removeItem(key: string): void {
    delete this[key];
  }
}

const noStore: WriteStore = {
  list: () => Promise.resolve([]),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

const row = (memberId: string, fullName: string) => ({
  memberId,
  fullName,
  unitName: 'Thôn 3',
  communeName: 'Xã Hàm Yên',
  teamName: null,
  isWalkIn: false,
  isRestricted: false,
  mark: null,
  source: null,
  markedAt: null,
  cameAt: null,
  leftAt: null,
  minutes: null,
  excuse: null,
  countedMinutes: null,
  number: null,
  samePhoneAs: [],
  dispute: null,
});

const endsAt = new Date(Date.now() + 3_600_000).toISOString();
const rollOf = (...rows: Roll['rows']): Roll =>
  ({ session: { state: 'open', endsAt }, rows, asOf: new Date().toISOString() }) as unknown as Roll;

type Answer = () => Promise<unknown>;

async function aQueue(send: (write: QueuedWrite) => Promise<unknown>): Promise<WriteQueue> {
  const queue = new WriteQueue({ send, alone: (work) => work(), later: () => undefined, now: () => 1 });
  await queue.use(noStore);
  return queue;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const offline: Answer = () => Promise.reject(new Problem('network'));

describe('a roll on this device', () => {
  const people = rollOf(row('a', 'Hoàng Thị Ánh'), row('b', 'Ma Văn Bằng'));
  let answer: Answer;

  beforeEach(() => {
    answer = () => Promise.resolve(people);
    Object.assign(globalThis, {
      localStorage: new MemoryStorage(),
      document: { cookie: '' },
      fetch: async () =>
        new Response(JSON.stringify(await answer()), { headers: { 'content-type': 'application/json' } }),
    });
  });

  it('shows a tap at once, keeps it for the network and says so', async () => {
    const roll = new RollState(() => 's', await aQueue(() => Promise.reject(new Problem('network'))));
    await roll.roll.load();
    await roll.tap('a', 'present');
    expect([roll.present.length, roll.waitingCount]).toEqual([1, 1]);
  });

  it('sends each tap under a key of its own, and the undo as one more tap', async () => {
    const sent: QueuedWrite[] = [];
    const queue = await aQueue((write) => {
      sent.push(write);
      const { memberId, mark } = write.body as { memberId: string; mark: string };
      return Promise.resolve({ memberId, mark, source: 'roll', markedAt: `2026-12-01T12:00:0${sent.length}Z` });
    });
    const roll = new RollState(() => 's', queue);
    await roll.roll.load();
    await roll.tap('b', 'present');
    await settled();
    expect((await roll.undoLast())?.fullName).toBe('Ma Văn Bằng');
    await settled();
    expect(sent.map(({ address, body }) => [address, (body as { mark: string }).mark])).toEqual([
      ['/api/class-sessions/s/attendance', 'present'],
      ['/api/class-sessions/s/attendance', 'absent'],
    ]);
    expect(new Set(sent.map(({ body }) => (body as { clientKey: string }).clientKey)).size).toBe(2);
    expect(roll.present).toEqual([]);
    expect(await roll.undoLast()).toBeNull();
  });

  it('is there after the browser was killed without network, and gone after a sign-out', async () => {
    const queue = await aQueue(() => Promise.resolve({}));
    await new RollState(() => 's', queue).roll.load();
    answer = offline;
    const again = new RollState(() => 's', queue);
    await again.roll.load();
    expect(again.lines.map(({ memberId }) => memberId)).toEqual(['a', 'b']);
    forgetAllKept();
    const after = new RollState(() => 's', queue);
    await after.roll.load();
    expect(after.roll.current.phase).toBe('failed');
  });

  it('opens in a hall without network when its hour has come, and is the server’s again when that answers', async () => {
    const startsAt = new Date(Date.now() + 60_000).toISOString();
    const planned = {
      ...people,
      session: { id: 's', isOwn: true, state: 'planned', startsAt, endsAt },
    } as unknown as Roll;
    answer = () => Promise.resolve(planned);
    const queue = await aQueue(() => Promise.reject(new Problem('network')));
    const roll = new RollState(() => 's', queue);
    await roll.roll.load();
    expect(roll.roll.value?.session.state).toBe('planned');
    answer = offline;
    await roll.refresh();
    expect(roll.roll.value?.session.state).toBe('open');
    const again = new RollState(() => 's', queue);
    await again.roll.load();
    expect(again.roll.value?.session.state).toBe('open');
    answer = () => Promise.resolve(planned);
    await again.refresh();
    expect(again.roll.value?.session.state).toBe('planned');
    answer = offline;
    await again.open();
    expect(again.roll.value?.session.state).toBe('open');
  });

  it('is opened on the phone by nobody before its hour', async () => {
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    const early = {
      ...people,
      session: { id: 's', isOwn: true, state: 'planned', startsAt, endsAt },
    } as unknown as Roll;
    answer = () => Promise.resolve(early);
    const roll = new RollState(() => 's', await aQueue(() => Promise.resolve({})));
    await roll.roll.load();
    answer = offline;
    await expect(roll.open()).rejects.toMatchObject({ kind: 'network' });
    expect(roll.roll.value?.session.state).toBe('planned');
  });

  it('shows taps that only the queue kept, of each row the newest, and goes on from them when they have gone up', async () => {
    let online = false;
    const queue = await aQueue((write) => {
      if (!online) return Promise.reject(new Problem('network'));
      return Promise.resolve({ ...(write.body as object), source: 'roll', markedAt: '2026-12-01T12:00:00Z' });
    });
    const killed = new RollState(() => 's', queue);
    await killed.roll.load();
    for (const mark of ['present', 'absent', 'present'] as const) await killed.tap('a', mark);
    await killed.tap('b', { mark: 'excused', excuse: 'family' });
    // What the page noted beside the queue had not reached the disk.
    localStorage.setItem('lopso.kept.roll.s', JSON.stringify({ roll: people, taps: {} }));
    answer = offline;
    const again = new RollState(() => 's', queue);
    await again.roll.load();
    expect(again.lines.map(({ memberId, mark, excuse, isOnDevice }) => [memberId, mark, excuse, isOnDevice])).toEqual([
      ['a', 'present', null, true],
      ['b', 'excused', 'family', true],
    ]);
    await again.refresh();
    online = true;
    await queue.flush();
    expect(again.lines.map(({ mark, isOnDevice }) => [mark, isOnDevice])).toEqual([
      ['present', false],
      ['excused', false],
    ]);
  });

  it('shows a tap that was refused before the roll was opened again, until it was seen', async () => {
    let fault = new Problem('network');
    const queue = await aQueue(() => Promise.reject(fault));
    const killed = new RollState(() => 's', queue);
    await killed.roll.load();
    await killed.tap('a', 'present');
    localStorage.setItem('lopso.kept.roll.s', JSON.stringify({ roll: people, taps: {} }));
    await settled();
    fault = new Problem('problem', { status: 409, code: 'classes.session-closed' });
    await queue.flush();
    const again = new RollState(() => 's', queue);
    await again.roll.load();
    expect(again.refused.map(({ memberId, refusal }) => [memberId, refusal])).toEqual([
      ['a', 'classes.session-closed'],
    ]);
    await again.refusedTaps.dismiss();
    expect([again.refused.length, queue.refusedCount]).toEqual([0, 0]);
  });

  const wish = { text: 'k7dtr 8qwmb', isTyped: true, seenAt: '2026-12-01T12:40:00.000Z' };
  const full = { status: 409, code: 'classes.full', title: 'Lớp đã kín chỗ', detail: 'Lớp có 30 chỗ.' };

  it('names by number, hour and reason whose card was not taken in when there was network, until it was seen', async () => {
    let fault = new Problem('network');
    const queue = await aQueue(() => Promise.reject(fault));
    const hall = new RollState(() => 's', queue);
    await hall.roll.load();
    expect(await hall.wishes.ask(wish)).toBe('on-device');
    expect([hall.waitingCount, hall.unkeptCount, hall.refusedCount]).toEqual([1, 0, 0]);
    await settled();
    fault = new Problem('problem', full);
    await queue.flush();
    const again = new RollState(() => 's', queue);
    expect([again.waitingCount, again.refusedCount]).toEqual([0, 1]);
    expect(again.wishes.refused).toEqual([
      {
        key: expect.stringContaining('card/s/'),
        ...{ number: 'K7DTR-8QWMB', seenAt: wish.seenAt, reason: 'Lớp đã kín chỗ. Lớp có 30 chỗ.' },
      },
    ]);
    expect(new RollState(() => 'another', queue).wishes.refused).toEqual([]);
    await again.wishes.dismissRefused();
    expect([again.wishes.refused.length, queue.refusedCount]).toEqual([0, 0]);
  });

  it('is closed only after the cards that are on their way have gone up, and not before a refusal was told', async () => {
    const asked: string[] = [];
    Object.assign(globalThis, {
      fetch: (url: string) => {
        asked.push(url.slice(url.lastIndexOf('/')));
        return Promise.resolve(
          new Response(JSON.stringify(people), { headers: { 'content-type': 'application/json' } }),
        );
      },
    });
    let refuse: () => void = () => undefined;
    const queue = await aQueue(() => new Promise((_, reject) => (refuse = () => reject(new Problem('problem', full)))));
    const roll = new RollState(() => 's', queue);
    await roll.roll.load();
    await roll.wishes.ask(wish);
    const closing = roll.close(null);
    await settled();
    expect(asked).not.toContain('/closing');
    refuse();
    expect(await closing).toBe(false);
    expect([roll.refusedCount, asked.includes('/closing')]).toEqual([1, false]);
    expect(await roll.close(null)).toBe(true);
    expect(asked).toContain('/closing');
  });

  it('says that a tap waits although its row is gone and its note was lost: closing is not silently refused', async () => {
    const write = {
      ...{ key: 'attendance/s/gone/k1', kind: 'attendance', method: 'post' as const, address: '/', madeAt: 1 },
      ...{ state: 'on-device' as const, body: { memberId: 'gone', mark: 'present' } },
    };
    const store: WriteStore = { ...noStore, list: () => Promise.resolve([write]) };
    const away = (): Promise<never> => Promise.reject(new Problem('network'));
    const queue = new WriteQueue({ send: away, alone: (work) => work(), later: () => undefined, now: () => 1 });
    await queue.use(store);
    const roll = new RollState(() => 's', queue);
    await roll.roll.load();
    expect([await roll.close(null), roll.waitingCount]).toEqual([false, 1]);
  });

  it('is not closed while a card waits for the network', async () => {
    const roll = new RollState(() => 's', await aQueue(() => Promise.reject(new Problem('network'))));
    await roll.roll.load();
    await roll.wishes.ask(wish);
    expect([await roll.close(null), roll.waitingCount]).toEqual([false, 1]);
  });

  it('keeps no names of a session that was over three days ago', async () => {
    const queue = await aQueue(() => Promise.resolve({}));
    const old = { state: 'closed', endsAt: new Date(Date.now() - 4 * 86_400_000).toISOString() };
    answer = () => Promise.resolve({ ...people, session: old });
    await new RollState(() => 'old', queue).roll.load();
    answer = offline;
    const again = new RollState(() => 'old', queue);
    await again.roll.load();
    expect(again.roll.current.phase).toBe('failed');
  });

  it('tells each tap which of this device’s writes it is; a decision is a word of now: it says which device, and is none of the numbered', async () => {
    const sent: { sequence?: number; deviceId?: string; madeAt?: string }[] = [];
    const queue = await aQueue((write) => {
      sent.push(write.body as object);
      return Promise.resolve({ mark: 'present', source: 'roll', markedAt: new Date().toISOString() });
    });
    const roll = new RollState(() => 's', queue);
    await roll.roll.load();
    await roll.tap('a', 'present');
    await roll.tap('b', 'present');
    await settled();
    await roll.decide('a', 'absent');
    const [one, two, three] = sent;
    expect(two?.sequence).toBe((one?.sequence ?? 0) + 1);
    expect(two?.deviceId).toBe(one?.deviceId);
    expect(three?.deviceId).toBe(one?.deviceId);
    expect(three).not.toHaveProperty('sequence');
    expect(three).not.toHaveProperty('madeAt');
  });

  it('moves the selection among the rows shown and stops at both ends', async () => {
    const roll = new RollState(() => 's', await aQueue(() => Promise.resolve({})));
    await roll.roll.load();
    roll.move(roll.lines, 1);
    expect(roll.selectedId).toBe('a');
    roll.move(roll.lines, 1);
    roll.move(roll.lines, 1);
    expect(roll.selectedId).toBe('b');
    roll.move(roll.lines, -1);
    expect(roll.selectedId).toBe('a');
  });
});
