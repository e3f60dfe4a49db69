/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import FactList from '../../lib/ui/FactList.svelte';
import NewcomersForm from './components/NewcomersForm.svelte';
import { changeWords, type NewcomerChange, type RoundNewcomers, termsSentence, thenWords } from './newcomers-words';
import { NewcomersState } from './newcomers.svelte';

const change = (more: Partial<NewcomerChange> = {}): NewcomerChange => ({
  ...{ id: 'c1', changedAt: '2027-02-01T03:00:00Z', newcomerDays: 60, newcomersUntil: null },
  ...{ joined: 12, isRunning: false, isUndone: false, canUndo: false },
  ...more,
});

describe('newcomers of a round in words', () => {
  it('say what the round gives them, also when their last day is over', () => {
    const sentence = (days: number | null, until: string | null, hasEnded = false) =>
      termsSentence({ newcomerDays: days, newcomersUntil: until, hasEnded }, '2026-12-31');
    expect(sentence(null, null)).toBe('Sau hạn 31/12/2026, đợt không nhận thêm ai.');
    expect(sentence(60, null)).toContain('có ít nhất 60 ngày. Sau hạn 31/12/2026 vẫn vào đợt');
    expect(sentence(60, '2027-03-01')).toContain('nhận người mới đến hết 01/03/2027');
    expect(sentence(60, '2027-02-28', true)).toBe('Đã thôi nhận người mới từ sau ngày 28/02/2027.');
  });

  it('say what a change means for who comes later, and what became of it', () => {
    expect(thenWords({ newcomerDays: 45, newcomersUntil: '2027-06-30' }, '2026-12-31')).toBe(
      'Ai nhận vị trí đến hết 30/06/2027 có ít nhất 45 ngày. Sau ngày ấy không nhận thêm.',
    );
    expect(changeWords(change()).what).toBe('60 ngày cho mỗi người mới, 12 người vào ngay');
    expect(changeWords(change({ joined: null, isRunning: true })).what).toContain('đang thêm người vào đợt');
    expect(changeWords(change({ newcomerDays: null, isUndone: true })).what).toBe(
      'không nhận người mới sau hạn, đã hoàn tác',
    );
  });
});

describe('the form for newcomers of a round', () => {
  let part: Record<string, unknown> | null = null;
  afterEach(async () => {
    if (part) await unmount(part);
    part = null;
    document.body.innerHTML = '';
  });
  const now: RoundNewcomers = { newcomerDays: null, newcomersUntil: null, hasEnded: false, revision: 3, changes: [] };
  const sent: { method: string; body: unknown }[] = [];
  const text = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');

  function aForm(answers: Readonly<Record<string, { status: number; body: object }>>): NewcomersState {
    sent.length = 0;
    globalThis.fetch = (address, init) => {
      const path = String(address);
      sent.push({
        method: `${init?.method ?? 'GET'} ${path.split('/').at(-1) ?? ''}`,
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
      });
      const { status, body } = answers[path.split('/').at(-1) ?? ''] ?? { status: 200, body: now };
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      return Promise.resolve({
        ...{ ok: status < 400, status, headers: new Headers({ 'content-type': type }) },
        text: () => Promise.resolve(JSON.stringify(body)),
      } as Response);
    };
    const state = new NewcomersState(() => 'r1');
    state.list.set(now);
    return state;
  }

  it('shows who joins at once before anything is saved, and saves what was looked at', async () => {
    const saved = { ...now, newcomerDays: 60, revision: 4, changes: [change()] };
    const state = aForm({
      'newcomers-preview': { status: 200, body: { joins: 12, dueOn: '2027-04-02', revision: 3 } },
      'newcomer-changes': { status: 200, body: saved },
    });
    state.open();
    part = mount(NewcomersForm, {
      target: document.body,
      props: { newcomers: state, dueOn: '2026-12-31', onsaved: () => undefined },
    });
    flushSync();
    expect([state.key, state.answer]).toEqual(['{"newcomerDays":60,"newcomersUntil":null}', null]);
    await state.preview.load();
    flushSync();
    expect(text()).toContain('12 người vào đợt ngay, hạn 02/04/2027. Ai nhận vị trí sau này có ít nhất 60 ngày.');
    expect(text()).toContain('Lưu, 12 người vào đợt');
    expect(await state.save()).toBe(true);
    expect(sent.at(-1)).toEqual({ method: 'POST newcomer-changes', body: { newcomerDays: 60, revision: 3 } });
    expect([state.isOpen, state.list.value?.newcomerDays]).toEqual([false, 60]);
  });

  it('says no number any more as soon as something else is typed, and saves nothing until that was looked at', async () => {
    const state = aForm({
      'newcomers-preview': { status: 200, body: { joins: 12, dueOn: '2027-04-02', revision: 3 } },
    });
    state.open();
    part = mount(NewcomersForm, {
      target: document.body,
      props: { newcomers: state, dueOn: '2026-12-31', onsaved: () => undefined },
    });
    await state.preview.load();
    state.days = '90';
    flushSync();
    expect(text()).not.toContain('Lưu, 12 người vào đợt');
    expect([state.answer, await state.save()]).toEqual([null, false]);
    expect(sent.map(({ method }) => method)).toEqual(['POST newcomers-preview']);
  });

  it('lists two changes of one minute', () => {
    const at = (second: number): string => `2027-02-01T03:00:0${second}Z`;
    const facts = [1, 2].map((second) => changeWords(change({ id: `c${second}`, changedAt: at(second) })));
    part = mount(FactList, {
      target: document.body,
      props: { facts: facts.map(({ when, what }) => ({ label: when, value: what })) },
    });
    flushSync();
    expect(document.querySelectorAll('dt')).toHaveLength(2);
  });

  it('saves nothing that was not looked at or is not whole, and says which field is empty', async () => {
    const state = aForm({});
    state.open();
    [state.way, state.days] = ['until', '0'];
    expect([await state.save(), state.key, state.daysFault, state.dayFault]).toEqual([false, null, '', '']);
    state.way = 'none';
    expect([state.isChanged, state.key, state.daysFault]).toEqual([false, null, null]);
    expect(sent).toEqual([]);
  });

  it('tells once that everybody is in, after it was seen that they are taken in', async () => {
    let isRunning = true;
    let told = 0;
    globalThis.fetch = () => {
      const body = { ...now, changes: [change({ isRunning, joined: isRunning ? null : 12 })] };
      const headers = new Headers({ 'content-type': 'application/json' });
      const answer = { ok: true, status: 200, headers, text: () => Promise.resolve(JSON.stringify(body)) };
      return Promise.resolve(answer as Response);
    };
    const state = new NewcomersState(
      () => 'r1',
      () => (told += 1),
    );
    for (const [running, expected] of [
      [true, 0] as const,
      [true, 0] as const,
      [false, 1] as const,
      [false, 1] as const,
    ]) {
      isRunning = running;
      await state.list.load();
      expect([told, state.isRunning]).toEqual([expected, running]);
    }
  });

  it('looks again when somebody else was quicker', async () => {
    const state = aForm({
      'newcomers-preview': { status: 200, body: { joins: 0, dueOn: null, revision: 3 } },
      'newcomer-changes': { status: 409, body: { code: 'learning.newcomers-stale', title: 'Đợt vừa được đổi' } },
    });
    state.open();
    await state.preview.load();
    expect(await state.save()).toBe(false);
    expect([state.isOpen, state.refusal?.status]).toEqual([true, 409]);
    expect(
      sent
        .map(({ method }) => method)
        .slice(-2)
        .sort(),
    ).toEqual(['GET newcomers', 'POST newcomers-preview']);
  });
});
