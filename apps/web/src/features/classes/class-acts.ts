import { session } from '../../lib/session/session.svelte';
import type { PageAct } from '../../lib/ui/acts';
import { basesOf, type ClassWorkspace } from './class-workspace';
import { t as moveWords } from './messages/class-move';
import { t as opinionWords } from './messages/opinions';
import { t as shareWords } from './messages/share';
import { t as replaceWords } from './messages/replace';
import { t } from './messages/vi';
import type { ClassGroup } from './types';

interface ClassRuns {
  mayChange: boolean;
  mayMove: boolean;
  change: () => void;
  move: () => void;
  share: () => void;
}

/** What can be done with a class, what is done most often first. `change` opens the form of its title and places. */
export function classActs(
  workspace: ClassWorkspace,
  group: ClassGroup,
  { mayChange, mayMove, change, move, share }: ClassRuns,
): PageAct[] {
  const at = `${basesOf(workspace).classes}/${group.id}`;
  const acts: PageAct[] = [];
  if (workspace !== 'trainer' && session.can('papers.read'))
    acts.push({ label: t('seePapers'), icon: 'file-text', href: `${at}/giay-to` });
  // A guest looks after the own people: what she writes are their papers.
  if (group.isGuest) return acts;
  if (workspace === 'trainer' && mayChange)
    acts.push({ label: t('seeResults'), icon: 'list-checks', href: `${at}/ket-qua` });
  if (mayChange) acts.push({ label: t('changeClass'), icon: 'pencil', run: change });
  if (mayMove && workspace !== 'commune') acts.push({ label: moveWords('open'), icon: 'calendar', run: move });
  if (mayShare(workspace, group)) acts.push({ label: shareWords('share'), icon: 'send', run: share });
  return group.isOwn || workspace !== 'trainer' ? [...acts, ...staffActs(workspace, group)] : acts;
}

/** Guests and trainers the own classes, officers those of their units. */
const mayShare = (workspace: ClassWorkspace, { isOwn }: ClassGroup): boolean =>
  session.can('classes.share') && (isOwn || workspace !== 'trainer');

/** What those do who answer for the class. Nobody was asked before a session is over. */
function staffActs(workspace: ClassWorkspace, { id, trainerId, sessions }: ClassGroup): PageAct[] {
  const bases = basesOf(workspace);
  const isAsked = sessions.some(({ state, isOverdue }) => state === 'closed' || isOverdue);
  const acts: PageAct[] = [];
  if (isAsked) acts.push({ label: opinionWords('open'), icon: 'message-circle', href: bases.opinionsOf(id) });
  if (session.can('classes.replace-staff'))
    acts.push({ label: replaceWords('open'), icon: 'users', href: `${bases.replace}?nguoi=${trainerId}` });
  return acts;
}
