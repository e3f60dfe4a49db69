/** @jest-environment jsdom */
import { mount, unmount } from 'svelte';
import { answerFrom, settled } from '../lib/testing/mounted-page';
import DecisionNews from './DecisionNews.svelte';

const nothing = { waivers: 0, outside: 0, doubtful: 0, rounds: [] };
const correction = { kind: 'correction', roundId: 'r', title: 'Bồi dưỡng 2026' };

let part: object | null = null;
afterEach(async () => {
  if (part) await unmount(part);
  part = null;
});

async function shown(server: () => Promise<object>, workspace: 'commune' | 'department' = 'department') {
  answerFrom(server);
  part = mount(DecisionNews, { target: document.body, props: { workspace } });
  await settled();
}
const lines = (): string[] =>
  [...document.querySelectorAll('li a')].map(
    (one) => `${one.textContent.replace(/\s+/g, ' ').trim()} -> ${one.getAttribute('href')}`,
  );

describe('what waits for the word of an officer', () => {
  it('is told with how many and the way to each, and nothing where nothing waits', async () => {
    await shown(() =>
      Promise.resolve({ waivers: 2, outside: 1, doubtful: 3, rounds: [correction, { ...correction, kind: 'end' }] }),
    );
    expect(lines()).toEqual([
      'Có 2 đề nghị miễn, thôi miễn chờ anh chị xác nhận -> /so/mien',
      'Có 1 giấy chứng nhận của nơi khác chờ anh chị xem -> /so/giay-ngoai',
      'Có 3 huy hiệu số đã nhận, nay cần xem lại -> /so/giay-ngoai',
      'Đề nghị đính chính đợt chờ anh chị xác nhận Bồi dưỡng 2026 -> /so/dot/r',
      'Đề nghị kết thúc đợt chờ anh chị xác nhận Bồi dưỡng 2026 -> /so/dot/r',
    ]);
    expect(document.querySelector('ul')?.getAttribute('aria-label')).toBe('Việc chờ quyết định');
  });

  it('is nothing where nothing waits', async () => {
    await shown(() => Promise.resolve(nothing));
    expect(document.body.textContent?.trim()).toBe('');
  });

  it('is of many said to be more than a hundred', async () => {
    await shown(() => Promise.resolve({ ...nothing, waivers: 101, outside: 101 }));
    expect(lines()).toEqual([
      'Có hơn 100 đề nghị miễn, thôi miễn chờ người thứ hai xác nhận -> /so/mien',
      'Có hơn 100 giấy chứng nhận của nơi khác chờ xem -> /so/giay-ngoai',
    ]);
  });

  it('is at the desk of a commune what a commune decides, at its own page', async () => {
    await shown(() => Promise.resolve({ waivers: 1, outside: 4, doubtful: 1, rounds: [correction] }), 'commune');
    expect(lines()).toEqual([
      'Có 4 giấy chứng nhận của nơi khác chờ anh chị xem -> /xa/giay-ngoai',
      'Có 1 huy hiệu số đã nhận, nay cần xem lại -> /xa/giay-ngoai',
    ]);
  });

  it('is not passed over in silence where it can’t be read, and asked for again', async () => {
    let isAway = true;
    await shown(() =>
      isAway ? Promise.reject(new TypeError('offline')) : Promise.resolve({ ...nothing, outside: 1 }),
    );
    expect(document.body.textContent).toContain('Chưa xem được việc đang chờ anh chị quyết định.');
    isAway = false;
    document.querySelector('button')?.click();
    await settled();
    expect(document.body.textContent).not.toContain('Chưa xem được');
    expect(lines()).toEqual(['Có 1 giấy chứng nhận của nơi khác chờ anh chị xem -> /so/giay-ngoai']);
  });
});
