import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'passkey_challenge' })
@Check('passkey_challenge_purpose_ck', `purpose in ('register', 'sign-in', 'prove')`)
export class PasskeyChallengeEntity {
  @PrimaryColumn('bytea', { name: 'challenge_hash', primaryKeyConstraintName: 'passkey_challenge_pk' })
  challengeHash: Buffer;

  @Column('text')
  purpose: 'register' | 'sign-in' | 'prove';

  @Column('uuid', { name: 'account_id', nullable: true })
  @ForeignKey('account', { name: 'passkey_challenge_account_fk' })
  accountId: string | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
