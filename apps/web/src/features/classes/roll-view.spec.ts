import { goneLines, latestFirst, lineOf, matching, minutesAhead } from './roll-view';
import type { RollRow } from './types';

const aRow = (more: Partial<RollRow> = {}): RollRow => ({
  memberId: 'm',
  fullName: 'Vàng Thị Mỷ',
  unitName: 'Thôn 3',
  communeName: 'Xã Hàm Yên',
  teamName: null,
  isWalkIn: false,
  isRestricted: false,
  mark: null,
  source: null,
  markedAt: null,
  cameAt: null,
  leftAt: null,
  minutes: null,
  excuse: null,
  countedMinutes: null,
  number: null,
  samePhoneAs: [],
  dispute: null,
  ...more,
});
const tap = { key: 'k', mark: 'present', row: aRow() } as const;
const receipt = { memberId: 'm', mark: 'present', source: 'roll', markedAt: '2026-12-01T12:10:00Z' };

describe('a row of the roll', () => {
  it('shows a tap at once and says that it is on this device only', () => {
    expect(lineOf(aRow(), tap, { state: 'on-device' })).toMatchObject({ isPresent: true, isOnDevice: true });
  });

  it('shows the receipt until the server’s row is newer', () => {
    const sent = { state: 'sent', answer: receipt } as const;
    expect(lineOf(aRow(), tap, sent)).toMatchObject({ isPresent: true, isOnDevice: false, source: 'roll' });
    const later = aRow({ mark: 'absent', source: 'roll', markedAt: '2026-12-01T12:11:00Z' });
    expect(lineOf(later, tap, sent)).toMatchObject({ isPresent: false });
  });

  it('goes back to what the server knows when a tap was refused', () => {
    const refused = { state: 'refused', refusal: 'classes.session-closed' } as const;
    expect(lineOf(aRow(), tap, refused)).toMatchObject({ isPresent: false, refusal: 'classes.session-closed' });
  });
});

describe('somebody taken off the list', () => {
  const gone = (state: 'refused' | 'on-device' | 'sent') => goneLines([], [tap], () => ({ state, refusal: 'x' }));

  it('stays in sight while a mark of this phone waits or was refused', () => {
    expect(gone('on-device')).toMatchObject([{ memberId: 'm', isGone: true, isOnDevice: true }]);
    expect(gone('refused')).toMatchObject([{ memberId: 'm', isGone: true, refusal: 'x' }]);
  });

  it('is gone once the server has the mark, and is no second line while she is on the list', () => {
    expect(gone('sent')).toEqual([]);
    expect(goneLines([aRow()], [tap], () => ({ state: 'on-device' }))).toEqual([]);
  });
});

describe('the clock of this phone', () => {
  const now = Date.parse('2026-12-01T12:00:00Z');

  it('is told to be wrong from three minutes on, either way', () => {
    expect(minutesAhead('2026-12-01T11:58:00Z', now)).toBeNull();
    expect(minutesAhead('2026-11-30T12:00:00Z', now)).toBe(1440);
    expect(minutesAhead('2026-12-01T12:05:00Z', now)).toBe(-5);
  });
});

describe('the list', () => {
  it('is searched without diacritics, by name or village', () => {
    const rows = [aRow(), aRow({ memberId: 'd', fullName: 'Đặng Văn Quyết', unitName: 'Thôn 4' })];
    expect(matching(rows, 'dang').map(({ memberId }) => memberId)).toEqual(['d']);
    expect(matching(rows, 'THÔN 3').map(({ memberId }) => memberId)).toEqual(['m']);
    expect(matching(rows, ' ')).toHaveLength(2);
  });

  it('has who came last at the top, taps of this device first', () => {
    const early = lineOf(aRow({ memberId: 'a', mark: 'present', markedAt: '2026-12-01T12:01:00Z' }), null, null);
    const late = lineOf(aRow({ memberId: 'b', mark: 'present', markedAt: '2026-12-01T12:05:00Z' }), null, null);
    const here = lineOf(aRow({ memberId: 'c' }), tap, { state: 'on-device' });
    expect(latestFirst([early, late, here, lineOf(aRow(), null, null)]).map(({ memberId }) => memberId)).toEqual([
      'c',
      'b',
      'a',
    ]);
  });
});
