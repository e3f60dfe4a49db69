import { formatDate } from '../../lib/i18n/format';
import type { ReportLinks } from './links';
import { t } from './messages/vi';
import type { Explanation, Person, PersonReport } from './types';
import { kindNames, positionWords } from './words';

/** Why a person is finished or not, in one sentence. */
export function reasonWords(person: Pick<Person, 'finishedAt' | 'missing' | 'totalSteps'>): string {
  if (person.finishedAt) return t('personDone', { on: formatDate(person.finishedAt), total: person.totalSteps });
  return person.totalSteps === 0 ? t('personNone') : t('personMissing', { missing: person.missing });
}

/** “Tổ phó, Giáo viên · vào vị trí 01/03/2026 · đợt, hạn”. */
export function personLine(report: PersonReport | null, explanation: Explanation): string {
  const round = explanation.roundTitle;
  const due = formatDate(explanation.dueOn);
  if (!report) return t('roundLine', { place: explanation.member.unitName, round, due });
  const { position, kind, organisation, heldFrom } = report.person;
  const kindWords = organisation ?? kindNames[kind] ?? kind;
  return t('personLine', {
    position: positionWords(position),
    kind: kindWords,
    from: formatDate(heldFrom),
    round,
    due,
  });
}

/** The way down to the person. */
export function personCrumbs(
  report: PersonReport | null,
  { member }: Explanation,
  links: ReportLinks,
): { label: string; href?: string }[] {
  const top = { label: t('overview'), href: links.overview };
  const commune = { label: member.communeName, href: links.commune(member.communeId) };
  if (!report) return [top, commune, { label: member.fullName }];
  const { teamId, teamName, seatNumber } = report.person;
  return [top, commune, { label: teamName, href: links.team(teamId) }, { label: t('seat', { number: seatNumber }) }];
}
