import { type Cell } from './copy';
import { type DemoStaff } from './accounts';
import { type CommuneRow } from './organisation';

export const HOME_COLUMNS = ['account_id', 'unit_id', 'set_by', 'set_at'] as const;

/** Trainers live here and there: so many communes of the list further for each. */
const STRIDE = 13;

/** Where the trainers live, as the department entered it. */
export function homeRows({ trainers, officer }: DemoStaff, communes: readonly CommuneRow[], setAt: Date): Cell[][] {
  return trainers.flatMap(({ accountId }, index) => {
    const home = communes[(index * STRIDE) % communes.length];
    return home === undefined ? [] : [[accountId, home.id, officer.accountId, setAt]];
  });
}
