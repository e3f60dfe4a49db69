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
import { aSession } from '../../../../../test/support/sample-session';
import ClassPage from './pages/ClassPage.svelte';
import HallsPage from './pages/HallsPage.svelte';
import MoveSessionSheet from './components/MoveSessionSheet.svelte';
import { SessionMove } from './session-move.svelte';

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const refused = (code: string, title: string, pointer?: string): Refusal => {
  const detail = `${title}: vì sao.`;
  const errors = pointer === undefined ? [] : [{ pointer, code, detail, params: {} }];
  return new Refusal({ ...{ status: 422, code }, ...{ title, detail, errors } });
};
async function press(label: string): Promise<void> {
  const found = [...document.querySelectorAll('button')].filter((button) => button.textContent?.trim() === label);
  const last = found.at(-1);
  if (last === undefined) throw new Error(`no button ${label}`);
  last.click();
  await settled();
}

describe('what a closed hall and a thing put away refuse is said', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  beforeEach(() => {
    account.account = {
      ...{ displayName: 'Lò Thị Dín', desks: [], permissions: ['classes.add-venue'] },
    } as unknown as Account;
  });
  afterEach(async () => {
    await leave();
    jest.restoreAllMocks();
  });

  it.each([
    ['classes.venue-closed', '#/venueId'],
    ['classes.equipment-put-away', '#/equipmentIds'],
    ['classes.capacity-over-venue', '#/capacity'],
  ])('in the calendar, of a session put down on another day: %s', async (code, pointer) => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-25T01:00:00Z'));
    answerFrom(() => Promise.resolve(refused(code, 'Không dời được', pointer)));
    const move = new SessionMove(() => undefined);
    ({ leave } = await mountPage(MoveSessionSheet, { move }));
    move.carried = aSession({});
    await move.drop('2026-12-07');
    await settled();
    expect(words()).toContain('Không dời được: vì sao.');
  });

  it('in the sheet of a hall that closes, whatever it is about', async () => {
    answerFrom((address, body) => {
      if (body !== null) return Promise.resolve(refused('classes.venue-too-small', 'Có lớp đông hơn', '#/capacity'));
      if (address.startsWith('/api/communes') && !address.includes('equipment'))
        return Promise.resolve({ items: [{ id: 'c', fullName: 'Xã Hàm Yên' }] });
      const hall = { id: 'v', name: 'Hội trường', capacity: 40, communeId: 'c', communeName: 'Xã Hàm Yên' };
      const open = { way: { directions: null, point: null }, closedOn: null, isClosed: false };
      return Promise.resolve({ items: address.startsWith('/api/venues') ? [{ ...hall, ...open }] : [] });
    });
    ({ leave } = await mountPage(HallsPage, { workspace: 'commune' }));
    await press('Đóng');
    await press('Đóng');
    expect(words()).toContain('Có lớp đông hơn: vì sao.');
  });

  it.each([undefined, '#/equipmentIds'])(
    'on the page of a class, of a session that comes back (%s)',
    async (pointer) => {
      const group = {
        ...{ id: 'g', title: 'Dịch vụ công', communeId: 'c', communeName: 'Xã Hàm Yên', trainerName: 'Hà Minh Tuấn' },
        ...{ capacity: 40, freePlaces: 40, topic: null, required: [], plannedFor: [], approval: 'none', bookings: [] },
        ...{ rule: { kind: 'share', presentPercent: 100 }, isOwn: true, isGuest: false, can: ['cancel', 'change'] },
        sessions: [aSession({ state: 'cancelled' })],
      };
      answerFrom((address) => {
        if (address.includes('/cancellation'))
          return Promise.resolve(refused('classes.venue-closed-since', 'Không khôi phục được', pointer));
        return Promise.resolve(
          address.endsWith('/class-groups/g') ? group : { stopsAt: null, people: [], items: [], classes: [] },
        );
      });
      ({ leave } = await mountPage(ClassPage, { workspace: 'trainer' as const, classId: 'g' }));
      await press('Khôi phục');
      expect(words()).toContain('Không khôi phục được: vì sao.');
    },
  );
});
