import { formatDate, formatTime, formatWeekday } from '../lib/i18n/format';
import { translator } from '../lib/i18n/translate';
import type { MakeUp } from './make-ups.svelte';

export const t = translator({
  title: 'Học bù lớp {title}',
  missed: 'Anh chị vắng buổi {number}, ngày {date}.',
  partly: 'Buổi {number} ngày {date} anh chị học chưa đủ giờ.',
  more: 'Còn {count} buổi nữa cũng chưa đủ.',
  why: 'Giờ học bù ở xã nào cũng được tính.',
  until: 'Trả lời trước ngày {date}.',
  hours: '{from}–{to}, {weekday} {date}',
  sessions: '{count} buổi, từ {hours}',
  days: '{count} buổi:',
  allDays: 'Xem cả {count} buổi',
  places: 'Còn {free} chỗ',
  take: 'Nhận chỗ',
  takeOf: 'Nhận chỗ học bù {hours}, {place}',
  decline: 'Tôi không học bù',
  taken: 'Anh chị đã có chỗ học bù lớp **{title}**',
  waiting: 'Chỗ vừa hết. Anh chị đang chờ chỗ lớp **{title}**',
  declined: 'Đã bỏ lời mời học bù. Vẫn đăng ký được ở mục Lớp.',
});

type Choice = MakeUp['classes'][number];

const small = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);

/** 19:00–20:30, thứ Tư 25/11/2026; 2 buổi, từ … */
export function choiceHours({
  startsAt,
  endsAt,
  sessionCount: count,
}: Pick<Choice, 'startsAt' | 'endsAt' | 'sessionCount'>): string {
  const hours = t('hours', {
    ...{ from: formatTime(startsAt), to: formatTime(endsAt) },
    ...{ weekday: small(formatWeekday(startsAt)), date: formatDate(startsAt) },
  });
  return count > 1 ? t('sessions', { count, hours }) : hours;
}

/** So many days are told at once; more are unfolded. */
export const FEW_DAYS = 3;

/** The line above the days of a class, where they stand below it: “2 buổi:”; otherwise its hours. */
export function daysLead(
  { sessions = [] }: { readonly sessions?: readonly unknown[] | undefined },
  hours: string,
): string {
  return sessions.length > 1 && sessions.length <= FEW_DAYS ? t('days', { count: sessions.length }) : hours;
}

/** What she missed, the latest in full. */
export function missedWords({ missed }: MakeUp): string {
  const [latest, ...others] = missed;
  if (latest === undefined) return '';
  const params = { number: latest.number, date: formatDate(latest.startsAt) };
  const first = latest.isPartial ? t('partly', params) : t('missed', params);
  return others.length === 0 ? first : `${first} ${t('more', { count: others.length })}`;
}
