import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClassSessionEntity } from './classes.entities';

/** Somebody stood in for somebody else. */
@Entity({ schema: 'classes', name: 'staff_replacement' })
@Check('staff_replacement_other_ck', 'account_id <> stand_in_id')
@Check('staff_replacement_undone_ck', '(undone_by is null) = (undone_at is null)')
@Index('staff_replacement_made_idx', { synchronize: false })
export class StaffReplacementEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'staff_replacement_pk' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'stand_in_id' })
  standInId: string;

  @Column('uuid', { name: 'made_by' })
  madeBy: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  @Column('uuid', { name: 'undone_by', nullable: true })
  undoneBy: string | null;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;
}

/** A session it was for. */
@Entity({ schema: 'classes', name: 'replaced_session' })
@Check('replaced_session_duty_ck', `duty in ('trainer', 'assistant')`)
@Index('replaced_session_session_idx', ['classSessionId'])
export class ReplacedSessionEntity {
  @ForeignKey(() => StaffReplacementEntity, { name: 'replaced_session_replacement_fk' })
  @PrimaryColumn('uuid', { name: 'replacement_id', primaryKeyConstraintName: 'replaced_session_pk' })
  replacementId: string;

  @ForeignKey(() => ClassSessionEntity, { name: 'replaced_session_session_fk' })
  @PrimaryColumn('uuid', { name: 'class_session_id', primaryKeyConstraintName: 'replaced_session_pk' })
  classSessionId: string;

  @Column('text')
  duty: string;

  /** Who stood in assisted there before. */
  @Column('boolean', { name: 'was_assistant' })
  wasAssistant: boolean;
}
