/** @jest-environment jsdom */
import { aClass } from '../../../../../test/support/sample-class';
import { aSession } from '../../../../../test/support/sample-session';
import { answerFrom, mountPage, Refusal, settled, simulateDialogs } from '../../lib/testing/mounted-page';
import { ClassMoveState } from './class-move.svelte';
import MoveClassSheet from './components/MoveClassSheet.svelte';

beforeAll(simulateDialogs);

describe('a class that is moved while others change it', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('is refused, and the form begins again with what it is now', async () => {
    const sent: unknown[] = [];
    const now = aClass({ sessions: [aSession({ revision: 4, startsAt: '2026-12-01T07:00:00Z' })] });
    answerFrom((address, body) => {
      if (body !== null) sent.push(body);
      if (!address.includes('/move-preview')) return Promise.resolve(now);
      return Promise.resolve(new Refusal({ status: 409, code: 'classes.session-changed-since' }));
    });
    const move = new ClassMoveState();
    move.open(aClass());
    move.changeHours(0, { on: '2026-12-03', from: '19:00', to: '20:30' });
    await move.foresee();
    expect(sent).toMatchObject([{ sessions: [{ classSessionId: 'a', revision: 3, on: '2026-12-03' }] }]);
    expect(move.act.problem?.code).toBe('classes.session-changed-since');
    expect(move.sessions.map(({ hours }) => [hours.on, hours.from])).toEqual([['2026-12-01', '14:00']]);
    move.changeHours(0, { on: '2026-12-03', from: '14:00', to: '15:30' });
    expect(move.targets).toMatchObject([{ revision: 4, from: '14:00' }]);
  });

  it('is asked about where a session of it may be called by now in a hall without network, and is among those that move', async () => {
    answerFrom(() => Promise.resolve({ items: [] }));
    const move = new ClassMoveState();
    const running = aSession({ id: 'a', startsAt: '2020-12-01T12:00:00Z', endsAt: '2020-12-01T13:30:00Z' });
    const later = aSession({ id: 'b', startsAt: '2999-12-01T12:00:00Z', endsAt: '2999-12-01T13:30:00Z' });
    move.open(aClass({ sessions: [running, later] }));
    const { leave } = await mountPage(MoveClassSheet, { move, onmoved: () => undefined });
    const asked = (): boolean[] =>
      [...document.querySelectorAll('fieldset')].map((one) => one.textContent.includes('đang điểm danh trên máy'));
    expect(asked()).toEqual([false, false]);
    move.changeHours(0, { on: '2999-12-03', from: '19:00', to: '20:30' });
    move.changeHours(1, { on: '2999-12-04', from: '19:00', to: '20:30' });
    await settled();
    expect(asked()).toEqual([true, false]);
    await leave();
  });
});
