import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'credentials', name: 'certificate' })
@Unique('certificate_number_uq', ['issuerId', 'year', 'number'])
@Unique('certificate_code_uq', ['code'])
@Unique('certificate_replaces_uq', ['replaces'])
@Check('certificate_state_ck', `state in ('valid', 'replaced', 'withdrawn', 'expired')`)
@Check('certificate_reason_ck', `(state in ('replaced', 'withdrawn')) = (state_reason is not null)`)
@Check('certificate_changed_ck', `(state = 'valid') = (state_changed_at is null)`)
@Check('certificate_erased_ck', '(erased_at is null) = (name_hash is null)')
@Check('certificate_nameless_ck', `erased_at is null or not (fields ?| array['fullName', 'birthYear', 'unit'])`)
@Check('certificate_sealed_ck', 'seal is null or signing_key_id is not null')
@Check('certificate_sealless_ck', 'erased_at is null or seal is null')
@Check('certificate_replaced_ck', `(state = 'replaced') = (replaced_by is not null)`)
@ForeignKey('CycleEntity', ['cycleId'], ['id'], { name: 'certificate_cycle_fk' })
@ForeignKey('MemberEntity', ['memberId'], ['id'], { name: 'certificate_member_fk' })
@ForeignKey('RoundEntity', ['roundId'], ['id'], { name: 'certificate_round_fk' })
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'certificate_unit_fk', onUpdate: 'CASCADE' })
@ForeignKey('UnitEntity', ['issuerId'], ['id'], { name: 'certificate_issuer_fk' })
@ForeignKey('TemplateEntity', ['templateHash'], ['hash'], { name: 'certificate_template_fk' })
@ForeignKey('SigningKeyEntity', ['signingKeyId'], ['id'], { name: 'certificate_signing_key_fk' })
@ForeignKey('CertificateEntity', ['replaces'], ['id'], { name: 'certificate_replaces_fk' })
@ForeignKey('CertificateEntity', ['renews'], ['id'], { name: 'certificate_renews_fk' })
@ForeignKey('CertificateEntity', ['replacedBy'], ['id'], {
  name: 'certificate_replaced_by_fk',
  deferrable: 'INITIALLY DEFERRED',
})
@Index('certificate_first_uq', ['cycleId'], { unique: true, where: 'replaces is null' })
@Index('certificate_standing_uq', ['cycleId'], { unique: true, where: `state in ('valid', 'expired')` })
@Index('certificate_cycle_idx', ['cycleId'])
@Index('certificate_ending_idx', ['issuerId', 'year', 'number', 'validUntil'], {
  where: `state = 'valid' and valid_until is not null`,
})
@Index('certificate_member_idx', ['memberId'])
@Index('certificate_renews_idx', ['renews'], { where: 'renews is not null' })
@Index('certificate_round_idx', ['roundId', 'number'])
@Index('certificate_fallen_idx', ['issuerId', 'year', 'number'], { where: `state in ('replaced', 'withdrawn')` })
@Index('certificate_untold_idx', ['memberId', 'newsAt'], {
  where: 'news_at is not null and change_known_at is null',
})
@Index('certificate_unit_path_gist_idx', { synchronize: false })
export class CertificateEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'certificate_pk' })
  id: string;

  @Column('uuid', { name: 'cycle_id' })
  cycleId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'round_id' })
  roundId: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('uuid', { name: 'issuer_id' })
  issuerId: string;

  @Column('smallint')
  year: number;

  @Column('integer', { nullable: true })
  number: number | null;

  @Column('text')
  code: string;

  @Column('text', { name: 'template_hash' })
  templateHash: string;

  @Column('jsonb')
  fields: object;

  @Column('text', { name: 'search_key' })
  searchKey: string;

  @Column('text')
  state: string;

  @Column('text', { name: 'state_reason', nullable: true })
  stateReason: string | null;

  @Column('text', { name: 'state_note', nullable: true })
  stateNote: string | null;

  @Column('timestamptz', { name: 'state_changed_at', nullable: true })
  stateChangedAt: Date | null;

  /** When the latest happened that the holder is told: a withdrawal, a replacement, or that it was issued again. */
  @Column('timestamptz', { name: 'news_at', nullable: true })
  newsAt: Date | null;

  /** When the holder said that she knows of it. */
  @Column('timestamptz', { name: 'change_known_at', nullable: true })
  changeKnownAt: Date | null;

  /** The last day of its passage, as last known: a trigger lets it follow the passage. */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;

  @Column('uuid', { nullable: true })
  replaces: string | null;

  /** The last paper of an earlier passage when this one was issued. */
  @Column('uuid', { nullable: true })
  renews: string | null;

  @Column('uuid', { name: 'replaced_by', nullable: true })
  replacedBy: string | null;

  @Column('bytea', { name: 'name_hash', nullable: true })
  nameHash: Buffer | null;

  @Column('bytea', { nullable: true })
  seal: Buffer | null;

  @Column('text', { name: 'signing_key_id', nullable: true })
  signingKeyId: string | null;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;
}
