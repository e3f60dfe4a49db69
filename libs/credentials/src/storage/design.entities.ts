import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A province's own designs of certificates, version after version; the last one counts. */
@Entity({ schema: 'credentials', name: 'design_version' })
@Unique('design_version_number_uq', ['unitId', 'slug', 'number'])
@Check('design_version_number_ck', 'number > 0')
@Check('design_version_body_ck', 'body is null or length(body) between 1 and 60000')
@ForeignKey('UnitEntity', ['unitId'], ['id'], { name: 'design_version_unit_fk' })
export class DesignVersionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'design_version_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('text')
  slug: string;

  @Column('integer')
  number: number;

  /** JSON; null: back to the one that comes with the system. */
  @Column('text', { nullable: true })
  body: string | null;

  @Column('uuid', { name: 'made_by' })
  madeBy: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  /** When an erasure last cut a name out of the text. */
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;
}

/** A picture that designs of a province may show; it never changes, so that a design doesn't change behind its versions. */
@Entity({ schema: 'credentials', name: 'design_image' })
@Unique('design_image_name_uq', ['unitId', 'name'])
@Check('design_image_bytes_ck', 'octet_length(bytes) between 1 and 61440')
@Check('design_image_type_ck', `media_type in ('image/png', 'image/jpeg')`)
@ForeignKey('UnitEntity', ['unitId'], ['id'], { name: 'design_image_unit_fk' })
export class DesignImageEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'design_image_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'media_type' })
  mediaType: string;

  @Column('integer')
  width: number;

  @Column('integer')
  height: number;

  @Column('bytea')
  bytes: Buffer;

  @Column('uuid', { name: 'added_by' })
  addedBy: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;
}
