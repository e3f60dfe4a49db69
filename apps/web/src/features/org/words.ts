import { t as changes } from './messages/changes';
import { t } from './messages/vi';
import type { Member, MemberKind, Position, UnitTeam } from './types';

/** Names of the kinds of member, in the order forms offer them. */
export const kindWords: Readonly<Record<MemberKind, string>> = {
  official: t('official'),
  teacher: t('teacher'),
  police: t('police'),
  health: t('health'),
  'mass-organisation': t('massOrganisation'),
  'telecom-it': t('telecomIt'),
  resident: t('resident'),
};

/** What a holder is in the team. */
export const positionWords: Readonly<Record<Position, string>> = {
  leader: t('leader'),
  deputy: t('deputy'),
  member: t('member'),
};

/** The same of what a form chose. */
export const positionName = (position: string): string =>
  position in positionWords ? positionWords[position as Position].toLocaleLowerCase('vi') : '';

/** The kind of a person, or the organisation where that says more: "Hội Phụ nữ". */
export function kindOf(person: { kind: MemberKind; organisation: string | null }): string {
  return person.organisation ?? kindWords[person.kind];
}

/** The name a unit has in the list of teams: the commune's team is "Tổ cấp xã". */
export function listName(unit: { unitKind: string; unitName: string }): string {
  return unit.unitKind === 'commune' ? t('communeTeam') : unit.unitName;
}

/** The teams of a commune for a picker, with the places held; who is full says so. */
export function teamOptions(units: readonly UnitTeam[]): { value: string; label: string; note: string }[] {
  return units.flatMap((unit) => {
    if (!unit.team) return [];
    const { id, heldSeats: held, seatLimit: limit } = unit.team;
    const note = changes(held < limit ? 'teamHas' : 'teamIsFull', { held, limit });
    return [{ value: id, label: listName(unit), note }];
  });
}

/** The place somebody holds, in words. */
export function placeOf({ seatNumber, teamName }: Pick<Member, 'seatNumber' | 'teamName'>): string {
  return seatNumber === null ? changes('unseated') : changes('seated', { number: seatNumber, team: teamName ?? '' });
}

/** What somebody may be in a team; leader only where nobody else is, with the words that say why. */
export function positionChoice(
  leader: string | null,
  chosen: string,
): { options: { value: string; label: string }[]; hint: string } {
  const open = options(positionWords).filter(({ value }) => value !== 'leader' || leader === null || chosen === value);
  if (leader !== null) return { options: open, hint: changes('hasLeader', { name: leader }) };
  return { options: open, hint: chosen === 'leader' ? changes('leaderMay') : '' };
}

export const options = <Key extends string>(words: Readonly<Record<Key, string>>): { value: string; label: string }[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));
