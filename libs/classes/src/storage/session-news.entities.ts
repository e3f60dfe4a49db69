import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ClassSessionEntity } from './classes.entities';
import { VenueEntity } from './venue.entity';

/** What a session was before a change of its hours, its hall or its fate; `revision` is the one the change led to. */
@Entity({ schema: 'classes', name: 'session_change' })
export class SessionChangeEntity {
  @ForeignKey(() => ClassSessionEntity, { name: 'session_change_session_fk' })
  @PrimaryColumn('uuid', { name: 'class_session_id', primaryKeyConstraintName: 'session_change_pk' })
  classSessionId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'session_change_pk' })
  revision: number;

  @Column('uuid', { name: 'changed_by' })
  changedBy: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;

  @Column('boolean', { name: 'was_cancelled' })
  wasCancelled: boolean;

  @Column('tstzrange', { name: 'during_before' })
  duringBefore: string;

  @ForeignKey(() => VenueEntity, { name: 'session_change_venue_fk' })
  @Column('uuid', { name: 'venue_id_before' })
  venueIdBefore: string;

  /** Somebody changed it who changes classes of the whole province and does not run this one. */
  @Column('boolean', { name: 'by_department', default: false })
  isByDepartment: boolean;
}

/** What somebody said she knows of a session: up to which revision, and which of its reminders. */
@Entity({ schema: 'classes', name: 'session_told' })
@Check('session_told_reminder_ck', 'reminder between 0 and 2')
export class SessionToldEntity {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'session_told_pk' })
  accountId: string;

  @ForeignKey(() => ClassSessionEntity, { name: 'session_told_session_fk' })
  @PrimaryColumn('uuid', { name: 'class_session_id', primaryKeyConstraintName: 'session_told_pk' })
  classSessionId: string;

  @Column('integer')
  revision: number;

  /** 0: none, 1: that of the evening before, 2: that of the morning. */
  @Column('smallint')
  reminder: number;

  @Column('timestamptz', { name: 'told_at' })
  toldAt: Date;
}
