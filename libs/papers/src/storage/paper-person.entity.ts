import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Whom an issued paper names. */
@Entity({ schema: 'papers', name: 'paper_person' })
@Index('paper_person_member_idx', ['memberId'])
@ForeignKey('PaperEntity', ['paperId'], ['id'], { name: 'paper_person_paper_fk' })
@ForeignKey('MemberEntity', ['memberId'], ['id'], { name: 'paper_person_member_fk' })
export class PaperPersonEntity {
  @PrimaryColumn('uuid', { name: 'paper_id', primaryKeyConstraintName: 'paper_person_pk' })
  paperId: string;

  @PrimaryColumn('uuid', { name: 'member_id', primaryKeyConstraintName: 'paper_person_pk' })
  memberId: string;
}
