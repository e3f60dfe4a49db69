import type { Answer } from '../../lib/api/types';
import { dayOf, formatDate, formatMinutes, formatPercent } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t } from './messages/rounds';
import { t as validityWords } from './messages/validity';

export type RoundList = Answer<'get', '/api/rounds'>;
export type Round = RoundList['rounds'][number];
export type RoundDetail = Answer<'get', '/api/rounds/{roundId}'>;
export type RoundTemplate = Answer<'get', '/api/round-templates'>[number];
export type Audience = Answer<'get', '/api/round-templates/{programmeId}/audience'>;

/** The word and the tone of a round's state on a day. */
export function stateOf(round: Round, now: string): { state: State; words: string } {
  if (round.state === 'opening') return { state: 'wait', words: t('opening') };
  if (round.endedOn !== null) return { state: 'none', words: t('closed') };
  // Where each has her own date the round's is the last day on which somebody joins: it is past no date of theirs.
  return round.dueDays === null && dayOf(now) > (round.extendedTo ?? round.dueOn)
    ? { state: 'late', words: t('pastDue') }
    : { state: 'doing', words: t('open') };
}

/** When a round is due, for a list: one date, or how many days each has. */
export const dueOf = ({ dueOn, extendedTo, dueDays: days }: Round): string =>
  days === null ? formatDate(extendedTo ?? dueOn) : t('dueEach', { days });

export function releaseWords(release: string): string {
  if (release === 'none') return t('noRelease');
  return release === 'automatic' ? t('automatic') : t('manual');
}

export const decisionWords = (round: Round): string =>
  t('decision', { number: round.decisionNumber, date: formatDate(round.decidedOn) });

export const audienceWords = (kinds: readonly string[]): string =>
  kinds.map((kind) => (kind === 'commune-team' ? t('communeTeam') : t('villageTeam'))).join(', ');

/** Whom of the programme's teams a round is for. */
export const audienceFact = ({ rule, audience, audienceWords: words }: RoundDetail): string =>
  rule === null ? audienceWords(audience) : words;

/** What one requirement asks of everybody. */
export function demandWords(requirement: RoundTemplate['requirements'][number]): string {
  const { courseTitle, lessons, tasks, minutes, scorePercent, certificate, need, parts } = requirement;
  if (need !== null) return groupWords(requirement.kind, need, parts.length);
  if (scorePercent !== null) return t('demandQuiz', { percent: formatPercent(scorePercent) });
  if (certificate !== null) return certificateWords(certificate);
  if (minutes !== null) return hoursWords(minutes, requirement.topics);
  if (courseTitle === null) return t('demandTask', { tasks: either(tasks) });
  const words = { title: courseTitle, lessons };
  return requirement.hasQuiz ? t('demandCourse', words) : t('demandCourseOnly', words);
}

function hoursWords(minutes: number, topics: readonly string[]): string {
  const hours = formatMinutes(minutes);
  return topics.length === 0 ? t('demandHours', { hours }) : t('demandHoursOf', { hours, topics: either(topics) });
}

function certificateWords({
  name,
  validMonths,
}: NonNullable<RoundTemplate['requirements'][number]['certificate']>): string {
  return validMonths === null ? t('demandOutside', { name }) : t('demandOutsideFor', { name, months: validMonths });
}

function groupWords(kind: string, need: number, count: number): string {
  if (kind === 'any') return t('demandAny', { need, count });
  return kind === 'order' ? t('demandOrder', { count }) : t('demandAll', { count });
}

function either(names: readonly string[]): string {
  return names.reduce((first, second) => t('demandTaskOr', { first, second }));
}

/** The page's answer for one round. */
export function roundSentence(round: Round): string {
  return round.endedOn === null ? runningSentence(round) : endedSentence(round.endedOn, round.counts);
}

function endedSentence(endedOn: string, counts: Round['counts']): string {
  const date = formatDate(endedOn);
  return counts === null ? t('endedSentenceReader', { date }) : t('endedSentence', { date, cycles: counts.cycles });
}

function runningSentence(round: Round): string {
  const date = formatDate(round.extendedTo ?? round.dueOn);
  const { dueDays: days } = round;
  if (round.counts === null)
    return days === null ? t('openSentenceReader', { date }) : t('openSentenceReaderOwn', { days });
  if (round.state === 'opening') return t('openingSentence', round.counts);
  if (days !== null) return t('openSentenceOwn', { cycles: round.counts.cycles, days });
  return t('openSentence', { cycles: round.counts.cycles, date });
}

/** How long what it certifies is good for, as a fact of a round. */
export function validityFact({ validity }: Round): { label: string; value: string } {
  const value = validity === null ? validityWords('factForEver') : validity.words.join(' ');
  return { label: validityWords('fact'), value };
}

/** When people are due, as facts of a round. */
export function dueFacts(round: Round): { label: string; value: string }[] {
  const { dueFrom, dueDays: days, graceDays } = round;
  const date = formatDate(round.dueOn);
  const due =
    days === null
      ? [{ label: t('factDue'), value: date }]
      : [
          { label: t('factOwnDue'), value: t(dueFrom === 'seat' ? 'ownDueSeat' : 'ownDueJoining', { days }) },
          { label: t('factJoinUntil'), value: date },
        ];
  const extended = round.extendedTo === null ? [] : [{ label: t('factExtended'), value: formatDate(round.extendedTo) }];
  due.push(...extended);
  return graceDays === 0 ? due : [...due, { label: t('factGrace'), value: t('graceWords', { days: graceDays }) }];
}
