import { type FieldFault } from '@lopso/platform';

/** The two kinds of team: one at the commune (at most 10 seats), one in a village (at most 5). The caps are rows of `org.seat_number`. */
export const TEAM_KINDS = ['commune-team', 'village-team'] as const;

/** A kind of team. */
export type TeamKind = (typeof TEAM_KINDS)[number];

/** How many places each kind of team has. */
export type SeatLimits = Readonly<Record<TeamKind, number>>;

/** Tổ trưởng, tổ phó, thành viên. */
export const POSITIONS = ['leader', 'deputy', 'member'] as const;

/** What the holder of a seat is in the team. */
export type Position = (typeof POSITIONS)[number];

/** The three kinds of unit; no district level since 1 July 2025. */
export const UNIT_KINDS = ['province', 'commune', 'village'] as const;

/** A kind of unit. */
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Which kind of team a kind of unit may have; a province has none. */
export function teamKindOf(unitKind: UnitKind): TeamKind | null {
  switch (unitKind) {
    case 'province':
      return null;
    case 'commune':
      return 'commune-team';
    case 'village':
      return 'village-team';
  }
}
/** Why a team has no places on a day: a code with its sentence in the texts, and the day it speaks of, `dd/mm/yyyy`. */
export type TeamAbsence =
  | { readonly code: 'org.team-not-yet'; readonly params: { readonly validFrom: string } }
  | { readonly code: 'org.team-over'; readonly params: { readonly endedOn: string } };

const inWords = (day: string): string => day.split('-').reverse().join('/');

/** Null on a day the team stands. Days are `yyyy-mm-dd`; `validUntil` is the first day the team stands no longer. */
export function absenceOn(
  team: { readonly validFrom: string; readonly validUntil: string | null },
  day: string,
): TeamAbsence | null {
  const { validFrom, validUntil } = team;
  if (day < validFrom) return { code: 'org.team-not-yet', params: { validFrom: inWords(validFrom) } };
  if (validUntil === null || day < validUntil) return null;
  return { code: 'org.team-over', params: { endedOn: inWords(validUntil) } };
}

/** Teams exist since letter 793/BTTTT-THH of 5 March 2022; the year's begin leaves room for a province that was earlier. */
const EARLIEST_DECISION = '2022-01-01';

/** What is wrong with the day of a decision about a team, `yyyy-mm-dd`; null: nobody knows it. */
export function decidedOnFaults(decidedOn: string | null, today: string): FieldFault[] {
  if (decidedOn === null) return [];
  const pointer = '#/decidedOn';
  if (decidedOn > today) return [{ pointer, code: 'org.date-in-future' }];
  return decidedOn < EARLIEST_DECISION ? [{ pointer, code: 'org.decision-too-early' }] : [];
}
