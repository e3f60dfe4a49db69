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
