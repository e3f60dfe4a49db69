import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'identity', name: 'account' })
@Unique('account_username_uq', ['username'])
@Unique('account_member_uq', ['memberId'])
@Index('account_phone_idx', ['phone'])
@Index('account_username_prefix_idx', { synchronize: false })
@Index('account_folded_name_idx', { synchronize: false })
@Check('account_state_ck', `state in ('invited', 'active', 'closed')`)
@Check('account_username_ck', `username ~ '^[a-z0-9][a-z0-9.-]{2,39}$'`)
@Check('account_birth_year_ck', 'birth_year is null or member_id is null')
@Check('account_active_ck', `state <> 'active' or password_hash is not null`)
export class AccountEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'account_pk' })
  id: string;

  @Column('text')
  username: string;

  @Column('uuid', { name: 'member_id', nullable: true })
  @ForeignKey('member', { name: 'account_member_fk' })
  memberId: string | null;

  @Column('text', { name: 'display_name' })
  displayName: string;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column('timestamptz', { name: 'password_changed_at', nullable: true })
  passwordChangedAt: Date | null;

  @Column('text')
  state: 'invited' | 'active' | 'closed';

  /** Of staff who activate by slip; a member's stands in the register. */
  @Column('smallint', { name: 'birth_year', nullable: true })
  birthYear: number | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
