import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'login_session' })
@Index('login_session_account_idx', ['accountId'])
@Check('login_session_way_ck', `way in ('password', 'slip', 'passkey', 'pin', 'oidc')`)
@Check('login_session_ended_ck', '(ended_at is null) = (ended_because is null)')
export class LoginSessionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'login_session_pk' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey('account', { name: 'login_session_account_fk' })
  accountId: string;

  @Column('text', { name: 'device_label' })
  deviceLabel: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  @Column('timestamptz', { name: 'last_used_at' })
  lastUsedAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('text', { name: 'ended_because', nullable: true })
  endedBecause: string | null;

  @Column('text', { default: 'password' })
  way: string;

  @Column('text', { nullable: true })
  network: string | null;

  @Column('timestamptz', { name: 'second_factor_at', nullable: true })
  secondFactorAt: Date | null;

  @Column('boolean', { name: 'is_remembered', default: true })
  isRemembered: boolean;

  @Column('timestamptz', { name: 'password_at', nullable: true })
  passwordAt: Date | null;
}
