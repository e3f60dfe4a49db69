import type { Answer } from '../api/types';
import { translator } from '../i18n/translate';

const t = translator({
  label: 'Chỗ trong lớp',
  promoted: 'Anh chị đã có chỗ ở lớp {title}',
  promotedText: 'Được xếp từ danh sách chờ. Mở ra để báo sẽ đi học, hoặc nhường chỗ.',
  admitted: 'Đã duyệt cho anh chị vào lớp {title}',
  declined: 'Chưa được duyệt vào lớp {title}',
  expired: 'Đề nghị vào lớp {title} đã hết hạn',
  endedText: 'Mở ra xem, hoặc xin lại.',
});

type Places = Pick<Answer<'get', '/api/me/class-groups'>, 'items' | 'requests'>;

export const placeLabel = t('label');

/** What a member was not told yet: places that came from waiting lists, and how her requests ended. */
export function placeNews({ items, requests }: Places): { title: string; text: string }[] {
  const came = items.filter(({ isBooked, promotedAt }) => isBooked && promotedAt !== null);
  const ended = requests.flatMap(({ title, standing }) =>
    standing === 'admitted' || standing === 'declined' || standing === 'expired' ? [{ title, standing }] : [],
  );
  return [
    ...came.map(({ title }) => ({ title: t('promoted', { title }), text: t('promotedText') })),
    ...ended.map(({ title, standing }) => ({ title: t(standing, { title }), text: t('endedText') })),
  ];
}
