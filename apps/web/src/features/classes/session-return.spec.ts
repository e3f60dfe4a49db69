/** @jest-environment jsdom */
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import {
  answerFrom,
  mountPage,
  Refusal,
  settled,
  simulateDialogs,
  simulateLayout,
} from '../../lib/testing/mounted-page';
import { aClass } from '../../../../../test/support/sample-class';
import { aSession } from '../../../../../test/support/sample-session';
import ClassPage from './pages/ClassPage.svelte';
import { restoredWords } from './restored-words';

const clash = {
  ...{ session: 0, kind: 'venue', who: 'Nhà văn hóa', title: 'Ký số', number: 1, on: '01/12/2026', until: '' },
  ...{ from: '19:00', to: '20:30', venueName: 'Nhà văn hóa', communeName: 'Xã Hàm Yên' },
  ...{ travelMinutes: 0, missingMinutes: 0 },
};
const slot = { session: 0, on: '2026-12-02', from: '19:00', to: '20:30' };
const refusal = () => {
  const words = { title: 'Địa điểm bận', detail: 'Nhà văn hóa đã có lớp.', errors: [] };
  const params = { clashes: [clash], freeSlots: [slot] };
  return new Refusal({ ...{ status: 409, code: 'classes.venue-busy' }, ...words, ...{ params } });
};
const AT = 'Thứ Tư, 02/12/2026, 19:00–20:30';
const NOTHING = { missingCount: 0, replacedCount: 0, awayNames: [], putAwayNames: [] };

describe('a cancelled session that does not come back', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let sent: { address: string; body: unknown }[] = [];
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  beforeEach(async () => {
    sent = [];
    account.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions: [] } as unknown as Account;
    answerFrom((address, body) => {
      if (address.includes('/cancellation')) return Promise.resolve(refusal());
      if (body !== null) sent.push({ address, body });
      if (address.includes('/return')) return Promise.resolve({ session: aSession(), ...NOTHING });
      if (!address.endsWith('/class-groups/g'))
        return Promise.resolve({ stopsAt: null, people: [], items: [], classes: [] });
      const sessions = [aSession({ state: 'cancelled' }), aSession({ id: 'b', number: 2 })];
      return Promise.resolve(aClass({ sessions }));
    });
    ({ leave } = await mountPage(ClassPage, { workspace: 'trainer' as const, classId: 'g' }));
    await press('Khôi phục');
  });
  afterEach(() => leave());

  const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
  async function press(label: string): Promise<void> {
    const found = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === label);
    if (found === undefined) throw new Error(`no button ${label}`);
    found.click();
    await settled();
  }

  it('says what stands in its way, and comes back at other hours by one press', async () => {
    expect(words()).toContain('Địa điểm Nhà văn hóa có lớp “Ký số”, buổi 1, 19:00–20:30 ngày 01/12/2026');
    await press(AT);
    expect(sent).toMatchObject([
      {
        address: expect.stringContaining('/class-sessions/a/return') as string,
        body: { on: '2026-12-02', from: '19:00', to: '20:30' },
      },
    ]);
    expect(words()).not.toContain('Ký số');
  });

  it('says so no longer once something else is done', async () => {
    await press('Đổi buổi');
    expect(words()).not.toContain('Chưa khôi phục được buổi này');
  });

  it('tells the other hours and what came of people and things', () => {
    const other = { on: '2026-12-02', from: '19:00', to: '20:30' };
    expect(restoredWords({ number: 1 }, null, NOTHING)).toBe('Đã khôi phục **buổi 1**');
    expect(restoredWords({ number: 1 }, other, { ...NOTHING, missingCount: 2 })).toBe(
      `Đã khôi phục **buổi 1** vào ${AT}. 2 người bận giờ đó.`,
    );
  });
});
