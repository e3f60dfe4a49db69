import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** The short public address of a class (decision 0071). */
@Entity({ schema: 'classes', name: 'class_link' })
@Unique('class_link_group_uq', ['classGroupId'])
@Check('class_link_code_ck', `code ~ '^[2-9A-HJKMNP-TW-Z]{8}$'`)
export class ClassLinkEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'class_link_pk' })
  code: string;

  @ForeignKey('ClassGroupEntity', { name: 'class_link_group_fk' })
  @Column('uuid', { name: 'class_group_id' })
  classGroupId: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;
}
