import type { Answer } from '../lib/api/types';
import { formatDate } from '../lib/i18n/format';
import { translator } from '../lib/i18n/translate';

export type PaperEnd = Answer<'get', '/api/me/certificate-ends'>[number];

export const t = translator({
  notSeen: 'Chưa xem được giấy này có đến lúc gia hạn hay chưa.',
  label: 'Hiệu lực giấy chứng nhận của anh chị',
  renewable: 'Đến lúc gia hạn giấy chứng nhận số {number}',
  soon: 'Giấy chứng nhận số {number} sắp hết hiệu lực',
  ended: 'Giấy chứng nhận số {number} đã hết hiệu lực',
  until: '{title}: hiệu lực đến hết ngày {until}.',
  over: '{title}: hết hiệu lực sau ngày {until}.',
  follows: 'Học lại đủ yêu cầu chậm nhất ngày {last} là có giấy mới, hiệu lực tính nối tiếp.',
  renews: 'Học lại đủ yêu cầu chậm nhất ngày {due} là có giấy mới.',
  again: 'Học lại đủ yêu cầu là có giấy mới, hiệu lực tính từ ngày hoàn thành.',
  renewsElsewhere: 'Đợt “{round}” mời anh chị học lại, chậm nhất ngày {due}. Đủ yêu cầu là có giấy mới.',
  ask: 'Chưa có đợt nào để anh chị gia hạn. Hỏi {issuer} {place}.',
  learn: 'Học để gia hạn',
});

/** What it is, in a line. */
export const endTitle = ({ stage, number }: PaperEnd): string => t(stage, { number });

/** Until when the paper is good or was, and how the next one comes. */
export function endText({ stage, title, validUntil, followsUntil, renewsIn, issuer, place }: PaperEnd): string {
  const until = t(stage === 'ended' ? 'over' : 'until', { title, until: formatDate(validUntil) });
  if (renewsIn === null) return `${until} ${t('ask', { issuer, place })}`;
  const { roundTitle: round, dueOn } = renewsIn;
  if (round !== title) return `${until} ${t('renewsElsewhere', { round, due: formatDate(dueOn) })}`;
  if (stage !== 'ended') return `${until} ${t('renews', { due: formatDate(dueOn) })}`;
  return `${until} ${followsUntil === null ? t('again') : t('follows', { last: formatDate(followsUntil) })}`;
}

/** Where she goes on: what she has to learn; the paper, where no round renews it. */
export const endAddress = ({ renewsIn, certificateId }: PaperEnd): string =>
  renewsIn === null ? `/giay/${certificateId}` : '/hoc';
