/** @jest-environment jsdom */
import { answerFrom, mountPage, settled } from '../lib/testing/mounted-page';
import { Toaster } from '../lib/ui/toaster.svelte';
import MakeUpOffers from './MakeUpOffers.svelte';

const offer = {
  ...{ offerId: 'o', expiresAt: '2027-01-30T13:35:00.000Z' },
  missed: [{ title: 'Ký số', number: 1, startsAt: '2026-12-01T12:00:00.000Z', isPartial: false }],
  classes: [
    {
      ...{ classGroupId: 'g', title: 'Ký số', trainerName: 'Lò Thị Hai', isOwnCommune: true, travelMinutes: 0 },
      ...{ communeName: 'Xã Hàm Yên', venueName: 'Nhà văn hóa thôn 3', way: { directions: null, point: null } },
      ...{ startsAt: '2026-12-08T12:00:00.000Z', endsAt: '2026-12-08T13:30:00.000Z', sessionCount: 1, freePlaces: 1 },
    },
  ],
};

describe('a make-up that is taken', () => {
  let leave: () => Promise<void>;
  afterEach(() => leave());

  /** What is said when she takes it, and the server answers so. */
  async function take(isBooked: boolean): Promise<string | undefined> {
    const shown = jest.spyOn(Toaster.prototype, 'show');
    answerFrom((address) => Promise.resolve(address.endsWith('/place') ? { isBooked, items: [] } : { items: [offer] }));
    const onchange = jest.fn();
    ({ leave } = await mountPage(MakeUpOffers, { onchange }));
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Nhận chỗ')?.click();
    await settled();
    const text = shown.mock.lastCall?.[0].text;
    shown.mockRestore();
    expect(onchange).toHaveBeenCalledTimes(1);
    return text;
  }

  it('is said to be hers where she is booked', async () => {
    expect(await take(true)).toBe('Anh chị đã có chỗ học bù lớp **Ký số**');
  });

  it('is said to be waited for where the last place went meanwhile', async () => {
    expect(await take(false)).toBe('Chỗ vừa hết. Anh chị đang chờ chỗ lớp **Ký số**');
  });
});
