/** @jest-environment jsdom */
import { actWords } from './acts.svelte';
import { EndSeatForm } from './end-seat.svelte';
import { beginWords, daysFor, SeatDaysForm } from './seat-days.svelte';
import { isFreeOn, lastWords, seatedOn, spanWords, standingTerm } from './seat-spans';
import { movedWords, replacedWords } from './told';
import type { Act, Seat, SeatPassedOn } from './types';

const TODAY = '2026-11-25';
const person = (memberId: string, heldFrom: string, until: string | null = null) => ({
  ...{ seatTermId: `t-${memberId}`, memberId, fullName: `Người ${memberId}`, givenName: memberId },
  ...{ kind: 'resident' as const, organisation: null, isRestricted: false, position: 'member' as const },
  ...{ heldFrom, until, account: 'none' as const },
});
const seat = (holder: Seat['holder'], next: Seat['next'] = null): Seat => ({
  number: 3,
  emptySince: null,
  holder,
  next,
});
const act = (changes: Partial<Act>): Act => ({
  ...{ id: 'a', kind: 'seat-taken', doneAt: `${TODAY}T02:00:00Z`, isUndone: false, canUndo: true, teamId: 't' },
  ...{ teamName: 'Tổ Thôn 1', seatNumber: 3, leftName: 'Ma Thị Huệ', tookName: 'Lý Văn Chấn', subject: null },
  ...{ fromTeamName: null, toNumber: null },
  ...changes,
});

beforeEach(() => jest.useFakeTimers({ now: new Date(`${TODAY}T03:00:00Z`) }));
afterEach(() => jest.useRealTimers());

describe('the days of a form', () => {
  it('are left to the server for today, and sent as the first day no longer held', () => {
    const days = new SeatDaysForm();
    expect([days.from, days.body(), beginWords(days)]).toEqual([TODAY, {}, 'hôm\u00a0nay']);
    days.from = '2027-01-01';
    days.lastDay = '2027-03-31';
    expect([days.body(), beginWords(days)]).toEqual([{ from: '2027-01-01', until: '2027-04-01' }, '01/01/2027']);
  });

  it('are not sent while one of them is no date', () => {
    const days = new SeatDaysForm();
    days.isLastWrong = true;
    expect([days.check(), days.isRefused]).toEqual([false, true]);
    days.isLastWrong = false;
    expect([days.check(), days.isRefused]).toEqual([true, false]);
    days.from = '';
    expect(days.check()).toBe(false);
  });

  it('are proposed between who leaves and who comes', () => {
    const between = daysFor(seat(person('1', '2025-07-01', '2027-01-01'), person('2', '2027-06-01')));
    expect(between.body()).toEqual({ from: '2027-01-01', until: '2027-06-01' });
    expect(daysFor(seat(null)).body()).toEqual({});
    expect(daysFor(undefined).body()).toEqual({});
  });
});

describe('the days of a place', () => {
  it('say the last day, that it goes on, or when it begins', () => {
    expect(spanWords({ heldFrom: '2025-07-01', until: '2027-01-01' })).toBe('từ 01/07/2025 đến hết 31/12/2026');
    expect(spanWords({ heldFrom: '2025-07-01', until: null })).toBe('từ 01/07/2025 đến nay');
    expect(spanWords({ heldFrom: '2027-01-01', until: null })).toBe('từ 01/01/2027');
    expect([lastWords({ until: '2027-01-01' }), lastWords({ until: null })]).toEqual(['đến hết 31/12/2026', '']);
  });

  it('let what is held now be changed before what comes, and nothing that is over', () => {
    const [over, now, later] = [
      { id: 'over', heldFrom: '2025-01-01', until: TODAY },
      { id: 'now', heldFrom: '2026-01-01', until: '2027-01-01' },
      { id: 'later', heldFrom: '2027-01-01', until: null },
    ];
    expect(standingTerm([later, now, over])?.id).toBe('now');
    expect(standingTerm([later, over])?.id).toBe('later');
    expect(standingTerm([over])).toBeNull();
  });

  it('are free on a day when the holder left and the next has not come', () => {
    const taken = seat(person('1', '2025-07-01', '2027-01-01'), person('2', '2027-06-01'));
    expect([TODAY, '2027-01-01', '2027-05-31', '2027-06-01'].map((day) => isFreeOn(taken, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(seatedOn([taken], '2')?.heldFrom).toBe('2027-06-01');
  });
});

describe('what is said of a change', () => {
  const leaver = { ...person('1', '2025-07-01'), number: 3 };
  const answer = (next: Seat['next'], holder: Seat['holder'] = null): SeatPassedOn =>
    ({
      actId: 'a',
      memberId: '2',
      seatNumber: 3,
      team: { name: 'Tổ Thôn 1', seats: [seat(holder, next)] },
    }) as SeatPassedOn;

  it('names the day when it lies ahead', () => {
    expect(replacedWords(leaver, answer(person('2', '2027-01-01')))).toBe(
      '**Người 2** thay **Người 1** ở vị trí 3 từ 01/01/2027',
    );
    expect(replacedWords(leaver, answer(null, person('2', TODAY)))).toBe('**Người 2** thay **Người 1** ở vị trí 3');
    const moved = { ...answer(person('1', '2027-01-01')), fromTeamId: 'f' };
    expect(movedWords(leaver, moved)).toBe('**Người 1** sang vị trí 3, Tổ Thôn 1 từ 01/01/2027');
  });

  it('is the same in the list of the day', () => {
    expect(actWords(act({}))).toBe('Lý Văn Chấn vào vị trí 3, Tổ Thôn 1');
    expect(actWords(act({ subject: '2027-01-01' }))).toBe('Lý Văn Chấn vào vị trí 3, Tổ Thôn 1 từ 01/01/2027');
    expect(actWords(act({ kind: 'seat-ended', subject: '2027-01-01' }))).toBe(
      'Ma Thị Huệ giữ vị trí 3, Tổ Thôn 1 đến hết 31/12/2026',
    );
    expect(actWords(act({ kind: 'seat-ended', subject: 'open' }))).toBe(
      'Bỏ ngày kết thúc của Ma Thị Huệ ở vị trí 3, Tổ Thôn 1',
    );
    const moved = act({ kind: 'seat-moved', toNumber: 8 });
    expect(actWords(moved)).toBe('Chuyển Ma Thị Huệ từ vị trí 3 sang vị trí 8, Tổ Thôn 1');
    expect(actWords({ ...moved, toNumber: 3, subject: '2027-01-01' })).toBe(
      'Đổi vai trò của Ma Thị Huệ ở vị trí 3, Tổ Thôn 1 từ 01/01/2027',
    );
    expect(actWords({ ...moved, fromTeamName: 'Tổ xã Hàm Yên' })).toBe(
      'Chuyển Ma Thị Huệ từ vị trí 3, Tổ xã Hàm Yên sang vị trí 8, Tổ Thôn 1',
    );
    expect(actWords(act({ kind: 'team-added', subject: 'Thôn 1' }))).toBe('Lập tổ cho Thôn 1');
  });
});

describe('the end of a seat', () => {
  const bodies: unknown[] = [];
  beforeEach(() => {
    bodies.length = 0;
    globalThis.fetch = (_address, options) => {
      bodies.push(JSON.parse(String(options?.body)));
      return Promise.resolve({
        ...{ ok: true, status: 200, headers: new Headers() },
        text: () => Promise.resolve(JSON.stringify({ actId: 'a' })),
      } as Response);
    };
  });

  it('comes after a last day, at once, or not after all', async () => {
    const form = new EndSeatForm({ ...person('1', '2025-07-01', '2027-06-01'), number: 3 });
    expect([form.lastDay, form.begins]).toEqual([TODAY, '26/11/2026']);
    expect((await form.end())?.text).toBe('**Người 1** giữ vị trí 3 đến hết 25/11/2026');
    form.lastDay = '2026-12-31';
    expect((await form.end())?.text).toBe('**Người 1** giữ vị trí 3 đến hết 31/12/2026');
    form.endAtOnce();
    expect([form.isAtOnce, form.begins, (await form.end())?.text]).toEqual([
      true,
      'hôm\u00a0nay',
      '**Người 1** không còn giữ vị trí 3',
    ]);
    expect((await form.keepOn())?.text).toBe('**Người 1** giữ tiếp vị trí 3');
    form.lastDay = '';
    expect([await form.end(), form.isRefused]).toEqual([null, true]);
    expect(bodies).toEqual([{ until: '2026-11-26' }, { until: '2027-01-01' }, {}, { until: null }]);
  });

  it('tells what the holder and the team lose by it', () => {
    const texts = (position: 'leader' | 'member'): string[] =>
      new EndSeatForm({ ...person('1', '2025-07-01'), position, number: 3 }).effects.map(({ text }) => text);
    expect(texts('member')).toHaveLength(2);
    expect(texts('leader').at(-1)).toBe('Quyền tổ trưởng của **Người 1** hết, tổ chưa có tổ trưởng.');
  });

  it('of a seat that has not begun takes it back', async () => {
    const form = new EndSeatForm({ ...person('1', '2027-01-01'), number: 3 });
    expect([form.isComing, (await form.end())?.text, bodies]).toEqual([true, 'Đã rút **Người 1** khỏi vị trí 3', [{}]]);
  });
});
