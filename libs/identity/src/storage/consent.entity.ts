import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'consent' })
@Index('consent_account_idx', ['accountId', 'purpose', 'decidedAt'])
@Check(
  'consent_how_ck',
  `(given_how = 'app' and recorded_by is null and signed_on is null) or (given_how = 'paper' and recorded_by is not null and signed_on is not null)`,
)
@Check('consent_decision_ck', `decision in ('agreed', 'refused', 'withdrawn')`)
export class ConsentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'consent_pk' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey('account', { name: 'consent_account_fk' })
  accountId: string;

  @Column('text')
  purpose: string;

  @Column('text', { name: 'text_version' })
  textVersion: string;

  @Column('text')
  decision: 'agreed' | 'refused' | 'withdrawn';

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;

  @Column('text', { name: 'given_how', default: 'app' })
  givenHow: 'app' | 'paper';

  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;

  @Column('date', { name: 'signed_on', nullable: true })
  signedOn: string | null;

  @Column('text', { nullable: true })
  note: string | null;
}
