/** @jest-environment jsdom */
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import DroppedPins from './components/DroppedPins.svelte';
import FromPlan from './components/FromPlan.svelte';
import GapTable from './components/GapTable.svelte';
import { DraftPlanState } from './draft-plan.svelte';
import DraftPlanPage from './pages/DraftPlanPage.svelte';
import { nextName, planAgain } from './plan-again';
import type { Plan, Trainer } from './types';

beforeAll(() => {
  simulateLayout();
  simulateDialogs();
  window.scrollTo = () => undefined;
});

const terms = {
  ...{ halves: 2, largestClass: 40, smallestClass: 10, memberMinutes: 30, trainerMinutesADay: 240, noonMinutes: 60 },
  ...{ daysAWeek: 3, weekdays: [2, 6] },
  ...{ morning: { from: '07:30', to: '10:30' }, afternoon: { from: '14:00', to: '17:00' } },
};
const classOf = (isPinned: boolean, classGroupId: string | null, isCancelled = false): object => ({
  ...{ isPinned, classGroupId, isCancelled },
});
const plan = {
  ...{ id: 'p', name: 'Ký số', roundId: 'r2', from: '2026-12-01', until: '2026-12-31', terms, canPlan: true },
  trainerIds: ['t', 'gone', 'homeless'],
  classes: [classOf(true, null), classOf(false, null), classOf(true, 'g1'), classOf(true, 'g2', true)],
  gaps: [{ communeId: 'c', communeName: 'Xã Hàm Yên', people: 5, reason: 'no-hall', cancelledOn: null }],
} as unknown as Plan;
const trainers = [
  { accountId: 't', name: 'Lò Thị Mây', home: { id: 'c', name: 'Xã Hàm Yên' }, leaves: [] },
  { accountId: 'homeless', name: 'Nông Văn Xa', home: null, leaves: [] },
  { accountId: 'new', name: 'Ma Văn An', home: { id: 'c', name: 'Xã Hàm Yên' }, leaves: [] },
] as unknown as Trainer[];
/** A server with this plan, two rounds and the trainers; what it is sent goes into `sent`. */
function serve(sent: Record<string, unknown>[] = []): void {
  answerFrom((address, body) => {
    if (address.includes('/hours-preview')) return Promise.resolve({ beyond: null });
    if (body !== null) {
      sent.push(body as Record<string, unknown>);
      return Promise.resolve({ ...plan, id: 'p2' });
    }
    if (address.includes('/class-plans/')) return Promise.resolve(plan);
    const rounds = ['r1', 'r2'].map((id) => ({ id, title: id, reopens: null, endedOn: null }));
    return Promise.resolve(address.includes('/rounds') ? { rounds } : { items: trainers });
  });
}
const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

describe('a plan that is made again', () => {
  it('begins with what still holds of the earlier one, and counts what does not', () => {
    const at = new Date('2026-12-10T01:00:00Z');
    expect(planAgain(plan, trainers, at)).toEqual({
      ...{ planId: 'p', roundId: 'r2', name: 'Ký số (2)', from: '2026-12-11', until: '2026-12-31', trainerIds: ['t'] },
      ...{ lostTrainers: 2, pins: 1, opened: 1 },
    });
    expect(planAgain(plan, trainers, new Date('2026-11-01T01:00:00Z')).from).toBe('2026-12-01');
    expect(planAgain(plan, trainers, new Date('2026-12-31T01:00:00Z'))).toMatchObject({ from: '', until: '' });
  });

  it('has a name of its own, with the next number', () => {
    expect([nextName('Ký số'), nextName('Ký số (2)'), nextName('Đợt (1) xã')]).toEqual([
      'Ký số (2)',
      'Ký số (3)',
      'Đợt (1) xã (2)',
    ]);
    expect(nextName('x'.repeat(120)).length).toBeLessThanOrEqual(120);
  });

  it('is sent with the terms of the earlier one and its pins, unless the officer lets them go or takes another round', async () => {
    const sent: Record<string, unknown>[] = [];
    serve(sent);
    const form = new DraftPlanState('p');
    await form.ground.load();
    expect(form.isUnsaved).toBe(false);
    [form.from, form.until] = ['2026-12-20', '2027-01-20'];
    expect(form.isUnsaved).toBe(true);
    const page = await mountPage(FromPlan, { form });
    await settled();
    expect(words()).toContain('Giữ 1 lớp đã ghim');
    expect(words()).toContain('2 giảng viên của kế hoạch cũ không chọn được nữa');
    expect(words()).toContain('1 lớp đã mở từ kế hoạch cũ vẫn giữ nguyên');
    await page.leave();
    await form.send();
    expect(sent[0]).toMatchObject({ roundId: 'r2', name: 'Ký số (2)', trainerIds: ['t'], terms, pinsOfPlanId: 'p' });
    form.keepsPins = false;
    await form.send();
    expect(sent[1]).not.toHaveProperty('pinsOfPlanId');
    form.keepsPins = true;
    form.roundId = 'r1';
    expect(form.pins).toBeNull();
    await form.send();
    expect(sent[2]).not.toHaveProperty('pinsOfPlanId');
  });

  it('is one press from the people without a class, and so are the halls of their commune', async () => {
    const page = await mountPage(GapTable, { plan });
    const links = [...document.querySelectorAll('a')].map((one) => one.getAttribute('href'));
    expect(links).toEqual(['/so/ke-hoach/hoi-truong?xa=c', '/so/ke-hoach/moi?tu=p', '/so/ke-hoach/nen']);
    await page.leave();
  });

  it('says of each pin that fell away why', async () => {
    const pin = { communeName: 'Xã Hàm Yên', day: '2026-12-01', firstHalf: 0, halves: 1, people: 20 };
    const pins = [
      { ...pin, reason: 'passed' },
      { ...pin, reason: 'trainer-away' },
    ] as unknown as Plan['droppedPins'];
    const page = await mountPage(DroppedPins, { pins });
    expect(words()).toContain('Đã bỏ ghim 1 lớp đã qua giờ');
    expect(words()).toContain('Đã bỏ ghim 1 lớp của kế hoạch cũ');
    expect(words()).toContain('20 người: giảng viên nghỉ phép');
    await page.leave();
  });
});

describe('what was changed on the form of a plan', () => {
  type Change = (form: DraftPlanState) => void;
  const changes: [string, Change, Change][] = [
    ['the trainers', (form) => form.toggle(form.trainerIds, 'new', true), (form) => form.trainerIds.delete('new')],
    ['the weekdays', (form) => form.weekdays.delete(2), (form) => form.weekdays.add(2)],
    ['a number', (form) => (form.numbers.memberMinutes = '60'), (form) => (form.numbers.memberMinutes = '30')],
    ['the half days', (form) => (form.halves = 1), (form) => (form.halves = 2)],
    ['the morning', (form) => (form.morning.from = '08:00'), (form) => (form.morning.from = '07:30')],
    ['the afternoon', (form) => (form.afternoon.to = '16:00'), (form) => (form.afternoon.to = '17:00')],
    ['the pins', (form) => (form.keepsPins = false), (form) => (form.keepsPins = true)],
    ['the round', (form) => (form.roundId = 'r1'), (form) => (form.roundId = 'r2')],
    ['the name', (form) => (form.name = 'Chuyển đổi số'), (form) => (form.name = 'Ký số (2) ')],
  ];

  it.each(changes)('is unsaved: %s, until it is as it began', async (_, change, undo) => {
    serve();
    const form = new DraftPlanState('p');
    expect(form.isUnsaved).toBe(false);
    await form.ground.load();
    expect(form.isUnsaved).toBe(false);
    change(form);
    expect(form.isUnsaved).toBe(true);
    undo(form);
    expect(form.isUnsaved).toBe(false);
  });

  it('is unsaved on an empty form too, and no more once the plan is started', async () => {
    serve();
    const form = new DraftPlanState();
    await form.ground.load();
    expect(form.isUnsaved).toBe(false);
    form.trainerIds.delete('new');
    expect(form.isUnsaved).toBe(true);
    [form.name, form.from, form.until] = ['Ký số', '2026-12-20', '2027-01-20'];
    await form.send();
    expect(form.isUnsaved).toBe(false);
  });

  it('is not lost without a question, while a form left as it began is left without one', async () => {
    account.account = { displayName: 'Bàn Thị Sen', desks: [], permissions: [] } as unknown as Account;
    serve();
    const { router, leave } = await mountPage(DraftPlanPage, {}, '/so/ke-hoach/moi?tu=p');
    const trainer = [...document.querySelectorAll<HTMLInputElement>('input[name="trainer"]')].at(-1);
    trainer?.click();
    await settled();
    void router.go('/so/ke-hoach');
    await settled();
    expect(words()).toContain('Rời trang khi chưa lưu?');
    expect(window.location.pathname).toBe('/so/ke-hoach/moi');
    [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('Ở lại'))?.click();
    trainer?.click();
    await settled();
    void router.go('/so/ke-hoach');
    await settled();
    expect(window.location.pathname).toBe('/so/ke-hoach');
    await leave();
    account.account = null;
  });
});
