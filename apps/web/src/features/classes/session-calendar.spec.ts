/** @jest-environment jsdom */
import { SessionCalendar } from './session-calendar.svelte';
import { movedWords } from './session-move-words';
import { hasBegun, type MovedNews, SessionMove } from './session-move.svelte';
import { aSession } from '../../../../../test/support/sample-session';

interface Asked {
  readonly method: string;
  readonly address: string;
  readonly body: unknown;
}

/** Lets the server answer with these bodies in turn, and gives what it was asked. */
function answering(...answers: { status?: number; body: unknown }[]): Asked[] {
  const asked: Asked[] = [];
  globalThis.fetch = (address, options) => {
    const { status = 200, body } = answers.shift() ?? { body: null };
    const sent = options?.body;
    asked.push({
      method: options?.method?.toUpperCase() ?? 'GET',
      address: String(address),
      body: typeof sent === 'string' ? (JSON.parse(sent) as unknown) : null,
    });
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    const answer = {
      ok: status < 400,
      status,
      headers: new Headers({ 'content-type': type }),
      text: () => Promise.resolve(JSON.stringify(body)),
      json: () => Promise.resolve(body),
    };
    return Promise.resolve(answer as unknown as Response);
  };
  return asked;
}

describe('the calendar of sessions', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('asks for the whole weeks of its month, of everybody and of one commune where that is chosen', async () => {
    const asked = answering({ body: { items: [], isCut: false } }, { body: { items: [], isCut: false } });
    let query = new URLSearchParams('ngay=2026-12-15');
    const calendar = new SessionCalendar(
      () => query,
      () => true,
    );
    await calendar.sessions.load();
    query = new URLSearchParams('ngay=2026-12-15&xem=tuan&cua=tat-ca&xa=c');
    await calendar.sessions.load();
    expect(asked.map(({ address }) => new URL(address, 'http://x').search)).toEqual([
      '?from=2026-11-30&to=2027-01-03&isMine=true',
      '?from=2026-12-14&to=2026-12-20&isMine=false&communeId=c',
    ]);
    expect([calendar.neighbour(-1), calendar.neighbour(1)]).toEqual(['2026-12-07', '2026-12-21']);
  });

  it('asks for one trainer and one hall where they are chosen', async () => {
    const asked = answering({ body: { items: [], isCut: false } });
    const query = new URLSearchParams('ngay=2026-12-15&xem=tuan&gv=t1&phong=v1');
    const calendar = new SessionCalendar(
      () => query,
      () => false,
    );
    await calendar.sessions.load();
    expect(new URL(asked[0]?.address ?? '', 'http://x').search).toBe(
      '?from=2026-12-14&to=2026-12-20&isMine=false&staffId=t1&venueId=v1',
    );
  });

  it('lays no session of the month before into the one that is asked for, nor counts it', async () => {
    answering({ body: { items: [aSession({})], isCut: false } }, { body: { items: [], isCut: false } });
    let query = new URLSearchParams('ngay=2026-12-15');
    const calendar = new SessionCalendar(
      () => query,
      () => false,
    );
    await calendar.sessions.load();
    expect(calendar.shown).toHaveLength(1);
    query = new URLSearchParams('ngay=2027-01-15');
    const loading = calendar.sessions.load(true);
    expect(calendar.shown).toBeNull();
    await loading;
    expect(calendar.shown).toEqual([]);
  });
});

describe('a session that is carried to another day', () => {
  const { fetch } = globalThis;
  beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-25T01:00:00Z')));
  afterEach(() => {
    jest.restoreAllMocks();
    globalThis.fetch = fetch;
  });

  it('keeps its hours and hall, and is sent once', async () => {
    const session = aSession({});
    const moved = aSession({ startsAt: '2026-12-03T12:00:00Z', endsAt: '2026-12-03T13:30:00Z' });
    const asked = answering({ body: moved });
    const told = jest.fn();
    const move = new SessionMove(told);
    move.carried = session;
    await Promise.all([move.drop('2026-12-03'), move.drop('2026-12-03')]);
    expect(asked).toEqual([
      {
        method: 'PUT',
        address: expect.stringContaining('/api/class-sessions/a') as unknown,
        body: { on: '2026-12-03', from: '19:00', to: '20:30', venueId: 'v1', revision: 3 },
      },
    ]);
    expect(told).toHaveBeenCalledTimes(1);
    expect(told.mock.calls[0]?.[0]).toMatchObject({ session, on: '2026-12-03', ofClass: null });
    expect([move.carried, move.planned]).toEqual([null, null]);
  });

  it('of a class others run goes as a move of the class, says whom it concerns, and is taken back by it', async () => {
    const session = aSession({ isOwn: false, movesWithClass: true });
    const before = { classSessionId: 'a', venueId: 'v1', revision: 3, on: '2026-12-01', from: '19:00', to: '20:30' };
    const answer = {
      movedCount: 1,
      leftOutNames: [],
      bookedCount: 12,
      waitingCount: 3,
      hinderedCount: 2,
      requestCount: 0,
      undo: [{ ...before, revision: 4 }],
    };
    const asked = answering({ body: answer }, { body: { ...answer, undo: [] } });
    const told: MovedNews[] = [];
    const move = new SessionMove((news) => told.push(news));
    move.carried = session;
    await move.drop('2026-12-03');
    const [news] = told;
    expect(news && movedWords(news)).toMatch(/12 người có chỗ được báo\. 2 người đang chờ/);
    await news?.undo();
    expect(asked).toEqual(
      [
        { sessions: [{ ...before, on: '2026-12-03' }] },
        { sessions: [{ ...before, revision: 4 }], isHolidayKnown: true },
      ].map((body) => ({
        method: 'POST',
        address: expect.stringContaining('/api/class-groups/g/moves') as unknown,
        body,
      })),
    );
    expect(told[1]?.on).toBe('2026-12-01');
  });

  it('that has begun and nobody opened is asked about before it goes: the sheet opens with the wished day, and saves', async () => {
    const asked = answering({ body: aSession({ startsAt: '2026-12-04T12:00:00.000Z' }) });
    const begun = aSession({ startsAt: '2026-11-25T01:00:00Z', endsAt: '2026-11-25T02:30:00Z' });
    expect([hasBegun(begun), hasBegun({ ...begun, state: 'open' })]).toEqual([true, false]);
    const move = new SessionMove(() => undefined);
    move.carried = begun;
    await move.drop('2026-12-04');
    expect([asked.length, move.planned?.id, move.hours]).toEqual([
      0,
      begun.id,
      { on: '2026-12-04', from: '08:00', to: '09:30' },
    ]);
    await move.save();
    expect([asked.length, move.planned]).toEqual([1, null]);
  });

  it('put down on its own day asks for nothing', async () => {
    const asked = answering();
    const move = new SessionMove(() => undefined);
    move.carried = aSession({});
    await move.drop('2026-12-01');
    expect(asked).toEqual([]);
  });

  it('opens the sheet with the wished hours where it is refused, and says it again from there', async () => {
    const problem = { status: 409, code: 'classes.on-holiday', title: 'Ngày nghỉ', detail: '', params: {} };
    const asked = answering({ status: 409, body: problem }, { body: aSession({}) });
    const move = new SessionMove(() => undefined);
    move.carried = aSession({});
    await move.drop('2027-01-01');
    expect(move.planned?.id).toBe('a');
    expect(move.hours.on).toBe('2027-01-01');
    expect(move.act.refusal?.code).toBe('classes.on-holiday');
    await move.save(true);
    expect(asked[1]?.body).toMatchObject({ on: '2027-01-01', isHolidayKnown: true });
    expect(move.planned).toBeNull();
  });

  it('that others changed since is shown as it is, and nothing of it is sent but by her; taken back with the revision of her own move', async () => {
    const problem = { status: 409, code: 'classes.session-changed-since', title: 'Vừa sửa', detail: '', params: {} };
    const theirs = aSession({
      revision: 4,
      startsAt: '2026-12-01T07:00:00Z',
      endsAt: '2026-12-01T08:30:00Z',
      venueId: 'v2',
    });
    const hers = { ...theirs, revision: 5 };
    const asked = answering({ status: 409, body: problem }, { body: theirs }, { body: hers }, { body: theirs });
    const told: MovedNews[] = [];
    const overtaken = jest.fn();
    const move = new SessionMove((news) => told.push(news), overtaken);
    move.carried = aSession({});
    await move.drop('2026-12-03');
    expect(move.planned).toEqual(theirs);
    expect(move.hours).toEqual({ on: '2026-12-01', from: '14:00', to: '15:30' });
    expect(move.act.refusal?.code).toBe('classes.session-changed-since');
    expect(overtaken).toHaveBeenCalledTimes(1);
    move.hours = { ...move.hours, on: '2026-12-03' };
    await move.save();
    await told[0]?.undo();
    expect(asked.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toMatchObject([
      { from: '19:00', venueId: 'v1', revision: 3 },
      { from: '14:00', venueId: 'v2', revision: 4 },
      { from: '14:00', venueId: 'v2', revision: 5 },
    ]);
  });
});
