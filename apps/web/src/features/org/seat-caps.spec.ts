import { holdersOf, SeatCapsState } from './seat-caps.svelte';
import { Problem } from '../../lib/api/problem';

const cap = (provinceId: string, limit: number) => ({
  provinceId,
  provinceName: `Tỉnh ${provinceId}`,
  limits: [{ kind: 'commune-team' as const, limit }],
  canSet: true,
});

describe('the numbers of places', () => {
  it('are those of the only province, or of the one that was chosen', () => {
    const caps = new SeatCapsState();
    expect(caps.province).toBeNull();
    caps.state.set({ items: [cap('a', 10), cap('b', 12)] });
    expect(caps.province?.limits[0]?.limit).toBe(10);
    caps.provinceId = 'b';
    expect(caps.province?.limits[0]?.limit).toBe(12);
  });

  it('name everybody of a refusal, and nobody of another kind of refusal', () => {
    const holder = { number: 11, fullName: 'Ma Thị Huệ', teamName: 'Tổ', communeName: 'Xã Hàm Yên' };
    const refusal = (holders: unknown) => new Problem('problem', { params: { limit: 10, holders } });
    expect(holdersOf(refusal([holder, holder]))).toHaveLength(2);
    expect([holdersOf(refusal('Ma Thị Huệ')), holdersOf(refusal([null, 1])), holdersOf(null)]).toEqual([[], [], []]);
  });
});
