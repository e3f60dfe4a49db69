import { isStale } from './stale-change';

describe('a change that was begun from another state', () => {
  const fields = ['name', 'closedOn'] as const;
  const now: { name: string; closedOn: string | null } = { name: 'Nhà văn hóa', closedOn: '2026-12-05' };

  it('is stale where a field it changes is not as it was', () => {
    expect(isStale(fields, now, { wish: { closedOn: null }, seen: { closedOn: '2026-12-01' } })).toBe(true);
    expect(isStale(fields, now, { wish: { closedOn: '2026-12-20' }, seen: { closedOn: null } })).toBe(true);
  });

  it('is not where another field changed, where nothing is said of before, and where it comes twice', () => {
    expect(isStale(fields, now, { wish: { name: 'Hội trường' }, seen: { ...now, closedOn: null } })).toBe(false);
    expect(isStale(fields, now, { wish: { closedOn: null }, seen: {} })).toBe(false);
    expect(isStale(fields, now, { wish: { closedOn: '2026-12-05' }, seen: { closedOn: null } })).toBe(false);
  });
});
