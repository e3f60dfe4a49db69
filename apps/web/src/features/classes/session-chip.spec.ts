/** @jest-environment jsdom */
import { mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import { aSession } from '../../../../../test/support/sample-session';
import SessionChip from './components/SessionChip.svelte';
import { SessionMove } from './session-move.svelte';
import type { Session } from './types';

beforeAll(simulateLayout);

describe('a session in the calendar of a commune', () => {
  const shown = async (session: Session): Promise<string> => {
    const move = new SessionMove(() => undefined);
    const page = await mountPage(SessionChip, { session, href: '/so/lop/g', move });
    const text = document.querySelector('a[href="/so/lop/g"]')?.textContent ?? '';
    await page.leave();
    return text;
  };

  it('that its people are guests of says so beside the commune it is held in', async () => {
    const guest = await shown(aSession({ isGuest: true, isOwn: false, canMove: false, communeName: 'Xã Lâm Bình' }));
    expect(guest).toContain('xã Lâm Bình');
    expect(guest).toContain('Người xã mình học nhờ');
    expect(await shown(aSession())).not.toContain('học nhờ');
  });
});
