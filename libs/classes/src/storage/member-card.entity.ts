import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A card of a member (decision 0046); the number says nothing of her. */
@Entity({ schema: 'classes', name: 'member_card' })
@Check('member_card_number_ck', `number ~ '^[2-9A-HJKMNP-TW-Z]{10}$'`)
@Check('member_card_replaced_ck', 'replaced_at is null or replaced_at >= issued_at')
@Index('member_card_good_uq', { synchronize: false })
@Index('member_card_member_idx', ['memberId'])
export class MemberCardEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'member_card_pk' })
  number: string;

  @ForeignKey('MemberEntity', { name: 'member_card_member_fk' })
  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'issued_by' })
  issuedBy: string;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;

  @Column('timestamptz', { name: 'replaced_at', nullable: true })
  replacedAt: Date | null;
}
