import type { Answer } from '../lib/api/types';
import { formatDate, formatTime, formatWeekday } from '../lib/i18n/format';
import { placeOf } from '../lib/i18n/place';
import { translator } from '../lib/i18n/translate';

export type SessionNews = Answer<'get', '/api/me/session-news'>['items'][number];

export const t = translator({
  label: 'Tin về buổi học của anh chị',
  reminders: 'Nhắc buổi học của anh chị',
  evening: 'Mai có buổi học: {title}, buổi {number}',
  morning: 'Hôm nay có buổi học: {title}, buổi {number}',
  teachEvening: 'Mai anh chị đứng lớp: {title}, buổi {number}',
  teachMorning: 'Hôm nay anh chị đứng lớp: {title}, buổi {number}',
  added: 'Lớp {title} có thêm buổi {number}',
  moved: 'Buổi {number} lớp {title} đã đổi',
  cancelled: 'Buổi {number} lớp {title} đã hủy',
  restored: 'Buổi {number} lớp {title} vẫn học',
  'moved-without': 'Buổi {number} lớp {title} dời ngày, anh chị không có tên ở buổi mới',
  'restored-without': 'Buổi {number} lớp {title} vẫn học, nhưng không còn chỗ của anh chị',
  offTrainer: 'Buổi {number} lớp {title} đã giao người khác, anh chị không phải đứng lớp',
  offAssistant: 'Buổi {number} lớp {title} đã giao người khác, anh chị không phải trợ giảng',
  offTrainerSeveral: 'Lớp {title}: {count} buổi đã giao người khác, anh chị không phải đứng lớp',
  offAssistantSeveral: 'Lớp {title}: {count} buổi đã giao người khác, anh chị không phải trợ giảng',
  offOf: 'buổi {number}: {hours}',
  backTrainer: 'Buổi {number} lớp {title} nay do anh chị đứng lớp',
  backAssistant: 'Buổi {number} lớp {title} nay có anh chị trợ giảng',
  without:
    'Giờ đó anh chị đã có lớp khác, hoặc không kịp đường đến: {hours}, ở {place}. Vẫn muốn học thì hỏi giảng viên.',
  waits: 'Anh chị đang chờ ở lớp này.',
  waitsOn: 'Anh chị vẫn chờ ở lớp này: lớp học lại thì lượt còn nguyên.',
  officeMoved: 'Buổi {number} lớp {title} dời sang xã khác',
  at: '{hours}, ở {place}.',
  now: 'Giờ là {hours}, ở {place}.',
  before: 'Trước đó: {hours}, ở {place}.',
  wasOn: 'Buổi này trước xếp {hours}, ở {place}.',
  hours: '{from}–{to}, {weekday} {date}',
});

type Place = Pick<SessionNews, 'startsAt' | 'endsAt' | 'venueName' | 'communeName'>;

const small = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);

const wordsOf = ({ startsAt, endsAt, venueName, communeName }: Place): { hours: string; place: string } => ({
  hours: t('hours', {
    ...{ from: formatTime(startsAt), to: formatTime(endsAt) },
    ...{ weekday: small(formatWeekday(startsAt)), date: formatDate(startsAt) },
  }),
  place: placeOf({ venueName, communeName }),
});

/** “19:00–20:30, thứ Năm 03/12/2026, ở Nhà văn hóa thôn 3, xã Hàm Yên.” */
export const hoursAndPlace = (place: Place): string => t('at', wordsOf(place));

/** True of what only says that a session comes. */
export const isReminder = ({ kind }: Pick<SessionNews, 'kind'>): boolean => kind === 'evening' || kind === 'morning';

/** In lines: sessions of one class that others gave away are one, at the place of the first. */
export function newsLines(news: readonly SessionNews[]): SessionNews[][] {
  const keyOf = ({ kind, classGroupId, duty, classSessionId }: SessionNews): string =>
    kind === 'off' ? `${classGroupId} ${duty}` : classSessionId;
  const lines = new Map<string, SessionNews[]>();
  for (const one of news) lines.set(keyOf(one), [...(lines.get(keyOf(one)) ?? []), one]);
  return [...lines.values()];
}

/** Several sessions of one class that others gave to somebody else: which days. */
export function severalWords(line: readonly [SessionNews, ...SessionNews[]]): { title: string; text: string } {
  const [{ duty, title }] = line;
  const days = line.map((one) => t('offOf', { number: one.number, hours: wordsOf(one).hours })).join('; ');
  return {
    title: t(duty === 'assistant' ? 'offAssistantSeveral' : 'offTrainerSeveral', { title, count: line.length }),
    text: `${days.charAt(0).toLocaleUpperCase('vi')}${days.slice(1)}.`,
  };
}

/** What it is, in a line. Who stands before the session is told so. */
export function newsTitle(news: SessionNews): string {
  const { kind, duty, title, number } = news;
  const params = { title, number };
  if (kind === 'evening') return t(duty === 'member' ? 'evening' : 'teachEvening', params);
  if (kind === 'morning') return t(duty === 'member' ? 'morning' : 'teachMorning', params);
  if (kind === 'off') return t(duty === 'assistant' ? 'offAssistant' : 'offTrainer', params);
  if (kind === 'back') return t(duty === 'assistant' ? 'backAssistant' : 'backTrainer', params);
  return t(leavesCommune(news) ? 'officeMoved' : kind, params);
}

const leavesCommune = ({ kind, duty, communeName, before }: SessionNews): boolean =>
  kind === 'moved' && duty === 'officer' && before?.communeName !== communeName;

/** When and where, and before a change what she knew; who has no place yet is told that she waits on. */
export function newsText(news: SessionNews): string {
  const told = toldOf(news);
  if (news.duty !== 'waiting') return told;
  return `${told} ${t(news.kind === 'cancelled' ? 'waitsOn' : 'waits')}`;
}

/** Told with the hours it has: there is nothing before. */
const AS_IT_IS: ReadonlySet<SessionNews['kind']> = new Set(['added', 'off', 'back']);

function toldOf(news: SessionNews): string {
  const now = wordsOf(news);
  if (isReminder(news) || AS_IT_IS.has(news.kind)) return t('at', now);
  if (news.kind === 'cancelled') return t('wasOn', wordsOf(news.before ?? news));
  if (news.kind === 'restored-without' || news.kind === 'moved-without') return t('without', now);
  const told = t('now', now);
  return news.kind === 'moved' && news.before !== null ? `${told} ${t('before', wordsOf(news.before))}` : told;
}

/** Where more about it stands: the roll for who stands before it, her own sessions for who does so no more, the own classes for a member, those of the commune for its officer. */
export const newsAddress = ({ kind, duty, classSessionId }: SessionNews): string => {
  if (kind === 'off') return '/giang-vien';
  if (duty === 'officer') return '/xa/lop';
  return duty === 'member' || duty === 'waiting' ? '/lop' : `/giang-vien/buoi/${classSessionId}`;
};
