import type { ConditionKind } from './audience-form.svelte';
import { t } from './messages/audience';
import type { Round } from './rounds-words';

/** Something that a condition can ask for. */
export interface Option {
  value: string;
  label: string;
}

/** Kinds of conditions in the order they are offered. */
export const kindWords: Readonly<Record<ConditionKind, string>> = {
  position: t('position'),
  team: t('team'),
  unit: t('unit'),
  person: t('person'),
  seat: t('seat'),
  round: t('round'),
  course: t('course'),
  'any-round': t('anyRound'),
};

export const positions: readonly Option[] = [
  { value: 'leader', label: t('leader') },
  { value: 'deputy', label: t('deputy') },
  { value: 'member', label: t('member') },
];

export const teams: readonly Option[] = [
  { value: 'commune-team', label: t('communeTeam') },
  { value: 'village-team', label: t('villageTeam') },
];

export const people: readonly Option[] = [
  { value: 'official', label: t('official') },
  { value: 'teacher', label: t('teacher') },
  { value: 'police', label: t('police') },
  { value: 'health', label: t('health') },
  { value: 'mass-organisation', label: t('massOrganisation') },
  { value: 'telecom-it', label: t('telecomIt') },
  { value: 'resident', label: t('resident') },
];

const positionNames = new Map(positions.map(({ value, label }) => [value, label]));
export const positionWords = (position: string): string => positionNames.get(position) ?? position;

export type AudienceSide = 'joins' | 'leaves' | 'stays' | 'kept';
/** `open`: a round not opened yet; `change`: another audience for one; `saved`: the audience it has. */
export type AudienceUse = 'open' | 'change' | 'saved';

/** The sides that are told, in order, each with its sign and what it means. */
export function sidesOf(use: AudienceUse): readonly { side: AudienceSide; sign: string; words: string }[] {
  if (use === 'open') return [{ side: 'joins', sign: '', words: t('joinsOpen') }];
  if (use === 'saved')
    return [
      { side: 'stays', sign: '', words: t('staysSaved') },
      { side: 'joins', sign: '', words: t('joinsSaved') },
      { side: 'kept', sign: '', words: t('kept') },
    ];
  return [
    { side: 'joins', sign: '+', words: t('joins') },
    { side: 'leaves', sign: '−', words: t('leaves') },
    { side: 'stays', sign: '', words: t('stays') },
    { side: 'kept', sign: '', words: t('kept') },
  ];
}

/** Whether nobody joins the round any more on a day, `yyyy-mm-dd`: newcomers may after the date of the others, nobody once it was ended. */
export function isJoiningOver(
  round: Pick<Round, 'dueOn' | 'newcomerDays' | 'newcomersUntil' | 'endedOn'> | null,
  on: string,
): boolean {
  if (round === null) return false;
  if (round.endedOn !== null) return true;
  const last = round.newcomerDays === null ? round.dueOn : round.newcomersUntil;
  return last !== null && last < on;
}
