import type { Answer } from '../lib/api/types';
import { formatDate } from '../lib/i18n/format';
import { translator } from '../lib/i18n/translate';
import { hoursAndPlace } from './session-news-words';

export type Opening = Answer<'get', '/api/me/class-openings'>['items'][number];

export const t = translator({
  label: 'Lớp mới',
  trainer: 'Lớp mới giao cho anh chị: {title}',
  assistant: 'Anh chị trợ giảng lớp mới: {title}',
  officer: 'Lớp mới theo kế hoạch: {title}',
  trainerMany: '{count} lớp mới giao cho anh chị, từ {from} đến {to}',
  assistantMany: '{count} lớp mới anh chị trợ giảng, từ {from} đến {to}',
  staffMany: '{count} lớp mới có anh chị giảng dạy hoặc trợ giảng, từ {from} đến {to}',
  officerMany: '{count} lớp mới theo kế hoạch, cho {people} người của xã, từ {from} đến {to}',
  officerHosts: '{count} lớp mới theo kế hoạch học ở xã mình, từ {from} đến {to}',
  people: '{when} Xếp cho {people} người của xã: mở ra để ghi tên.',
  hosts: '{when} Học ở xã mình, cho người xã khác.',
  sessions: '{count} buổi, buổi đầu {when}',
});

/** What it is, in a line. */
export const openingTitle = ({ duty, title }: Opening): string => t(duty, { title });

/** When and where, and for an officer for how many of her people. */
export function openingText({ people, isHost, sessionCount: count, ...one }: Opening): string {
  const place = hoursAndPlace(one);
  const when = count > 1 ? t('sessions', { count, when: place }) : place;
  if (people === null) return when;
  return people === 0 && isHost ? t('hosts', { when }) : t('people', { when, people });
}

/** Several in one line; by the next session. */
export function openingsTitle(openings: readonly Opening[]): string {
  const days = openings.map(({ startsAt }) => startsAt);
  const [from, to] = [formatDate(days[0] ?? ''), formatDate(days.at(-1) ?? '')];
  const count = openings.length;
  if (openings[0]?.duty !== 'officer') return t(staffKey(openings), { count, from, to });
  const people = openings.reduce((sum, one) => sum + (one.people ?? 0), 0);
  return people === 0 ? t('officerHosts', { count, from, to }) : t('officerMany', { count, people, from, to });
}

function staffKey(openings: readonly Opening[]): 'trainerMany' | 'assistantMany' | 'staffMany' {
  if (openings.every(({ duty }) => duty === 'trainer')) return 'trainerMany';
  return openings.every(({ duty }) => duty === 'assistant') ? 'assistantMany' : 'staffMany';
}

/** The class, where its people are booked. */
export const openingAddress = ({ duty, classGroupId }: Opening): string =>
  duty === 'officer' ? `/xa/lop/${classGroupId}` : `/giang-vien/lop/${classGroupId}`;
