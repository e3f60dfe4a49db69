import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'credentials', name: 'signing_key' })
@Check('signing_key_id_ck', `id ~ '^[0-9a-f]{8}$'`)
@Check('signing_key_length_ck', 'octet_length(public_key) = 32')
export class SigningKeyEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'signing_key_pk' })
  id: string;

  @Column('bytea', { name: 'public_key' })
  publicKey: Buffer;

  @Column('timestamptz', { name: 'first_used_at' })
  firstUsedAt: Date;
}
