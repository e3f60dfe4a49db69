import {
  dayOf,
  daysUntil,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDayMonth,
  formatMinutes,
  formatNumber,
  formatPercent,
  formatWeekday,
  keepWhole,
  quoted,
  relativeDay,
} from './format';
import { translator } from './translate';

describe('dates', () => {
  it('are day, month, year in Vietnam, whatever the zone of the device', () => {
    expect(formatDate('2026-11-25T18:30:00Z')).toBe('26/11/2026');
    expect(formatDateTime('2026-11-25T13:15:00Z')).toBe('20:15 ngày 25/11/2026');
    expect(formatDayMonth('2026-12-05')).toBe('05/12');
    expect(dayOf('2026-12-31T17:00:00Z')).toBe('2027-01-01');
  });

  it('name midnight 00:00', () => {
    expect(formatDateTime('2026-11-24T17:00:00Z')).toBe('00:00 ngày 25/11/2026');
  });

  it('never move a calendar date', () => {
    expect(formatDate('2026-01-01')).toBe('01/01/2026');
    expect(formatWeekday('2026-11-25')).toBe('Thứ Tư');
    expect(formatWeekday('2026-11-29')).toBe('Chủ Nhật');
  });

  it('count calendar days, not hours', () => {
    expect(daysUntil('2026-12-31', '2026-11-25T23:59:00+07:00')).toBe(36);
    expect(relativeDay('2026-11-25T20:00:00+07:00', '2026-11-25T01:00:00+07:00')).toBe('hôm nay');
    expect(relativeDay('2026-11-26T00:30:00+07:00', '2026-11-25T23:30:00+07:00')).toBe('ngày mai');
    expect(relativeDay('2026-12-31', '2026-11-25T10:00:00+07:00')).toBe('còn 36 ngày');
    expect(relativeDay('2026-11-22', '2026-11-25T10:00:00+07:00')).toBe('3 ngày trước');
  });
});

describe('numbers', () => {
  it('have a point for thousands and a comma for decimals', () => {
    expect(formatNumber(11635)).toBe('11.635');
    expect(formatPercent(57.8)).toBe('57,8\u00a0%');
    expect(formatMinutes(90)).toBe('1,5 giờ');
    expect(formatMinutes(45)).toBe('45 phút');
  });

  it('tell the weight before a download', () => {
    expect(formatBytes(64_000)).toBe('64\u00a0KB');
    expect(formatBytes(1_100_000)).toBe('1,1\u00a0MB');
    expect(formatBytes(12)).toBe('1\u00a0KB');
  });
});

describe('the number of a decision', () => {
  it('holds together at its hyphens, other words and codes stay as they are', () => {
    expect(keepWhole('Số 145/QĐ-SKHCN, ngày 20/09/2026')).toBe('Số 145/QĐ\u2060-\u2060SKHCN, ngày 20/09/2026');
    expect(keepWhole('Mã QPGA-43AF-KK')).toBe('Mã QPGA-43AF-KK');
  });
});

describe('a name in quotation marks', () => {
  it('has the inner ones where it quotes by itself', () => {
    expect(quoted('Ký số')).toBe('“Ký số”');
    expect(quoted('Bẫy “lấy lại tiền bị lừa”')).toBe('“Bẫy ‘lấy lại tiền bị lừa’”');
  });
});

describe('messages', () => {
  const t = translator({ steps: 'Đã xong {done} trên {all} bước', plain: 'Học tiếp' });

  it('fill their places, numbers in the Vietnamese way', () => {
    expect(t('steps', { done: 1400, all: 3200 })).toBe('Đã xong 1.400 trên 3.200 bước');
    expect(t('plain')).toBe('Học tiếp');
  });
});
