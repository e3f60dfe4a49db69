import type { ClassGroup } from './types';

type Whose = Pick<ClassGroup, 'communeId' | 'communeName'>;

/** Communes whose people somebody books into a class: a guest the own ones it was planned for, others that of the class first. */
export function bookableCommunes(group: Whose & Pick<ClassGroup, 'isGuest' | 'plannedFor'>): Whose[] {
  const own = group.plannedFor.flatMap(({ goingOn }) => goingOn.filter(({ isOwn }) => isOwn));
  const all = group.isGuest && own.length > 0 ? own : [group, ...own];
  const ids = all.map(({ communeId }) => communeId);
  return all
    .filter(({ communeId }, index) => ids.indexOf(communeId) === index)
    .map(({ communeId, communeName }) => ({ communeId, communeName }));
}
