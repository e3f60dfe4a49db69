import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'org', name: 'member' })
@Unique('member_client_key_uq', ['unitId', 'clientKey'])
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'member_unit_fk', onUpdate: 'CASCADE' })
@Check(
  'member_kind_ck',
  `kind in ('official', 'teacher', 'police', 'health', 'mass-organisation', 'telecom-it', 'resident')`,
)
@Check('member_organisation_ck', `(kind in ('mass-organisation', 'telecom-it')) = (organisation is not null)`)
@Check('member_birth_year_ck', 'birth_year between 1900 and 2100')
@Check('member_full_name_nfc_ck', 'full_name is nfc normalized')
@Index('member_unit_path_gist_idx', { synchronize: false })
@Index('member_search_key_trgm_idx', { synchronize: false })
@Index('member_by_name_idx', { synchronize: false })
@Index('member_dialled_trgm_idx', { synchronize: false })
@Index('member_alike_idx', { synchronize: false })
@Index('member_phone_idx', ['phone'])
@Index('member_search_key_idx', ['searchKey'])
export class MemberEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'member_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text', { name: 'full_name' })
  fullName: string;

  @Column('text', { name: 'given_name' })
  givenName: string;

  @Column('text', { name: 'search_key' })
  searchKey: string;

  @Column('smallint', { name: 'birth_year' })
  birthYear: number;

  @Column('text')
  kind: string;

  @Column('text', { nullable: true })
  organisation: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('boolean', { name: 'is_demo', default: false })
  isDemo: boolean;

  @Column('uuid', { name: 'client_key', nullable: true })
  clientKey: string | null;

  @Column('bytea', { name: 'body_hash', nullable: true })
  bodyHash: Buffer | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;

  @Column('timestamptz', { name: 'restricted_at', nullable: true })
  restrictedAt: Date | null;
}
