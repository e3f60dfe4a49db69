import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClassGroupEntity } from './classes.entities';

@Entity({ schema: 'classes', name: 'place_request' })
@Check('place_request_approval_ck', `approval in ('commune', 'two-stage')`)
@Check('place_request_stage_ck', `stage = 'commune' or (stage = 'class' and approval = 'two-stage')`)
@Check(
  'place_request_commune_ck',
  `(commune_at is null) = (commune_by is null) and (commune_at is not null) = (stage = 'class')`,
)
@Check('place_request_end_ck', '(ended_at is null) = (ended_as is null)')
@Check(
  'place_request_ended_as_ck',
  `ended_as in ('admitted', 'declined', 'withdrawn', 'expired', 'placed', 'seat-over', 'begun', 'cancelled')`,
)
@Check(
  'place_request_ended_by_ck',
  `(ended_by is not null) = (ended_as is not null and ended_as in ('admitted', 'declined'))`,
)
@Check(
  'place_request_reason_ck',
  `(reason is not null) = (ended_as is not null and ended_as = 'declined') and length(reason) between 1 and 300`,
)
@Index('place_request_member_uq', { synchronize: false })
@Index('place_request_member_idx', ['memberId'])
export class PlaceRequestEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'place_request_pk' })
  id: string;

  @ForeignKey(() => ClassGroupEntity, { name: 'place_request_group_fk' })
  @Column('uuid', { name: 'class_group_id' })
  classGroupId: string;

  @ForeignKey('MemberEntity', { name: 'place_request_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('uuid', { name: 'asked_by' })
  askedBy: string;

  /** How the class admitted when she asked: it goes on by that. */
  @Column('text')
  approval: string;

  /** Whose word it waits for, or waited for last. */
  @Column('text')
  stage: string;

  /** By its own time; the beginning of the class may end it before. */
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'commune_at', nullable: true })
  communeAt: Date | null;

  @Column('uuid', { name: 'commune_by', nullable: true })
  communeBy: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('text', { name: 'ended_as', nullable: true })
  endedAs: string | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  /** Why it was declined, in words for her. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** When she was told how it ended; null: not yet. */
  @Column('timestamptz', { name: 'seen_at', nullable: true })
  seenAt: Date | null;
}
