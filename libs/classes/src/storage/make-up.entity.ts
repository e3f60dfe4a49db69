import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ClassGroupEntity, ClassSessionEntity } from './classes.entities';

@Entity({ schema: 'classes', name: 'make_up_offer' })
@Unique('make_up_offer_once_uq', ['classSessionId', 'memberId'])
@Check('make_up_offer_expiry_ck', 'expires_at > offered_at')
@Check('make_up_offer_end_ck', '(ended_at is null) = (ended_as is null)')
@Check('make_up_offer_ended_as_ck', `ended_as in ('taken', 'declined', 'unneeded')`)
@Check('make_up_offer_taken_ck', `(taken_group_id is not null) = (ended_as is not null and ended_as = 'taken')`)
@Index('make_up_offer_member_idx', ['memberId'])
export class MakeUpOfferEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'make_up_offer_pk' })
  id: string;

  /** The session that was missed. */
  @ForeignKey(() => ClassSessionEntity, { name: 'make_up_offer_session_fk' })
  @Column('uuid', { name: 'class_session_id' })
  classSessionId: string;

  @ForeignKey('MemberEntity', { name: 'make_up_offer_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('timestamptz', { name: 'offered_at' })
  offeredAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('text', { name: 'ended_as', nullable: true })
  endedAs: string | null;

  /** The class she took a place in, or asked one of. */
  @ForeignKey(() => ClassGroupEntity, { name: 'make_up_offer_group_fk' })
  @Column('uuid', { name: 'taken_group_id', nullable: true })
  takenGroupId: string | null;
}
