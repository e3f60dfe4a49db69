import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ClassGroupEntity } from './classes.entities';

/** The line of the printed list that somebody of a class has for good. */
@Entity({ schema: 'classes', name: 'roll_number' })
@Unique('roll_number_member_uq', ['classGroupId', 'memberId'])
@Check('roll_number_ck', 'number >= 1')
@Index('roll_number_member_idx', ['memberId'])
export class RollNumberEntity {
  @ForeignKey(() => ClassGroupEntity, { name: 'roll_number_group_fk' })
  @PrimaryColumn('uuid', { name: 'class_group_id', primaryKeyConstraintName: 'roll_number_pk' })
  classGroupId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'roll_number_pk' })
  number: number;

  @ForeignKey('MemberEntity', { name: 'roll_number_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;
}
