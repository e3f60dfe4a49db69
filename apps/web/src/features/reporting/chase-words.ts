import { formatDate } from '../../lib/i18n/format';
import { phoneInGroups } from '../../lib/i18n/phone';
import type { State } from '../../lib/ui/states';
import { t } from './messages/chase';
import type { ChasePage, ChasePerson } from './types';

/** A message of one screen of a telephone; longer ones are not read. */
const LONGEST = 400;

/** Words of the address and words of the API. */
export const stageSlugs = { 'chua-bat-dau': 'not-started', 'dang-hoc': 'doing', 'cho-cham': 'waiting' } as const;
export type Stage = (typeof stageSlugs)[keyof typeof stageSlugs];

export const stageNames: Readonly<Record<Stage, string>> = {
  'not-started': t('stageNotStarted'),
  doing: t('stageDoing'),
  waiting: t('stageWaiting'),
};

const stageStates: Readonly<Record<Stage, State>> = { 'not-started': 'none', doing: 'doing', waiting: 'wait' };

/** The stage of an address; undefined for all. */
export const stageOf = (slug: string | null): Stage | undefined =>
  slug !== null && Object.hasOwn(stageSlugs, slug) ? stageSlugs[slug as keyof typeof stageSlugs] : undefined;

/** Orders of the list; the first stands in no address. */
export const orderWords = [
  { slug: null, order: 'name', label: t('orderName') },
  { slug: 'han', order: 'due', label: t('orderDue') },
  { slug: 'gan-xong', order: 'nearest', label: t('orderNearest') },
] as const;
export type ChaseOrder = (typeof orderWords)[number]['order'];

/** The order of an address. */
export const orderOf = (slug: string | null): ChaseOrder =>
  orderWords.find((one) => one.slug === slug)?.order ?? 'name';

/** How a person stands: glyph, colour and word. Late is said beside it. */
export const stageChip = ({ stage }: ChasePerson): { state: State; words: string } => ({
  state: stageStates[stage],
  words: stageNames[stage],
});

export const isLate = ({ lastOn }: ChasePerson, today: string): boolean => lastOn < today;

/** “Hạn 31/12/2026, được gia hạn, chưa muộn đến hết 10/01/2027”. */
export function dueWords({ dueOn, lastOn, isExtended }: ChasePerson): string {
  const words = [t('due', { date: formatDate(dueOn) })];
  if (isExtended) words.push(t('extended'));
  if (lastOn !== dueOn) words.push(t('grace', { date: formatDate(lastOn) }));
  return words.join(', ');
}

const noCall: Readonly<Record<Exclude<ChasePerson['reminders'], 'allowed'>, string>> = {
  refused: t('refused'),
  'not-asked': t('notAsked'),
  restricted: t('restricted'),
};

/** The number to tap, or why there is none. */
export function callTo({
  phone,
  reminders,
  fullName: name,
}: ChasePerson): { href: string; label: string; text: string } | string {
  if (reminders !== 'allowed') return noCall[reminders];
  if (phone === null) return t('noPhone');
  const shown = phoneInGroups(phone);
  return { href: `tel:${phone}`, text: t('call', { phone: shown }), label: t('callOf', { name, phone: shown }) };
}

/** What is sent to one person: her name and what is hers to do. `address` with its scheme, so that it can be tapped. */
export function reminderTo(person: ChasePerson, round: string, address: string): string {
  const { givenName: given, way } = person;
  const words = { given, round, due: formatDate(person.dueOn), way, address };
  const [whole, short] = person.isOnlyWaiting
    ? [t('reminderWaiting', words), t('reminderWaitingShort', words)]
    : [t('reminder', words), t('reminderShort', words)];
  return way !== '' && whole.length <= LONGEST ? whole : short;
}

/** What is sent to a team: names of those only who have something to do and agreed to be reminded, as many as one message holds. */
export function reminderToTeam(
  { people, head }: Pick<ChasePage, 'people' | 'head'>,
  team: string,
  address: string,
): string {
  const left = people.filter(({ isOnlyWaiting }) => !isOnlyWaiting);
  // Theirs, never the round's: where each has her own date the round has the day on which joining ends.
  const dates = (left.length === 0 ? people : left).map(({ dueOn }) => dueOn).sort();
  const words = {
    team: team.charAt(0).toLocaleLowerCase('vi') + team.slice(1),
    round: head.round.title,
    due: formatDate(dates[0] ?? head.round.dueOn),
    address,
  };
  const named = left.filter(({ reminders }) => reminders === 'allowed').map(({ fullName }) => fullName);
  for (let count = named.length; count > 0; count -= 1) {
    const others = left.length - count;
    const shown = named.slice(0, count).join(', ');
    const names = others === 0 ? shown : `${shown} ${t('others', { count: others })}`;
    const text = t('reminderTeam', { ...words, names });
    if (text.length <= LONGEST) return text;
  }
  return t('reminderTeamNoNames', words);
}
