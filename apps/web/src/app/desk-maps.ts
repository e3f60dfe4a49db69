import type { DeskMap } from '../lib/router/route';

/** The URL maps that only their desk loads; what begins otherwise stands in `routes/member.ts`, which comes with the entry. */
export const deskMaps: readonly DeskMap[] = [
  { under: '/giang-vien', load: () => import('./routes/trainer') },
  { under: '/xa', load: () => import('./routes/commune') },
  { under: '/so', load: () => import('./routes/department') },
];
