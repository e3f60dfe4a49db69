/** The kinds of member (thành phần) that README names: cán bộ, giáo viên, công an, y tế, đoàn thể, doanh nghiệp, người dân. */
export const MEMBER_KINDS = [
  'official',
  'teacher',
  'police',
  'health',
  'mass-organisation',
  'telecom-it',
  'resident',
] as const;

/** A kind of member. */
export type MemberKind = (typeof MEMBER_KINDS)[number];

const WITH_ORGANISATION: readonly MemberKind[] = ['mass-organisation', 'telecom-it'];

/** True for the kinds that say which organisation: an association, or a telecom or IT firm (DESIGN 2, Member). */
export function needsOrganisation(kind: MemberKind): boolean {
  return WITH_ORGANISATION.includes(kind);
}
