import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

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
