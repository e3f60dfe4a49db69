/** @jest-environment jsdom */
import { answerFrom, mountPage, settled } from '../../lib/testing/mounted-page';
import LeftPapers from './components/LeftPapers.svelte';

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

describe('papers about classes that left the commune', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  afterEach(() => leave());

  async function open(items: readonly object[]): Promise<void> {
    answerFrom((address) =>
      address.includes('/api/papers/left-classes') ? Promise.resolve({ items }) : Promise.resolve({}),
    );
    ({ leave } = await mountPage(LeftPapers, {}));
    await settled();
  }

  it('are led to from the list of classes, though the class stands in it no more', async () => {
    await open([{ classGroupId: 'g', title: 'Ký số', paperCount: 2, lastMadeAt: '2026-11-25T01:00:00Z' }]);
    expect(words()).toContain('Giấy tờ của lớp đã chuyển đi');
    expect(words()).toContain('2 giấy, soạn gần nhất 25/11/2026');
    expect(document.querySelector('a')?.getAttribute('href')).toBe('/xa/lop/g/giay-to');
  });

  it('are not spoken of where there are none', async () => {
    await open([]);
    expect(words().trim()).toBe('');
  });
});
