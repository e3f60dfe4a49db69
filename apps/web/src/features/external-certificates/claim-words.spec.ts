import { lastWords, saidWords, standingOf } from './claim-words';
import type { Claim } from './outside.svelte';

const aClaim = (more: Partial<Claim> = {}): Claim => ({
  id: 'k',
  name: 'Bình dân học vụ số',
  number: '142',
  issuer: 'Nền tảng',
  issuedOn: '2026-05-04',
  validUntil: null,
  lastOn: '2027-05-03',
  sentAt: '2026-11-20T01:00:00Z',
  decidedAt: null,
  state: 'waiting',
  reason: null,
  mediaType: 'image/jpeg',
  sizeBytes: 1000,
  badge: null,
  doubtedAt: null,
  isEntered: false,
  ...more,
});
const NOW = '2026-11-26T03:00:00Z';

describe('how a claim stands', () => {
  it('waits, is refused or withdrawn with what to do', () => {
    expect(standingOf(aClaim(), NOW)).toMatchObject({ state: 'wait', word: 'Chờ cán bộ xem' });
    const decidedAt = '2026-11-21T01:00:00Z';
    expect(standingOf(aClaim({ state: 'refused', decidedAt }), NOW).text).toContain('gửi lần nữa');
    expect(standingOf(aClaim({ state: 'withdrawn', decidedAt }), NOW).text).toContain('không còn được tính');
  });

  it('is accepted until its last day, and ended from the day after', () => {
    const claim = aClaim({ state: 'accepted', decidedAt: '2026-11-21T01:00:00Z' });
    expect(standingOf(claim, '2027-05-03T16:00:00Z').text).toContain('đến hết ngày 03/05/2027');
    expect(standingOf(claim, '2027-05-03T17:00:00Z').word).toBe('Đã nhận, nay hết hạn');
    expect(standingOf({ ...claim, lastOn: null }, '2040-01-01T00:00:00Z').word).toBe('Đã nhận');
    expect(lastWords({ ...claim, lastOn: null })).toBe('không hết hạn');
    expect(saidWords({ ...claim, validUntil: '2027-01-31' })).toContain('giấy ghi hạn 31/01/2027');
  });

  it('of a round that was ended promises nothing: not that it counts, nor that another may be sent', () => {
    const decidedAt = '2026-11-21T01:00:00Z';
    const claim = aClaim({ state: 'accepted', decidedAt });
    const told = [claim, { ...claim, lastOn: null }, aClaim({ state: 'refused', decidedAt })];
    for (const now of [NOW, '2027-06-01T01:00:00Z'])
      for (const one of told) expect(standingOf(one, now, false).text).not.toMatch(/được tính|gửi l/);
    expect(standingOf(claim, NOW, false).text).toContain('có giá trị đến hết ngày 03/05/2027');
  });
});
