import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClassSessionEntity } from './classes.entities';

/**
 * Somebody held in a session, as trainer or assistant. The trainer's row follows `class_session.trainer_id` by a trigger; hours
 * and state follow the session by the foreign key.
 */
@Entity({ schema: 'classes', name: 'session_staff' })
@Check('session_staff_duty_ck', `duty in ('trainer', 'assistant')`)
@Exclusion('session_staff_person_excl', `using gist (account_id with =, during with &&) where (state <> 'cancelled')`)
@ForeignKey(() => ClassSessionEntity, ['classSessionId', 'during', 'state'], ['id', 'during', 'state'], {
  name: 'session_staff_session_fk',
  onUpdate: 'CASCADE',
})
@Index('session_staff_trainer_uq', { synchronize: false })
@Index('session_staff_account_idx', ['accountId'])
export class SessionStaffEntity {
  @PrimaryColumn('uuid', { name: 'class_session_id', primaryKeyConstraintName: 'session_staff_pk' })
  classSessionId: string;

  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'session_staff_pk' })
  accountId: string;

  @Column('text')
  duty: string;

  /** As the class announced it. */
  @Column('text', { name: 'display_name' })
  displayName: string;

  @Column('tstzrange')
  during: string;

  @Column('text')
  state: string;

  /** Since when she assists; null: from before it was kept, or a trainer. */
  @Column('timestamptz', { name: 'added_at', nullable: true })
  addedAt: Date | null;
}
