/** @jest-environment jsdom */
import { answerFrom, mountPage, settled } from '../lib/testing/mounted-page';
import OpeningNews from './OpeningNews.svelte';

const anOpening = (more: object = {}): object => ({
  ...{ classGroupId: 'g', title: 'Ký số', duty: 'trainer', people: null, isHost: false, sessionCount: 1 },
  ...{ startsAt: '2026-12-03T12:00:00.000Z', endsAt: '2026-12-03T13:30:00.000Z', since: '2026-11-28T01:00:00.000Z' },
  ...{ venueName: 'Nhà văn hóa thôn 3', communeName: 'Xã Hàm Yên', ...more },
});
const WHEN = '19:00–20:30, thứ Năm 03/12/2026, ở Nhà văn hóa thôn 3, xã Hàm Yên.';

let leave: () => Promise<void>;
let sent: unknown[] = [];
const open = async (whose: 'trainer' | 'officer', items: object[], left: object[] = []): Promise<void> => {
  sent = [];
  answerFrom((address) => Promise.resolve({ items: address.endsWith('/known') ? left : items }));
  const { fetch } = globalThis;
  globalThis.fetch = (asked, init) => {
    if (init?.method === 'POST') sent.push(JSON.parse(String(init.body)));
    return fetch(asked, init);
  };
  ({ leave } = await mountPage(OpeningNews, { whose }));
};
const words = (): string => document.body.textContent.replace(/\s+/g, ' ').trim();
const addresses = (): (string | null)[] => [...document.querySelectorAll('a')].map((one) => one.getAttribute('href'));
const know = async (): Promise<void> => {
  document.querySelector('button')?.click();
  await settled();
};

describe('classes that others opened', () => {
  afterEach(() => leave());

  it('are one piece of news for a trainer, however many, and known together', async () => {
    const [first, second] = [anOpening(), anOpening({ classGroupId: 'h', since: '2026-11-28T02:00:00.000Z' })];
    await open('trainer', [first, second, anOpening({ classGroupId: 'o', duty: 'officer', people: 3 })]);
    expect(document.querySelector('summary')?.textContent).toBe(
      '2 lớp mới giao cho anh chị, từ 03/12/2026 đến 03/12/2026',
    );
    expect(addresses()).toEqual(['/giang-vien/lop/g', '/giang-vien/lop/h']);
    await know();
    expect(sent).toEqual([{ as: 'staff', until: '2026-11-28T02:00:00.000Z' }]);
    expect(words()).toBe('');
  });

  it('say to who only assists that it is that, and to who does both that it is either', async () => {
    const [helps, helpsToo] = [anOpening({ duty: 'assistant' }), anOpening({ classGroupId: 'h', duty: 'assistant' })];
    await open('trainer', [helps, helpsToo]);
    expect(document.querySelector('summary')?.textContent).toBe(
      '2 lớp mới anh chị trợ giảng, từ 03/12/2026 đến 03/12/2026',
    );
    await leave();
    await open('trainer', [helps, anOpening({ classGroupId: 'h' })]);
    expect(document.querySelector('summary')?.textContent).toContain('2 lớp mới có anh chị giảng dạy hoặc trợ giảng,');
  });

  it('of one alone tell an assistant the class with its hours', async () => {
    await open('trainer', [anOpening({ duty: 'assistant', sessionCount: 2 })]);
    expect(words()).toContain(`Anh chị trợ giảng lớp mới: Ký số 2 buổi, buổi đầu ${WHEN}`);
  });

  it('tell an officer for how many of her people, and where she books them', async () => {
    await open('officer', [anOpening({ duty: 'officer', people: 3 }), anOpening({ classGroupId: 't' })]);
    expect(words()).toContain(`Lớp mới theo kế hoạch: Ký số ${WHEN} Xếp cho 3 người của xã: mở ra để ghi tên.`);
    expect(addresses()).toEqual(['/xa/lop/g']);
    await know();
    expect(sent).toEqual([{ as: 'officer', until: '2026-11-28T01:00:00.000Z' }]);
  });

  it('tell the host of guests alone that they meet there', async () => {
    await open('officer', [anOpening({ duty: 'officer', people: 0, isHost: true })]);
    expect(words()).toContain(`${WHEN} Học ở xã mình, cho người xã khác.`);
  });
});
