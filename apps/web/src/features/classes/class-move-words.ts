import { inSentence } from '../../lib/i18n/format';
import type { ClassMoved } from './class-move.svelte';
import { t } from './messages/class-move';
import type { ClassGroup } from './types';

/** Why a move was not taken back; `code`: of the refusal, none where it was none (no network). */
export function notUndoneWords(code: string | undefined): string {
  if (code?.endsWith('-away')) return t('notUndoneAway');
  if (code === 'classes.right-ends' || code === 'classes.no-right-yet') return t('notUndoneRight');
  if (code === 'classes.session-changed-since') return t('notUndoneChanged');
  return /-(busy|far|clash)(-elsewhere)?$/.test(code ?? '') ? t('notUndoneTaken') : t('notUndone');
}

/** So many are named in a sentence; the page of the class names all. */
const NAMED = 3;

/** Who has a place and is not in a session that was over and moved; empty: nobody. */
export function leftOutWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  const [some, rest] = [names.slice(0, NAMED).join(', '), names.length - NAMED];
  return t('leftOut', { count: names.length, names: rest > 0 ? t('andMore', { names: some, count: rest }) : some });
}

/** What comes of a move, in sentences: places, who waits, whose class it is, who is told. */
export function moveSentences(moved: ClassMoved, group: Pick<ClassGroup, 'communeName'>, crosses: boolean): string[] {
  const { movedCount, bookedCount } = moved;
  return [
    t('moved', { count: movedCount }),
    bookedCount > 0 ? t('booked', { count: bookedCount }) : t('nobodyBooked'),
    ...(moved.leftOutNames.length > 0 ? [leftOutWords(moved.leftOutNames)] : []),
    ...waitingSentences(moved),
    ...homeSentences(moved, group, crosses),
    crosses ? t('officers') : t('staff'),
  ];
}

function waitingSentences({ waitingCount, hinderedCount, requestCount }: ClassMoved): string[] {
  return [
    ...(waitingCount > 0 ? [t('waiting', { count: waitingCount })] : []),
    ...(hinderedCount > 0 ? [t('hindered', { count: hinderedCount })] : []),
    ...(requestCount > 0 ? [t('requests', { count: requestCount })] : []),
  ];
}

function homeSentences(
  { newHome, isTwoStage }: ClassMoved,
  { communeName }: Pick<ClassGroup, 'communeName'>,
  crosses: boolean,
): string[] {
  if (newHome === null) return crosses ? [t('stays', { commune: inSentence(communeName) })] : [];
  const commune = inSentence(newHome.communeName);
  const home = t('home', { commune, former: inSentence(newHome.formerName) });
  return isTwoStage ? [home, t('secondWord', { commune })] : [home];
}
