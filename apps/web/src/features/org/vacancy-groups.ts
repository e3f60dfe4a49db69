import { formatDate } from '../../lib/i18n/format';
import { t } from './messages/changes';
import { t as dated } from './messages/seat-days';
import { t as words } from './messages/vi';
import type { Vacancies } from './types';

type Vacancy = Vacancies['items'][number];

/** Since when or from when a place is empty, and from when somebody holds it, in words. */
export function emptyFor({ emptySince, emptyFrom, takenFrom }: Vacancy): string {
  const until = emptySince ? t('emptySince', { date: formatDate(emptySince) }) : t('neverHeld');
  const since = emptyFrom ? t('emptyFrom', { date: formatDate(emptyFrom) }) : until;
  return takenFrom ? `${since} · ${dated('takenFrom', { date: formatDate(takenFrom) })}` : since;
}

/** The empty places of one team: which numbers, and what is said of them together. */
export interface TeamVacancies {
  readonly teamId: string;
  readonly name: string;
  readonly communeId: string;
  readonly communeName: string;
  /** The lowest one that is empty today, else the lowest. */
  readonly first: number;
  readonly lines: readonly { readonly numbers: string; readonly words: string }[];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

/** A page of empty places team by team, in the order of the page; places of which the same is said share a line. */
export function byTeam(places: readonly Vacancy[]): TeamVacancies[] {
  return groupBy(places, ({ teamId }) => teamId).flatMap((ofTeam) => {
    const [one] = ofTeam;
    if (!one) return [];
    const { teamId, teamKind, unitName, communeId, communeName } = one;
    const lines = groupBy(ofTeam, emptyFor).map((alike) => ({
      numbers: alike.map(({ number }) => number).join(', '),
      words: alike[0] ? emptyFor(alike[0]) : '',
    }));
    const first = (ofTeam.find(({ emptyFrom }) => emptyFrom === null) ?? one).number;
    const name = teamKind === 'commune-team' ? words('communeTeam') : unitName;
    return [{ teamId, name, communeId, communeName, first, lines }];
  });
}

/** A commune with its teams. */
export interface CommuneVacancies {
  readonly communeId: string;
  readonly communeName: string;
  readonly teams: readonly TeamVacancies[];
}

/** Teams commune by commune, in the order of the page. */
export function byCommune(teams: readonly TeamVacancies[]): CommuneVacancies[] {
  return groupBy(teams, ({ communeId }) => communeId).map((ofCommune) => ({
    communeId: ofCommune[0]?.communeId ?? '',
    communeName: ofCommune[0]?.communeName ?? '',
    teams: ofCommune,
  }));
}
