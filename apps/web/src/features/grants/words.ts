import { dayOf, formatDate, formatMinutes, lastDayOf } from '../../lib/i18n/format';
import { t } from './messages/vi';
import type { GrantKind, LedPerson, RoleGrant } from './types';

const kindWords: Readonly<Record<GrantKind, readonly [string, string]>> = {
  'department-admin': [t('departmentAdmin'), t('departmentAdminText')],
  'department-officer': [t('departmentOfficer'), t('departmentOfficerText')],
  'commune-officer': [t('communeOfficer'), t('communeOfficerText')],
  trainer: [t('trainer'), t('trainerText')],
  'guest-trainer': [t('guestTrainer'), t('guestTrainerText')],
  'team-leader': [t('teamLeader'), t('teamLeaderText')],
  'union-officer': [t('unionOfficer'), t('unionOfficerText')],
  partner: [t('partner'), t('partnerText')],
  leader: [t('leader'), t('leaderText')],
  auditor: [t('auditor'), t('auditorText')],
};

export const grantKinds = Object.keys(kindWords) as GrantKind[];
export const isGrantKind = (text: string | null): text is GrantKind => text !== null && text in kindWords;
export const kindName = (kind: GrantKind): string => kindWords[kind][0];
export const kindText = (kind: GrantKind): string => kindWords[kind][1];

/** Since when and until when, and how it ended. */
export function periodWords(grant: RoleGrant, today: string = dayOf(new Date())): string {
  const from = formatDate(grant.from);
  if (grant.endedAt !== null) return t('endedOn', { date: formatDate(grant.endedAt), name: grant.endedBy ?? '' });
  if (grant.state === 'ended') {
    if (grant.basis === 'seat') return t('seatEnded', { date: formatDate(lastDayOf(grant.until ?? today)) });
    const isOver = grant.until !== null && grant.until <= today;
    return isOver ? t('ranOut', { date: formatDate(lastDayOf(grant.until ?? today)) }) : t('seatLeft');
  }
  if (grant.until !== null) return t('fromUntil', { from, until: formatDate(lastDayOf(grant.until)) });
  return grant.state === 'coming' ? t('startsOn', { from }) : t('fromOn', { from });
}

/** Over what: the unit, or the team or organisation in it. */
export function placeWords({ teamName, organisation, unitName }: RoleGrant): string {
  return teamName ?? (organisation === null ? unitName : `${organisation}, ${unitName}`);
}

/** The decision, and who gave the right or the seat it follows from; one of both is enough. */
export function decisionWords({ basis, decisionNumber, givenBy }: RoleGrant): string {
  const giver = givenBy === null ? t(basis === 'seat' ? 'bySeat' : 'byOperator') : t('givenBy', { name: givenBy });
  return decisionNumber === null ? giver : `${decisionNumber} · ${giver}`;
}

const mostMissing = 3;

/** What a person still has to do, the first few things by name. */
export function missingWords({ progress }: LedPerson): string {
  const steps = progress.requirements.flatMap((one) => one.missing);
  const words = steps.slice(0, mostMissing).map((step) => {
    if (step.kind === 'lesson') return t('missingLesson', { number: step.number ?? '', course: step.course ?? '' });
    if (step.kind === 'quiz') return t('missingQuiz', { course: step.course ?? '' });
    return step.kind === 'task' ? t('missingTask') : t('missingHours', { time: formatMinutes(step.minutes ?? 0) });
  });
  const more = steps.length - words.length;
  return [...words, ...(more > 0 ? [t('moreMissing', { count: more })] : [])].join(', ');
}

/** How many rounds people who are looked at together are in. */
export function roundsOf(items: readonly Pick<LedPerson, 'roundTitle'>[]): number {
  return new Set(items.flatMap(({ roundTitle }) => roundTitle ?? [])).size;
}

/** What a leader sends somebody. `address` with its scheme, so that it can be tapped. */
export function reminderOf(person: LedPerson, address: string): string {
  const missing = missingWords(person);
  const given = person.givenName;
  if (person.roundTitle === null || person.dueOn === null || missing === '') {
    return t('reminderAll', { given, address });
  }
  return t('reminder', { given, round: person.roundTitle, due: formatDate(person.dueOn), missing, address });
}
