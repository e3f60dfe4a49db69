import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'credentials', name: 'template' })
export class TemplateEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'template_pk' })
  hash: string;

  @Column('text')
  slug: string;

  @Column('text')
  source: string;

  /** How many pages a paper of it has. */
  @Column('smallint', { default: 1 })
  pages: number;

  @Column('timestamptz', { name: 'first_used_at' })
  firstUsedAt: Date;
}
