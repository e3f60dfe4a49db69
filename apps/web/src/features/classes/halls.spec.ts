/** @jest-environment jsdom */
import type { Account } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import {
  answerFrom,
  mountPage,
  Refusal,
  settled,
  simulateDialogs,
  simulateLayout,
} from '../../lib/testing/mounted-page';
import { Toaster } from '../../lib/ui/toaster.svelte';
import HallsPage from './pages/HallsPage.svelte';
import VenueWayButton from './components/VenueWayButton.svelte';

const hall = (name: string, more: object = {}): object => ({
  ...{ id: name, name, capacity: 40, communeId: 'c', communeName: 'Xã Hàm Yên' },
  ...{ way: { directions: null, point: null }, closedOn: null, isClosed: false },
  ...more,
});
const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

describe('halls and equipment of a commune', () => {
  let halls: object[];
  let things: object[];
  let sent: { address: string; body: unknown }[];
  let refusal: Refusal | null;
  let leave: () => Promise<void>;

  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  beforeEach(() => {
    [halls, things, sent, refusal] = [[], [], [], null];
    answerFrom(async (address, body) => {
      if (body !== null) {
        sent.push({ address, body });
        if (refusal !== null) return refusal;
        const made =
          address === '/api/venues' ? hall('Nhà văn hóa thôn 3') : { id: 't', name: 'Loa', isPutAway: false };
        (address === '/api/venues' ? halls : things).push(made);
        return made;
      }
      if (address.startsWith('/api/communes?') || address === '/api/communes')
        return { items: [{ id: 'c', fullName: 'Xã Hàm Yên' }] };
      return { items: address.startsWith('/api/venues') ? halls : things, nextCursor: null };
    });
  });
  afterEach(() => leave());

  async function open(permissions: string[], workspace: 'commune' | 'department' = 'commune'): Promise<void> {
    session.account = { displayName: 'Lò Thị Dín', desks: [], permissions } as unknown as Account;
    ({ leave } = await mountPage(HallsPage, { workspace }));
  }
  const buttons = (label: string) =>
    [...document.querySelectorAll('button')].filter((button) => button.textContent?.trim() === label);
  async function press(label: string): Promise<void> {
    const [button] = buttons(label);
    if (button === undefined) throw new Error(`no button ${label}`);
    button.click();
    await settled();
  }
  function type(label: string, value: string): void {
    const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
    const input = document.getElementById(found?.htmlFor ?? '') as HTMLInputElement | null;
    if (input === null) throw new Error(`no field ${label}`);
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  it('are the department’s too, which comes from its plans', async () => {
    await open(['classes.add-venue'], 'department');
    expect(document.querySelector('a[href="/so/ke-hoach"]')?.textContent).toContain('Kế hoạch xếp lớp');
    expect(buttons('Thêm địa điểm')).toHaveLength(1);
  });

  it('says of no commune that it has no hall where the communes did not come', async () => {
    answerFrom(async () => new Refusal({ status: 500, code: 'unknown', title: 'Hệ thống gặp lỗi' }));
    await open(['classes.add-venue']);
    expect(words()).toContain('Trang này chưa tải được');
    expect(words()).not.toContain('Chưa có');
    expect(buttons('Thêm địa điểm')).toHaveLength(0);
  });

  it('whether a hall is closed is said by the server, not by the clock of the phone', async () => {
    halls = [
      hall('Hội trường A', { closedOn: '2001-01-01', isClosed: false }),
      hall('Hội trường B', { closedOn: '2999-01-01', isClosed: true }),
    ];
    await open([]);
    expect(words()).toMatch(
      /Hội trường A 40 chỗ.*?Đóng từ 01\/01\/2001.*Hội trường B 40 chỗ.*?Đã đóng từ 01\/01\/2999/,
    );
  });

  it('a hall and a thing are added where there are none, and stand in the list', async () => {
    await open(['classes.add-venue']);
    expect(words()).toContain('Chưa có hội trường nào');
    await press('Thêm địa điểm');
    type('Tên địa điểm', 'Nhà văn hóa thôn 3');
    await press('Lưu địa điểm');
    await press('Thêm thiết bị');
    type('Tên thiết bị', 'Loa');
    await press('Lưu thiết bị');
    expect(sent).toEqual([
      {
        address: '/api/venues',
        body: {
          ...{ communeId: 'c', name: 'Nhà văn hóa thôn 3', capacity: 40 },
          way: { directions: null, point: null },
        },
      },
      { address: '/api/equipment', body: { communeId: 'c', name: 'Loa' } },
    ]);
    expect(words()).toContain('Nhà văn hóa thôn 3 40 chỗ');
    expect(words()).not.toMatch(/Chưa có/);
    expect(document.querySelectorAll('dialog[open]')).toHaveLength(0);
  });

  it('a refused hall keeps what was typed, and who may only read is offered nothing', async () => {
    refusal = new Refusal({ status: 409, code: 'classes.venue-name-taken' });
    await open(['classes.add-venue']);
    await press('Thêm địa điểm');
    type('Tên địa điểm', 'Nhà văn hóa');
    await press('Lưu địa điểm');
    expect(document.querySelectorAll('dialog[open]')).toHaveLength(1);
    expect(document.querySelector<HTMLInputElement>('dialog[open] input')?.value).toBe('Nhà văn hóa');
    await leave();
    await open([]);
    expect([...buttons('Thêm địa điểm'), ...buttons('Thêm thiết bị')]).toHaveLength(0);
  });

  it('sends what was changed and what it was before, and takes back that alone', async () => {
    const shown = jest.spyOn(Toaster.prototype, 'show');
    halls = [hall('Hội trường A', { closedOn: '2026-12-05' })];
    await open(['classes.add-venue']);
    await press('Sửa');
    type('Tên', 'Hội trường B');
    await press('Lưu');
    shown.mock.lastCall?.[0].undo?.run();
    await settled();
    shown.mockRestore();
    const [was, after] = ['Hội trường A', 'Hội trường B'].map((name) => ({
      ...{ name, capacity: 40, closedOn: '2026-12-05' },
    }));
    expect(sent.map(({ body }) => body)).toEqual([
      { name: 'Hội trường B', was },
      { name: 'Hội trường A', was: after },
    ]);
  });

  it('says that another was faster and shows the list as it is now', async () => {
    halls = [hall('Hội trường A', { closedOn: '2026-12-05' })];
    await open(['classes.add-venue']);
    halls = [hall('Hội trường C')];
    refusal = new Refusal({
      ...{ status: 409, code: 'classes.venue-changed-since' },
      ...{ title: 'Người khác vừa sửa địa điểm này', detail: 'Xem lại.', errors: [] },
    });
    await press('Mở lại');
    expect(words()).toContain('Người khác vừa sửa địa điểm này');
    expect(words()).toMatch(/Hội trường C 40 chỗ/);
  });

  it('what was refused before stands in no sheet that is opened after it', async () => {
    halls = [hall('Hội trường A')];
    things = [{ id: 't', name: 'Loa', isPutAway: false }];
    await open(['classes.add-venue']);
    refusal = new Refusal({ ...{ status: 409, code: 'classes.equipment-in-use' }, ...{ title: 'Còn cho mượn' } });
    await press('Cất');
    expect(words()).toContain('Còn cho mượn');
    await press('Sửa');
    expect(words()).not.toContain('Còn cho mượn');
  });

  it('asks for closed halls too where the way to one is to be written', async () => {
    const asked: string[] = [];
    answerFrom(async (address) => {
      asked.push(address);
      const closed = hall('v', { closedOn: '2026-12-01', isClosed: true });
      return { items: address.includes('withClosed=true') ? [closed] : [] };
    });
    session.account = { displayName: '', desks: [], permissions: ['classes.add-venue'] } as unknown as Account;
    ({ leave } = await mountPage(VenueWayButton, { venueId: 'v', communeId: 'c' }));
    await press('Ghi đường đến');
    expect(asked).toHaveLength(1);
    expect(document.querySelectorAll('dialog[open]')).toHaveLength(1);
  });
});
