/** @jest-environment jsdom */
import { flushSync } from 'svelte';
import {
  answerFrom,
  mountPage,
  Refusal,
  settled,
  simulateDialogs,
  simulateLayout,
} from '../../lib/testing/mounted-page';
import TakeBackRound from './components/TakeBackRound.svelte';
import type { RoundTaking } from './round-taking-back.svelte';

const FINISHED = {
  words: '3 người đã hoàn thành đợt',
  remedy: 'Đợt đã có người hoàn thành thì không rút lại được: kết quả của họ phải giữ lại.',
};

describe('taking a round back that was opened wrongly', () => {
  beforeAll(() => {
    simulateDialogs();
    simulateLayout();
    window.scrollTo = () => undefined;
  });
  let leave: (() => Promise<void>) | null = null;
  afterEach(async () => {
    await leave?.();
    leave = null;
    document.body.innerHTML = '';
  });

  const text = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');
  const button = (name: string): HTMLButtonElement | undefined =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name);
  const press = async (name: string): Promise<void> => {
    button(name)?.click();
    await settled();
  };
  const write = (reason: string): void => {
    const field = document.querySelector('textarea');
    if (field === null) throw new Error('no field for the reason');
    field.value = reason;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
  };
  /** Mounts it over a server that looks so, one answer after the other, and answers what is sent so. */
  const mounted = async (looks: readonly RoundTaking[], take: () => object = () => ({})) => {
    const sent: unknown[] = [];
    let look = 0;
    answerFrom((_, body) => {
      if (body === null) return Promise.resolve(looks[Math.min(look++, looks.length - 1)] ?? {});
      sent.push(body);
      return Promise.resolve(take());
    });
    const page = await mountPage(
      TakeBackRound,
      { roundId: 'r1', title: 'Đợt nhầm', startsOn: '2026-12-01' },
      '/so/dot/r1',
    );
    leave = page.leave;
    await press('Rút lại đợt');
    return { sent, router: page.router };
  };
  const clear = (people: number, begun = 0): RoundTaking => ({ people, begun, extended: 2, obstacles: [] });

  it('says whom it is for and what stays theirs, wants a reason, and leads back to the list', async () => {
    const { sent, router } = await mounted([clear(20_000, 12)]);
    expect(text()).toContain('Đợt có 20.000 người.');
    expect(text()).toContain('12 người đã bắt đầu. Bài đã đọc, bài kiểm tra đã đạt');
    expect(text()).toContain('mở lại cho đúng thì chọn ngày bắt đầu 01/12/2026. 2 người được gia hạn riêng');
    await press('Rút lại đợt của 20.000 người');
    expect([sent, text().includes('Ghi lý do.')]).toEqual([[], true]);
    write(' Mở nhầm chương trình. ');
    await press('Rút lại đợt của 20.000 người');
    expect(sent).toEqual([{ reason: 'Mở nhầm chương trình.', people: 20_000 }]);
    expect([router.url.pathname, document.querySelector('textarea')]).toEqual(['/so/dot', null]);
  });

  it('says what stands in the way and what to do instead, and offers nothing to press', async () => {
    await mounted([{ people: 40, begun: 9, extended: 0, obstacles: [FINISHED] }]);
    expect(text()).toContain('3 người đã hoàn thành đợt. Đợt đã có người hoàn thành thì không rút lại được');
    const offered = [...document.querySelectorAll('dialog button')].map((one) => one.textContent.trim());
    expect([offered, document.querySelector('textarea')]).toEqual([['Về trang của đợt'], null]);
  });

  it('looks again where somebody came in between, and goes for whoever is in it then', async () => {
    const problem = { status: 409, code: 'learning.round-taking-stale', title: 'Số người vừa đổi' };
    const answers = [new Refusal(problem), {}];
    const { sent, router } = await mounted([clear(40), clear(41)], () => answers.shift() ?? {});
    write('Mở nhầm.');
    await press('Rút lại đợt của 40 người');
    expect(text()).toContain('Số người vừa đổi');
    expect(text()).toContain('Đợt có 41 người.');
    await press('Rút lại đợt của 41 người');
    expect(sent).toEqual([
      { reason: 'Mở nhầm.', people: 40 },
      { reason: 'Mở nhầm.', people: 41 },
    ]);
    expect(router.url.pathname).toBe('/so/dot');
  });

  it('takes a round that is gone for taken back: the first answer was lost on its way', async () => {
    const gone = new Refusal({ status: 404, code: 'platform.not-found' });
    const { router } = await mounted([clear(1)], () => gone);
    write('Mở nhầm.');
    await press('Rút lại đợt của 1 người');
    expect(router.url.pathname).toBe('/so/dot');
  });
});
