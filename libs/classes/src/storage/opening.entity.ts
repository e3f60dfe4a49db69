import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ClassGroupEntity } from './classes.entities';

/** That an account said it knows of a class which others opened. */
@Entity({ schema: 'classes', name: 'opening_told' })
@Check('opening_told_as_ck', `told_as in ('staff', 'officer')`)
export class OpeningToldEntity {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'opening_told_pk' })
  accountId: string;

  /** As somebody who stands before it, or as an officer of the communes it was planned for. */
  @PrimaryColumn('text', { name: 'told_as', primaryKeyConstraintName: 'opening_told_pk' })
  toldAs: string;

  @ForeignKey(() => ClassGroupEntity, { name: 'opening_told_group_fk' })
  @PrimaryColumn('uuid', { name: 'class_group_id', primaryKeyConstraintName: 'opening_told_pk' })
  classGroupId: string;

  @Column('timestamptz', { name: 'told_at' })
  toldAt: Date;
}
