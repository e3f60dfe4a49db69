import type { Answer } from '../lib/api/types';
import { formatDate, formatNumber } from '../lib/i18n/format';
import { translator } from '../lib/i18n/translate';

/** Something asked anew, as the server counts it. */
export type ReopenedFigure = Answer<'get', '/api/teams/{teamId}/progress'>['reopenings'][number];

/** Words of what a new edition of a course asks anew, beside the figures of a round. */
export const t = translator({
  reopened: 'Học lại phần đã đổi',
  done: '**{finished} trên {total} người** đã xong phần học lại “{title}”, hạn {date}.',
  parts: 'Gồm: {list}.',
  lesson: 'bài {number} “{title}”',
  other: '“{title}”',
  open: 'Xem phần học lại',
});

/** How many of how many have done it, and until when it is to be done. */
export const doneOf = ({ finished, total, title, dueOn }: ReopenedFigure): string =>
  t('done', { title, finished: formatNumber(finished), total: formatNumber(total), date: formatDate(dueOn) });

/** Which parts it asks for: “Gồm: bài 2 “Khai hồ sơ”, “Bài kiểm tra”.” */
export function partsOf({ parts }: ReopenedFigure): string {
  const named = parts.map(({ number, title }) =>
    number === null ? t('other', { title }) : t('lesson', { number, title }),
  );
  return t('parts', { list: named.join(', ') });
}
