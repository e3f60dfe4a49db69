import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A province's own wording of a template, version after version; the last one counts. */
@Entity({ schema: 'papers', name: 'template_version' })
@Unique('template_version_number_uq', ['unitId', 'kind', 'number'])
@Check('template_version_number_ck', 'number > 0')
@Check('template_version_body_ck', 'body is null or length(body) between 1 and 40000')
@ForeignKey('UnitEntity', ['unitId'], ['id'], { name: 'template_version_unit_fk' })
export class TemplateVersionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'template_version_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('text')
  kind: string;

  @Column('integer')
  number: number;

  /** Null: back to the text that comes with the system. */
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
