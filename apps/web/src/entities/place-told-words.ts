import type { Answer } from '../lib/api/types';
import { translator } from '../lib/i18n/translate';
import { placementText, placementTitle } from './placement-words';

const t = translator({
  label: 'Chỗ trong lớp',
  notSeen: 'Chưa xem được tin về chỗ học của anh chị.',
  promoted: 'Anh chị đã có chỗ ở lớp {title}',
  promotedText: 'Được xếp từ danh sách chờ. Mở ra để báo sẽ đi học, hoặc nhường chỗ.',
  admitted: 'Đã duyệt cho anh chị vào lớp {title}',
  declined: 'Chưa được duyệt vào lớp {title}',
  expired: 'Đề nghị vào lớp {title} đã hết hạn',
  begun: 'Lớp {title} đã bắt đầu, chưa ai trả lời đề nghị của anh chị',
  cancelled: 'Lớp {title} đã hủy, đề nghị của anh chị không còn chờ nữa',
  'seat-over': 'Đề nghị vào lớp {title} đã dừng',
  several: '{first}, và {count} tin khác về chỗ học',
  endedText: 'Mở ra xem, hoặc xin lại.',
});

export type Places = Answer<'get', '/api/me/class-groups'>;
export type NearClass = Places['items'][number];

/** Of a class; she says of it that she knows. */
interface PlaceNews {
  readonly classGroupId: string;
  readonly title: string;
  readonly text: string;
}

export const placeLabel = t('label');
export const notSeen = t('notSeen');

/** What a member was not told yet: places that came from waiting lists, how her requests ended, and what others did with her places. */
export function placeNews({
  items,
  requests,
  placements,
}: Pick<Places, 'items' | 'requests' | 'placements'>): PlaceNews[] {
  const came = items.filter(({ isBooked, promotedAt }) => isBooked && promotedAt !== null);
  const ended = requests.flatMap(({ classGroupId, title, standing }) =>
    standing !== 'commune' && standing !== 'class'
      ? [{ classGroupId, title: t(standing, { title }), text: t('endedText') }]
      : [],
  );
  return [
    ...came.map(({ classGroupId, title }) => ({
      classGroupId,
      title: t('promoted', { title }),
      text: t('promotedText'),
    })),
    ...ended,
    ...placements.map((one) => ({
      classGroupId: one.classGroupId,
      title: placementTitle(one),
      text: placementText(one),
    })),
  ];
}

/** Several in one line: the first as it is, the others by their number. */
export const severalTold = (news: readonly PlaceNews[]): string =>
  t('several', { first: news[0]?.title ?? '', count: news.length - 1 });
