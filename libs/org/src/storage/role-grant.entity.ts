import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'org', name: 'role_grant' })
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'role_grant_unit_fk', onUpdate: 'CASCADE' })
@ForeignKey('TeamEntity', ['teamId', 'unitId', 'unitPath'], ['id', 'unitId', 'unitPath'], {
  name: 'role_grant_team_fk',
  onUpdate: 'CASCADE',
})
@Check(
  'role_grant_role_ck',
  `role in ('department-admin', 'department-officer', 'commune-officer', 'trainer', 'team-leader', 'leader', 'auditor')`,
)
@Check(
  'role_grant_bound_ck',
  `case role when 'team-leader' then (team_id is null) <> (organisation is null) and (team_id is null or member_id is not null)
   when 'leader' then team_id is null else team_id is null and organisation is null end and (role = 'trainer' or not is_guest)`,
)
@Check('role_grant_behalf_ck', 'behalf_member_id is null or (on_behalf_of is not null and team_id is not null)')
@Check('role_grant_deputy_ck', 'on_behalf_of is null or (on_behalf_of <> account_id and not upper_inf(held))')
@Exclusion(
  'role_grant_once_excl',
  `using gist (account_id with =, role with =, unit_id with =,
   coalesce(team_id::text, organisation, case when is_guest then ' ' else '' end) with =, coalesce(on_behalf_of::text, '') with =, held with &&) where (ended_at is null)`,
)
@Index('role_grant_account_idx', ['accountId'], { where: 'ended_at is null' })
@Index('role_grant_behalf_idx', ['behalfMemberId'], { where: 'behalf_member_id is not null' })
@Index('role_grant_unit_path_idx', { synchronize: false })
export class RoleGrantEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'role_grant_pk' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  role: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text', { name: 'decision_number', nullable: true })
  decisionNumber: string | null;

  @Column('daterange')
  held: string;

  @Column('uuid', { name: 'team_id', nullable: true })
  teamId: string | null;

  @Column('uuid', { name: 'member_id', nullable: true })
  @ForeignKey('MemberEntity', { name: 'role_grant_member_fk' })
  memberId: string | null;

  @Column('text', { nullable: true })
  organisation: string | null;

  @Column('boolean', { name: 'is_guest', default: false })
  isGuest: boolean;

  @Column('uuid', { name: 'on_behalf_of', nullable: true })
  onBehalfOf: string | null;

  @Column('uuid', { name: 'behalf_member_id', nullable: true })
  @ForeignKey('MemberEntity', { name: 'role_grant_behalf_fk' })
  behalfMemberId: string | null;

  @Column('uuid', { name: 'given_by', nullable: true })
  givenBy: string | null;

  @Column('timestamptz', { name: 'given_at', default: () => 'now()' })
  givenAt: Date;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  /** When an end was taken back last. */
  @Column('timestamptz', { name: 'restored_at', nullable: true })
  restoredAt: Date | null;

  @Column('timestamptz', { name: 'holder_closed_at', nullable: true })
  holderClosedAt: Date | null;
}
