import { type WrittenRoster } from '@lopso/org';
import { type WrittenRow } from '../storage/written-rows.repository';

/** What the rows of an import wrote, as the register takes it back. */
export function writtenOf(rows: readonly WrittenRow[]): WrittenRoster {
  const ids = (pick: (row: WrittenRow) => string | null): string[] => [
    ...new Set(rows.flatMap((row) => pick(row) ?? [])),
  ];
  const dialled = (phone: string | null): string | null => (phone === null ? null : `+84${phone.slice(1)}`);
  return {
    members: rows.flatMap(({ memberId, isNewMember, parsed: { fullName, birthYear, phone } }) =>
      isNewMember && memberId !== null
        ? [{ memberId, fullName, birthYear: birthYear ?? 0, phone: dialled(phone) }]
        : [],
    ),
    phones: rows.flatMap(({ memberId, isPhoneFilled, parsed }) => {
      const phone = dialled(parsed.phone);
      return isPhoneFilled && memberId !== null && phone !== null ? [{ memberId, phone }] : [];
    }),
    seats: rows.flatMap(({ seatTermId, memberId }) =>
      seatTermId === null || memberId === null ? [] : [{ seatTermId, memberId }],
    ),
    teamIds: ids(({ teamId, isNewTeam }) => (isNewTeam ? teamId : null)),
    villageIds: ids(({ villageId, isNewVillage }) => (isNewVillage ? villageId : null)),
  };
}
