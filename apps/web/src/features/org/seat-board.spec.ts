/** @jest-environment jsdom */
import { type Component, type ComponentProps, flushSync, mount, unmount } from 'svelte';
import { simulateLayout } from '../../lib/testing/mounted-page';
import { Carrier, leaverOf, setCarrier } from './board.svelte';
import SeatBoard from './components/SeatBoard.svelte';
import type { TeamState } from './team.svelte';
import type { Holder, Seat, Team } from './types';

type Board = ComponentProps<typeof SeatBoard>;

const seats: Seat[] = [1, 2, 3].map((number) => ({ number, emptySince: null, holder: null, next: null }));
const leaver = leaverOf({
  number: 4,
  emptySince: null,
  next: null,
  holder: { seatTermId: 't', memberId: 'm', fullName: 'Ma Thị Huệ', position: 'member' } as Holder,
});

beforeAll(simulateLayout);

let part: Record<string, unknown> | null = null;
afterEach(async () => {
  if (part) await unmount(part);
  part = null;
  document.body.innerHTML = '';
});

/** A board off which somebody is lifted. */
function aBoard(): Carrier {
  const carrier = new Carrier();
  const WithCarrier: Component<Board> = (anchor, props) => {
    setCarrier(carrier);
    return SeatBoard(anchor, props);
  };
  const none = (): void => undefined;
  const props: Board = {
    team: { id: 'a', name: 'Tổ thôn Thọ', seatLimit: 3, seats } as unknown as Team,
    state: {} as TeamState,
    mayManage: true,
    onadd: none,
    onreplace: none,
    onmove: none,
    onhistory: none,
  };
  part = mount(WithCarrier, { target: document.body, props, context: new Map() });
  if (leaver) carrier.lift(leaver, 'a');
  flushSync();
  return carrier;
}

/** Presses a key where the focus is; false when the board kept it for itself. */
function press(key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  const isLeft = (document.activeElement ?? document.body).dispatchEvent(event);
  flushSync();
  return isLeft;
}

describe('the keys of the board while somebody is lifted', () => {
  it('walk the empty places and put the person back', () => {
    const carrier = aBoard();
    expect(press('ArrowDown')).toBe(false);
    expect(document.activeElement?.textContent).toContain('1');
    press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('2');
    press('Escape');
    expect(carrier.carried).toBeNull();
  });

  it('belong to the sheet that lies over it', () => {
    const carrier = aBoard();
    const sheet = document.body.appendChild(document.createElement('dialog'));
    sheet.open = true;
    const select = sheet.appendChild(document.createElement('select'));
    select.focus();
    expect(press('ArrowDown')).toBe(true);
    expect(document.activeElement).toBe(select);
    press('Escape');
    expect(carrier.carried).not.toBeNull();
  });
});
