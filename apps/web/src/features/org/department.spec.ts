import { chooseCommunes, type CommuneStanding, lacks } from './department.svelte';

const commune = (hasCommuneTeam: boolean, villagesWithoutTeam: number): CommuneStanding =>
  ({ hasCommuneTeam, villagesWithoutTeam }) as unknown as CommuneStanding;

describe('a commune on the list of the department', () => {
  it('lacks something when its own team or that of a village is missing', () => {
    expect([commune(true, 0), commune(false, 0), commune(true, 2)].map(lacks)).toEqual([false, true, true]);
  });
});

describe('the list of communes', () => {
  const one = (name: string, hasCommuneTeam: boolean, villagesWithoutTeam: number, empty: number): CommuneStanding =>
    ({ name, hasCommuneTeam, villagesWithoutTeam, seats: 10, heldSeats: 10 - empty }) as unknown as CommuneStanding;
  const list = [one('Xã An Tường', true, 0, 3), one('Xã Bắc Mê', true, 2, 0), one('Xã Chiêm Hóa', false, 0, 0)];
  const names = (choice: Partial<Parameters<typeof chooseCommunes>[1]>): string[] =>
    chooseCommunes(list, { text: '', onlyLacking: false, sort: null, ...choice }).map(({ name }) => name.slice(3, 5));

  it('begins with who lacks most', () => {
    expect(names({})).toEqual(['Ch', 'Bắ', 'An']);
  });

  it('is sorted as asked, by name as it came and turned round', () => {
    expect(names({ sort: { key: 'name', direction: 'asc' } })).toEqual(['An', 'Bắ', 'Ch']);
    expect(names({ sort: { key: 'name', direction: 'desc' } })).toEqual(['Ch', 'Bắ', 'An']);
    expect(names({ sort: { key: 'empty', direction: 'desc' } })).toEqual(['An', 'Bắ', 'Ch']);
  });

  it('is narrowed by part of a name without its marks, and to who lacks something', () => {
    expect(names({ text: 'bac me' })).toEqual(['Bắ']);
    expect(names({ onlyLacking: true })).toEqual(['Ch', 'Bắ']);
  });
});
