import { daysUntil, formatDate, formatNumber } from '../lib/i18n/format';
import { translator } from '../lib/i18n/translate';
import type { Answer } from '../lib/api/types';

type OpenCall = Pick<
  Answer<'get', '/api/class-calls'>['items'][number],
  'id' | 'title' | 'closesOn' | 'communes' | 'places' | 'filled' | 'proposed' | 'notStarted'
>;

/** A call is told to the department when so many days are left, or fewer. */
const SOON_DAYS = 3;

const t = translator({
  asked: 'Sở mời đề cử {places} người đi học “{title}”',
  until: 'Hạn {date}.',
  free: 'Còn {free} chỗ chưa ghi tên.',
  proposed: '{proposed} người tổ trưởng đề xuất chờ xã trả lời.',
  lastDay: 'Hôm nay là ngày cuối.',
  daysLeft: 'Còn {days} ngày.',
  closing: 'Đăng ký “{title}” hết hạn {date}',
  notStarted: '{count} xã chưa ghi ai.',
});

/** What an officer is told about a call. */
export interface CallNews {
  readonly id: string;
  readonly title: string;
  /** What is left to do. */
  readonly text: string;
  /** The last days run and places are empty. */
  readonly isLate: boolean;
}

const leftOf = ({ closesOn }: OpenCall, now: Date): number => daysUntil(closesOn, now);

const soonWords = (days: number): string[] => {
  if (days > SOON_DAYS) return [];
  return [days <= 0 ? t('lastDay') : t('daysLeft', { days })];
};

function communeNews(call: OpenCall, days: number): CallNews | null {
  const free = call.places - call.filled;
  if (free <= 0 && call.proposed === 0) return null;
  const date = formatDate(call.closesOn);
  const text = [
    t('until', { date }),
    ...(free > 0 ? [t('free', { free: formatNumber(free) })] : []),
    ...(call.proposed > 0 ? [t('proposed', { proposed: formatNumber(call.proposed) })] : []),
    ...soonWords(days),
  ];
  const title = t('asked', { places: formatNumber(call.places), title: call.title });
  return { id: call.id, title, text: text.join(' '), isLate: free > 0 && days <= SOON_DAYS };
}

function departmentNews(call: OpenCall, days: number): CallNews | null {
  const free = call.places - call.filled;
  if (free <= 0 || days > SOON_DAYS) return null;
  const text = [
    t('free', { free: formatNumber(free) }),
    ...(call.notStarted > 0 ? [t('notStarted', { count: formatNumber(call.notStarted) })] : []),
    ...soonWords(days),
  ];
  const title = t('closing', { title: call.title, date: formatDate(call.closesOn) });
  return { id: call.id, title, text: text.join(' '), isLate: true };
}

/**
 * Of open calls what is left to do, the first to close first: for a commune all with a place without a name or a proposal without an answer, for
 * the department those that close soon with places left.
 */
export function callNews(calls: readonly OpenCall[], whose: 'commune' | 'department', now: Date): CallNews[] {
  const tell = whose === 'commune' ? communeNews : departmentNews;
  return [...calls]
    .sort((one, other) => one.closesOn.localeCompare(other.closesOn))
    .flatMap((call) => tell(call, leftOf(call, now)) ?? []);
}
