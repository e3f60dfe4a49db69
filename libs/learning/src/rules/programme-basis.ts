/** What of a programme says from which others it goes on. */
export interface ProgrammeLevelled {
  readonly id: string;
  readonly level: 'basic' | 'in-depth';
  readonly buildsOn: readonly string[];
  readonly audience: readonly string[];
}

/**
 * The basic programmes an in-depth one goes on from, by id, in their order: those it names, or, where it names none, all that are for one of its
 * kinds of team. A programme that is named and not there any more is left out. Empty of a basic one.
 */
export function basisOf(programme: ProgrammeLevelled, all: readonly ProgrammeLevelled[]): string[] {
  if (programme.level === 'basic') return [];
  const { buildsOn, audience } = programme;
  const isBasis = ({ id, audience: theirs }: ProgrammeLevelled): boolean =>
    buildsOn.length > 0 ? buildsOn.includes(id) : theirs.some((kind) => audience.includes(kind));
  return all.filter((one) => one.level === 'basic' && isBasis(one)).map(({ id }) => id);
}
