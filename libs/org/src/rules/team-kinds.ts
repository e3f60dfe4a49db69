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
