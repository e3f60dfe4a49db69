import { type CalendarMeeting, writeCalendar } from './calendar';

const meeting = (more: Partial<CalendarMeeting> = {}): CalendarMeeting => ({
  uid: '0192f0c1-0000-7000-8000-000000000001',
  sequence: 0,
  changedAt: new Date('2026-11-25T01:00:00Z'),
  startsAt: new Date('2026-12-01T12:00:00Z'),
  endsAt: new Date('2026-12-01T13:30:00Z'),
  title: 'Dịch vụ công trực tuyến, buổi 1',
  location: 'Nhà văn hóa thôn Nà Ôm, Xã Hàm Yên',
  url: 'https://lopso.example/lop',
  isCancelled: false,
  remindMinutes: 60,
  ...more,
});
const linesOf = (text: string): string[] => text.split('\r\n');
const unfolded = (text: string): string[] => linesOf(text.replaceAll('\r\n ', ''));

describe('a calendar file', () => {
  it('says hours in Vietnam’s time with its zone, and instants of changes in UTC', () => {
    expect(linesOf(writeCalendar('Lớp của tôi', [meeting()]))).toEqual(
      expect.arrayContaining([
        'BEGIN:VTIMEZONE',
        'TZOFFSETTO:+0700',
        'DTSTART;TZID=Asia/Ho_Chi_Minh:20261201T190000',
        'DTEND;TZID=Asia/Ho_Chi_Minh:20261201T203000',
        'DTSTAMP:20261125T010000Z',
        'LAST-MODIFIED:20261125T010000Z',
        'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
        'X-PUBLISHED-TTL:PT4H',
        'TRIGGER:-PT1H',
      ]),
    );
  });

  it('folds by octets, never inside a letter, and no line is longer than 75', () => {
    const title = 'Hướng dẫn người dân thực hiện dịch vụ công trực tuyến, thanh toán; và nhận diện lừa đảo 📱 '.repeat(
      4,
    );
    const text = writeCalendar('Lớp ở Xã Hàm Yên', [meeting({ title })]);
    expect(linesOf(text).filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text).not.toContain('\uFFFD');
    const summary = unfolded(text).find((line) => line.startsWith('SUMMARY:'));
    expect(summary).toBe(`SUMMARY:${title.replaceAll(',', '\\,').replaceAll(';', '\\;')}`);
  });

  it('lets no text become a line of its own', () => {
    const title = 'Lớp\r\nATTENDEE:mailto:ai@do\nEND:VEVENT';
    const text = writeCalendar('Lịch\r\nX-LA:1', [meeting({ title, location: 'Nhà\r\nSTATUS:CANCELLED' })]);
    const names = unfolded(text).map((line) => line.split(/[:;]/)[0]);
    expect(names.filter((name) => name === 'ATTENDEE' || name === 'X-LA')).toEqual([]);
    expect(names.filter((name) => name === 'STATUS' || name === 'END')).toHaveLength(6);
  });

  it('is the same bytes for the same meetings', () => {
    expect(writeCalendar('Lịch', [meeting()])).toBe(writeCalendar('Lịch', [meeting()]));
  });

  it('is a calendar also without a meeting', () => {
    expect(unfolded(writeCalendar('Lịch', [])).at(-2)).toBe('END:VCALENDAR');
  });
});
