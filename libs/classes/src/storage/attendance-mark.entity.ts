import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ClassSessionEntity } from './classes.entities';

@Entity({ schema: 'classes', name: 'attendance_mark' })
@Unique('attendance_mark_client_key_uq', ['classSessionId', 'clientKey'])
@Check('attendance_mark_mark_ck', `mark in ('present', 'absent', 'excused')`)
@Check(
  'attendance_mark_stay_ck',
  `mark = 'present' and came_at < left_at is not false and (minutes is null or came_at is null and left_at is null)
    or came_at is null and left_at is null and minutes is null`,
)
@Check('attendance_mark_minutes_ck', 'minutes between 1 and 600')
@Check(
  'attendance_mark_excuse_ck',
  `(mark = 'excused') = (excuse is not null) and excuse in ('duty', 'family', 'road', 'personal')`,
)
@Check(
  'attendance_mark_source_ck',
  `source in ('roll', 'scan', 'number', 'card', 'card-number', 'paper', 'correction', 'spot-check')`,
)
@Check('attendance_mark_spot_ck', `source <> 'spot-check' or mark = 'present'`)
@Check('attendance_mark_standing_ck', `standing in ('counts', 'overtaken', 'disputed')`)
@Check(
  'attendance_mark_device_ck',
  '(sequence is null) = (made_at is null) and (sequence is null or device_id is not null)',
)
@Check('attendance_mark_made_ck', 'made_at <= marked_at')
@Unique('attendance_mark_device_uq', ['classSessionId', 'deviceId', 'sequence'])
@Index('attendance_mark_latest_idx', { synchronize: false })
@Index('attendance_mark_member_idx', ['memberId'])
export class AttendanceMarkEntity {
  @PrimaryColumn('bigint', {
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'attendance_mark_pk',
  })
  id: string;

  @ForeignKey(() => ClassSessionEntity, { name: 'attendance_mark_session_fk' })
  @Column('uuid', { name: 'class_session_id' })
  classSessionId: string;

  @ForeignKey('MemberEntity', { name: 'attendance_mark_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('text')
  mark: string;

  @Column('text')
  source: string;

  @Column('uuid', { name: 'marked_by' })
  markedBy: string;

  @Column('timestamptz', { name: 'marked_at' })
  markedAt: Date;

  @Column('uuid', { name: 'client_key' })
  clientKey: string;

  @Column('bytea', { name: 'body_hash', nullable: true })
  bodyHash: Buffer | null;

  /** What it was made on; null where the client did not say. Of a member's own mark by a name of that session alone. */
  @Column('uuid', { name: 'device_id', nullable: true })
  deviceId: string | null;

  /** Which of the device's writes it is, for a tap that a phone kept. */
  @Column('integer', { nullable: true })
  sequence: number | null;

  /** When it was made, by the server's clock. */
  @Column('timestamptz', { name: 'made_at', nullable: true })
  madeAt: Date | null;

  @Column('text', { default: 'counts' })
  standing: string;

  /** Later than the start; null: in time. */
  @Column('timestamptz', { name: 'came_at', nullable: true })
  cameAt: Date | null;

  /** Before the end; null: stayed to it. */
  @Column('timestamptz', { name: 'left_at', nullable: true })
  leftAt: Date | null;

  /** Said outright in place of times. */
  @Column('smallint', { nullable: true })
  minutes: number | null;

  @Column('text', { nullable: true })
  excuse: string | null;
}
