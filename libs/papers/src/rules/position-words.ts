const POSITIONS = { leader: 'Tổ trưởng', deputy: 'Tổ phó', member: 'Thành viên' } as const;
const TEAMS = { 'commune-team': 'cấp xã', 'village-team': 'cấp thôn' } as const;

/** “Tổ trưởng (cấp thôn)”; empty for who holds no seat. */
export function positionWords(position: keyof typeof POSITIONS | null, team: keyof typeof TEAMS | null): string {
  if (position === null) return '';
  return team === null ? POSITIONS[position] : `${POSITIONS[position]} (${TEAMS[team]})`;
}
