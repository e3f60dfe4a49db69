import { Carrier, leaverOf } from './board.svelte';
import { MovePerson, ReplacePerson } from './replace.svelte';
import { leaderFrom } from './seat-spans';
import { positionChoice } from './words';
import type { Holder } from './types';

const holder = {
  seatTermId: 'term',
  memberId: 'm1',
  fullName: 'Ma Thị Huệ',
  position: 'deputy',
} as unknown as Holder;
const seat = { number: 3, emptySince: null, next: null, holder };

describe('the board of a team', () => {
  it('lifts nobody off an empty place', () => {
    expect(leaverOf({ ...seat, holder: null })).toBeNull();
    expect(leaverOf(seat)).toMatchObject({ number: 3, fullName: 'Ma Thị Huệ' });
  });

  it('puts the lifted person down where the officer says, in another team as a whole, and nowhere when cancelled', () => {
    const carrier = new Carrier();
    const put: unknown[] = [];
    carrier.onput = (...place) => put.push(place);
    carrier.put('a', 1);
    const leaver = leaverOf(seat);
    if (leaver) carrier.lift(leaver, 'a');
    expect([carrier.mayEnter('a'), carrier.mayEnter('b')]).toEqual([false, true]);
    carrier.put('b', null);
    carrier.put('a', 7);
    carrier.cancel();
    carrier.put('a', 8);
    expect(put).toEqual([
      ['b', null],
      ['a', 7],
    ]);
  });

  it('offers the leaver’s role to the one who comes and to the one who moves', () => {
    const leaver = leaverOf(seat);
    if (!leaver) throw new Error('no leaver');
    expect(new ReplacePerson({ unitId: 'u', communeId: 'c' }, leaver).position).toBe('deputy');
    expect(new MovePerson('team', leaver).position).toBe('deputy');
  });

  it('lets who leads keep that in the own team, and in another only when it is chosen and the place is free', () => {
    const leaver = leaverOf(seat);
    if (!leaver) throw new Error('no leaver');
    const form = new MovePerson('team', { ...leaver, position: 'leader' });
    expect([form.position, form.leadsNoMore]).toEqual(['leader', false]);
    form.goTo('other');
    expect([form.position, form.leadsNoMore]).toEqual(['member', true]);
    form.goTo('team');
    expect(form.position).toBe('leader');
    const offered = (leader: string | null, chosen: string) => positionChoice(leader, chosen);
    expect(offered(null, 'member').options.map(({ value }) => value)).toEqual(['leader', 'deputy', 'member']);
    expect(offered('Ma Thị Huệ', 'member')).toEqual({
      options: [expect.objectContaining({ value: 'deputy' }), expect.objectContaining({ value: 'member' })],
      hint: 'Tổ này đã có tổ trưởng: Ma Thị Huệ.',
    });
    const led = {
      ...seat,
      holder: { ...seat.holder, memberId: 'x', position: 'leader', fullName: 'X', until: '2099-01-01' },
    };
    const from = (day: string, leaverId = '') => leaderFrom([led as typeof seat], day, leaverId);
    expect([from('2026-12-01'), from('2099-01-01'), from('2026-12-01', 'x')]).toEqual(['X', null, null]);
  });
});
