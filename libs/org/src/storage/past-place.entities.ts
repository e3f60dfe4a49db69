import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A path a unit had; written by a trigger when it takes another. */
@Entity({ schema: 'org', name: 'unit_past_path' })
export class UnitPastPathEntity {
  @ForeignKey('UnitEntity', { name: 'unit_past_path_unit_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'unit_past_path_pk' })
  unitId: string;

  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'unit_past_path_pk' })
  until: Date;

  @Column('ltree')
  path: string;
}

/** A unit a member belonged to; written by a trigger when she belongs to another. */
@Entity({ schema: 'org', name: 'member_past_home' })
@Index('member_past_home_unit_idx', ['unitId'])
export class MemberPastHomeEntity {
  @ForeignKey('MemberEntity', { name: 'member_past_home_member_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'member_id', primaryKeyConstraintName: 'member_past_home_pk' })
  memberId: string;

  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'member_past_home_pk' })
  until: Date;

  @ForeignKey('UnitEntity', { name: 'member_past_home_unit_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
}

/** A unit whose team a team was; written by a trigger when it goes on as another one's. */
@Entity({ schema: 'org', name: 'team_past_unit' })
@Index('team_past_unit_unit_idx', ['unitId'])
export class TeamPastUnitEntity {
  @ForeignKey('TeamEntity', { name: 'team_past_unit_team_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'team_id', primaryKeyConstraintName: 'team_past_unit_pk' })
  teamId: string;

  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'team_past_unit_pk' })
  until: Date;

  @ForeignKey('UnitEntity', { name: 'team_past_unit_unit_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
}

/** The kind of people a member was one of; written by a trigger when her record says another. */
@Entity({ schema: 'org', name: 'member_past_kind' })
@Check(
  'member_past_kind_kind_ck',
  `kind in ('official', 'teacher', 'police', 'health', 'mass-organisation', 'telecom-it', 'resident')`,
)
export class MemberPastKindEntity {
  @ForeignKey('MemberEntity', { name: 'member_past_kind_member_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'member_id', primaryKeyConstraintName: 'member_past_kind_pk' })
  memberId: string;

  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'member_past_kind_pk' })
  until: Date;

  /** Null: another one than afterwards, from before kinds were kept. */
  @Column('text', { nullable: true })
  kind: string | null;
}

/** What stood in a commune that ended and stands in another one since, until the reform is taken back. */
@Entity({ schema: 'org', name: 'followed_place' })
@Check('followed_place_kind_ck', `kind in ('class', 'equipment', 'hall', 'market', 'paper')`)
export class FollowedPlaceEntity {
  @ForeignKey('UnitEntity', { name: 'followed_place_from_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'from_unit_id', primaryKeyConstraintName: 'followed_place_pk' })
  fromUnitId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'followed_place_pk' })
  kind: string;

  @PrimaryColumn('uuid', { name: 'row_id', primaryKeyConstraintName: 'followed_place_pk' })
  rowId: string;

  @ForeignKey('UnitEntity', { name: 'followed_place_to_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'to_unit_id' })
  toUnitId: string;

  @Column('boolean', { name: 'is_renamed' })
  isRenamed: boolean;
}

/** What there was before, and what followed it. */
export const PAST_ENTITIES = [
  FollowedPlaceEntity,
  MemberPastHomeEntity,
  MemberPastKindEntity,
  TeamPastUnitEntity,
  UnitPastPathEntity,
] as const;
