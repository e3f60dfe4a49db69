import { translator } from '../lib/i18n/translate';
import type { NearClass } from './place-told-words';

/** Words of a place that became free too late to go to who waits by itself. */
export const t = translator({
  title: 'Có {free} chỗ vừa trống ở lớp {title}',
  first: 'Ai nhận trước được trước.',
  take: 'Nhận chỗ',
  takeOf: 'Nhận chỗ lớp {title}',
  taken: 'Anh chị đã có chỗ lớp **{title}**',
  gone: 'Chỗ vừa trống ở lớp {title} đã có người nhận trước. Anh chị vẫn đang chờ, thứ {position} trên {total} người.',
});

/** She waits for a place of the class, one is free, and whoever takes it first has it; who lacks a course can't. */
export const isFreed = ({ turn, freePlaces, missing }: Pick<NearClass, 'turn' | 'freePlaces' | 'missing'>): boolean =>
  turn !== null && turn.isFirstCome && freePlaces > 0 && missing.length === 0;

/** What she is told who was too late; null where she has the place. */
export function goneWords({ title, turn, waitingCount: total }: NearClass): string | null {
  return turn === null ? null : t('gone', { title, position: turn.position, total });
}
