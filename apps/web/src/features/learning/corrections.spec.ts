/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import { simulateDialogs } from '../../lib/testing/mounted-page';
import CorrectionItem from './components/CorrectionItem.svelte';
import CorrectionSheet from './components/CorrectionSheet.svelte';
import { changedWords, type Correction, peopleWords } from './correction-words';
import { CorrectionsState } from './corrections.svelte';

const correction = (more: Partial<Correction> = {}): Correction => ({
  ...{ id: 'k1', paperNumber: null, reason: 'Đánh máy nhầm.', state: 'proposed', can: [] },
  changes: [{ field: 'decisionNumber', before: '154/QĐ', after: '145/QĐ' }],
  ...{ proposedBy: 'Nguyễn Thị An', proposedAt: '2026-11-26T03:00:00Z', closedBy: null, closedAt: null },
  ...more,
});
const round = { id: 'r1', title: 'Bồi dưỡng 2026', decisionNumber: '154/QĐ', decidedOn: '2026-08-20' };

describe('a correction of a round in words', () => {
  it('says what was and what is, a date as it is written', () => {
    const changes: Correction['changes'] = [
      { field: 'title', before: 'Đợt 1', after: 'Đợt một' },
      { field: 'decisionNumber', before: '154/QĐ', after: '145/QĐ' },
      { field: 'decidedOn', before: '2026-08-20', after: '2026-08-21' },
    ];
    expect(changedWords(correction({ changes }))).toEqual([
      'Tên đợt: Đợt 1 → Đợt một',
      'Quyết định số 154/QĐ → 145/QĐ',
      'Ngày quyết định: 20/08/2026 → 21/08/2026',
    ]);
  });

  it('names who proposed it, and who answered it how', () => {
    expect(peopleWords(correction())).toHaveLength(1);
    const closed = { closedBy: 'Lò Văn Bình', closedAt: '2026-11-26T04:00:00Z' };
    expect(peopleWords(correction({ state: 'done', ...closed }))[1]).toMatch(/^Lò Văn Bình xác nhận lúc /);
    expect(peopleWords(correction({ state: 'declined', ...closed }))[1]).toMatch(/^Lò Văn Bình không xác nhận/);
    expect(peopleWords(correction({ state: 'taken-back', ...closed }))[1]).toMatch(/rút lại/);
  });
});

describe('corrections on the page of a round', () => {
  beforeAll(simulateDialogs);
  let part: Record<string, unknown> | null = null;
  afterEach(async () => {
    if (part) await unmount(part);
    part = null;
    document.body.innerHTML = '';
  });
  const text = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');
  const buttons = (): string[] => [...document.querySelectorAll('button')].map((one) => one.textContent.trim());

  it('are confirmed or declined by another person, taken back by who proposed them, and offered to nobody else', async () => {
    const asks = { acting: null, onconfirm: () => undefined, onrefuse: () => undefined };
    for (const [can, shown] of [
      [
        ['confirm', 'decline'],
        ['Xác nhận đính chính', 'Không xác nhận'],
      ],
      [['decline'], ['Không xác nhận']],
      [['take-back'], ['Rút đề nghị']],
      [[], []],
    ] as const) {
      part = mount(CorrectionItem, {
        target: document.body,
        props: { correction: correction({ can: [...can] }), ...asks },
      });
      flushSync();
      expect(buttons()).toEqual(shown);
      expect(text().includes('Người xác nhận phải là người khác')).toBe(can.join() === 'decline');
      await unmount(part);
      part = null;
    }
  });

  it('are proposed only as a whole and with something changed', async () => {
    const sent: unknown[] = [];
    globalThis.fetch = (_address, init) => {
      sent.push(typeof init?.body === 'string' ? JSON.parse(init.body) : null);
      const body = { corrections: [correction()], can: [] };
      return Promise.resolve({
        ...{ ok: true, status: 201, headers: new Headers({ 'content-type': 'application/json' }) },
        text: () => Promise.resolve(JSON.stringify(body)),
      } as Response);
    };
    const state = new CorrectionsState(() => round);
    state.open();
    part = mount(CorrectionSheet, {
      target: document.body,
      props: { corrections: state, onproposed: () => undefined },
    });
    expect(await state.propose()).toBe(false);
    flushSync();
    expect(text()).toContain('Ghi lý do để người thứ hai biết.');
    expect(text()).toContain('Chưa sửa gì.');
    state.decisionNumber = ' 154/QĐ ';
    state.reason = 'Đánh máy nhầm.';
    expect(await state.propose()).toBe(false);
    state.decisionNumber = '';
    flushSync();
    expect(text()).toContain('Nhập số quyết định.');
    expect(sent).toEqual([]);
    state.decisionNumber = '145/QĐ';
    expect(await state.propose()).toBe(true);
    expect(sent).toEqual([
      { title: 'Bồi dưỡng 2026', decisionNumber: '145/QĐ', decidedOn: '2026-08-20', reason: 'Đánh máy nhầm.' },
    ]);
    expect([state.isOpen, state.list.value?.corrections.length]).toEqual([false, 1]);
  });
});
