import type { Answer } from '../lib/api/types';
import { formatDate } from '../lib/i18n/format';
import { translator } from '../lib/i18n/translate';
import type { State } from '../lib/ui/states';

/** A passage of a person through a round. */
export type MemberCycle = Answer<'get', '/api/members/{memberId}/cycles'>[number];

/** Words of the list of somebody's passages. */
export const t = translator({
  passage: '{round}, lần {number}',
  why: 'Vì sao',
  whyOf: 'Vì sao tính như vậy: {passage}',
  finished: 'đã hoàn thành {date}',
  renewed: 'đã hoàn thành {date}, sau đó đã gia hạn',
  unfinished: 'chưa hoàn thành, hạn {date}',
  ended: 'chưa hoàn thành, dừng khi thôi vị trí, {date}',
  'round-ended': 'chưa hoàn thành, đợt đã kết thúc ngày {date}',
  endedSomeDay: 'chưa hoàn thành, không giữ vị trí trong tổ',
});

/** “Bồi dưỡng năm 2026, lần 1”. */
export const passageTitle = ({ roundTitle: round, number }: Pick<MemberCycle, 'roundTitle' | 'number'>): string =>
  t('passage', { round, number });

const tones: Readonly<Record<MemberCycle['state'], State>> = {
  finished: 'done',
  renewed: 'done',
  unfinished: 'doing',
  ended: 'none',
  'round-ended': 'none',
};

/** Glyph and words of how a passage stands, with its day. */
export function passageState({ state, on }: Pick<MemberCycle, 'state' | 'on'>): { tone: State; words: string } {
  const words = on === null ? t('endedSomeDay') : t(state, { date: formatDate(on) });
  return { tone: tones[state], words };
}
