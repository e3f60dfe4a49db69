import { type CommuneStanding, lacks } from './department.svelte';

const commune = (hasCommuneTeam: boolean, villagesWithoutTeam: number): CommuneStanding =>
  ({ hasCommuneTeam, villagesWithoutTeam }) as unknown as CommuneStanding;

describe('a commune on the list of the department', () => {
  it('lacks something when its own team or that of a village is missing', () => {
    expect([commune(true, 0), commune(false, 0), commune(true, 2)].map(lacks)).toEqual([false, true, true]);
  });
});
