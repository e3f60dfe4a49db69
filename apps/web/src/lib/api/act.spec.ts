import { Act } from './act.svelte';
import { type FieldFault, Problem } from './problem';
import { problemText } from './problem-text';

const refusal = (errors: readonly FieldFault[] = []): Problem =>
  new Problem('problem', { status: 422, code: 'org.team-full', title: 'Tổ đã đủ người', errors });

describe('an act', () => {
  it('runs once although it is asked for twice', async () => {
    const act = new Act();
    let finish: (value: string) => void = () => undefined;
    const first = act.run(() => new Promise<string>((resolve) => (finish = resolve)));
    expect(act.isBusy).toBe(true);
    expect(await act.run(() => Promise.resolve('second'))).toBeNull();
    finish('first');
    expect([await first, act.isBusy]).toEqual(['first', false]);
  });

  it('keeps what was refused until the next try', async () => {
    const act = new Act();
    expect(await act.run(() => Promise.reject(refusal()))).toBeNull();
    expect([act.problem?.code, act.refusal?.code, act.isBusy]).toEqual(['org.team-full', 'org.team-full', false]);
    await act.run(() => Promise.resolve(1));
    expect([act.problem, act.refusal]).toEqual([null, null]);
  });

  it('tells a fault at its field, not as a refusal of the whole', async () => {
    const act = new Act();
    const fault = { pointer: '#/fullName', code: 'platform.missing', detail: 'Ghi họ và tên.', params: {} };
    await act.run(() => Promise.reject(refusal([fault])));
    expect([act.refusal, act.fault('/fullName') === null, act.fault('/phone')]).toEqual([null, false, null]);
  });

  it('does not hide a fault of our own, and says that there was one', async () => {
    const act = new Act();
    await expect(act.run(() => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
    expect([act.isBusy, act.refusal?.kind]).toEqual([false, 'broken']);
    expect(act.refusal && problemText(act.refusal).title).toBe('Trang này vừa trục trặc');
  });
});
