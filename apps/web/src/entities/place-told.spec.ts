/** @jest-environment jsdom */
import { answerFrom, mountPage, settled } from '../lib/testing/mounted-page';
import PlaceTold from './PlaceTold.svelte';
import type { NearClass } from './place-told-words';

const turn = (isFirstCome: boolean): object => ({
  ...{ position: 1, turn: 1, communePlaces: 0, ahead: { own: 0, fewer: 0, earlier: 0 } },
  ...{ stopsAt: '2026-12-02T12:00:00.000Z', isFirstCome },
});
const aClass = (more: object = {}): NearClass =>
  ({
    ...{ classGroupId: 'g', title: 'Ký số', trainerName: 'Lò Thị Hai', isOwnCommune: true, travelMinutes: 0 },
    ...{ communeName: 'Xã Hàm Yên', venueName: 'Nhà văn hóa thôn 3', way: { directions: null, point: null } },
    ...{ startsAt: '2026-12-03T12:00:00.000Z', endsAt: '2026-12-03T13:30:00.000Z', sessionCount: 1, capacity: 10 },
    ...{
      freePlaces: 1,
      waitingCount: 2,
      isFirstCome: true,
      isRunning: false,
      isBooked: false,
      approval: 'none',
      promotedAt: null,
      missing: [],
      sessions: [],
    },
    ...{ turn: turn(true), ...more },
  }) as NearClass;
const places = (items: NearClass[], requests: object[] = []): object => ({
  ...{ items, requests, placements: [], total: items.length, nextCursor: null },
});
const request = (standing: string): object => ({ classGroupId: 'r', title: 'Họp trực tuyến', standing });

let leave: () => Promise<void>;
let sent: string[] = [];
let onchange: jest.Mock;
const open = async (first: object, after: object = first): Promise<void> => {
  sent = [];
  onchange = jest.fn();
  answerFrom((address) => {
    if (address === '/api/me/class-groups?isHers=true') return Promise.resolve(first);
    sent.push(address);
    return Promise.resolve(after);
  });
  ({ leave } = await mountPage(PlaceTold, { onchange }));
};
const words = (): string => document.body.textContent.replace(/\s+/g, ' ').trim();
const press = async (name: string): Promise<void> => {
  const buttons = [...document.querySelectorAll('button')];
  const one = buttons.find((button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name);
  if (one === undefined) throw new Error(`no ${name} among ${buttons.length}`);
  one.click();
  await settled();
};

describe('a place that became free late', () => {
  afterEach(() => leave());

  it('is told to who waits, who takes it there and then', async () => {
    await open(places([aClass()]), places([aClass({ isBooked: true, turn: null, freePlaces: 0 })]));
    expect(words()).toContain('Có 1 chỗ vừa trống ở lớp Ký số');
    expect(words()).toContain('19:00–20:30, thứ Năm 03/12/2026, ở Nhà văn hóa thôn 3, xã Hàm Yên.');
    await press('Nhận chỗ lớp Ký số');
    expect(sent).toEqual(['/api/me/class-groups/g/place']);
    expect(words()).toBe('');
    expect(onchange).toHaveBeenCalledTimes(1);
  });

  it('that somebody else took before is said to be gone, and that she waits on', async () => {
    await open(places([aClass()]), places([aClass({ freePlaces: 0 })]));
    await press('Nhận chỗ lớp Ký số');
    expect(words()).toBe('Chỗ vừa trống ở lớp Ký số đã có người nhận trước. Anh chị vẫn đang chờ, thứ 1 trên 2 người.');
    expect(onchange).not.toHaveBeenCalled();
  });

  it('is not told while places come by themselves, while none is free, nor to who lacks a course', async () => {
    const course = { id: 'C05', title: 'Dịch vụ công trực tuyến' };
    await open(places([aClass({ turn: turn(false) }), aClass({ freePlaces: 0 }), aClass({ missing: [course] })]));
    expect(words()).toBe('');
  });
});

describe('what became of a wish for a place', () => {
  afterEach(() => leave());

  it('is one line with what else came, which opens, so that her next step is not pushed away', async () => {
    const other = { ...request('expired'), classGroupId: 's', title: 'Ký số' };
    await open(places([], [request('declined'), other]), places([], [other]));
    const summary = document.querySelector('summary')?.textContent.trim();
    expect(summary).toBe('Chưa được duyệt vào lớp Họp trực tuyến, và 1 tin khác về chỗ học');
    expect(document.querySelector('details')?.open).toBe(false);
    expect(document.querySelectorAll('details li')).toHaveLength(2);
    await press('Tôi biết rồi: Chưa được duyệt vào lớp Họp trực tuyến');
    expect(document.querySelector('details')).toBeNull();
    expect(words()).toContain('Đề nghị vào lớp Ký số đã hết hạn');
  });

  it('stands on the first page until she says that she knows', async () => {
    await open(places([], [request('declined')]), places([]));
    expect(words()).toContain('Chưa được duyệt vào lớp Họp trực tuyến');
    // WCAG 2.5.3: who speaks the visible words presses the button.
    for (const button of document.querySelectorAll('button'))
      expect(button.getAttribute('aria-label') ?? button.textContent).toContain(button.textContent.trim());
    await press('Tôi biết rồi: Chưa được duyệt vào lớp Họp trực tuyến');
    expect(sent).toEqual(['/api/me/class-groups/r/place/known']);
    expect(words()).toBe('');
  });
});
