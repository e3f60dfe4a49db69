import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'oidc_flow' })
@Check('oidc_flow_purpose_ck', `purpose in ('sign-in', 'link')`)
@Check('oidc_flow_link_ck', `purpose <> 'link' or account_id is not null`)
export class OidcFlowEntity {
  @PrimaryColumn('bytea', { name: 'flow_hash', primaryKeyConstraintName: 'oidc_flow_pk' })
  flowHash: Buffer;

  @Column('text')
  purpose: 'sign-in' | 'link';

  @Column('uuid', { name: 'account_id', nullable: true })
  @ForeignKey('account', { name: 'oidc_flow_account_fk' })
  accountId: string | null;

  @Column('bytea', { name: 'sealed_secrets' })
  sealedSecrets: Buffer;

  @Column('bytea', { name: 'subject_hash', nullable: true })
  subjectHash: Buffer | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
