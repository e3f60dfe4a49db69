import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { type AudienceRule } from '../rules/audience-rule';
import { type Requirement } from '../rules/requirement';
import { type ValidityRule } from '../rules/validity';

@Entity({ schema: 'learning', name: 'round' })
@Unique('round_title_uq', ['unitId', 'title'])
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'round_unit_fk', onUpdate: 'CASCADE' })
@Check('round_release_ck', `release in ('automatic', 'manual', 'none')`)
@Check(
  'round_reopens_ck',
  `(reopens is not null) = (counts_from is not null) and (reopens is not null) = (release = 'none')
    and (reopens is null or (validity is null and audience_rule is not null))`,
)
@Index('round_reopens_idx', ['reopens'], { where: 'reopens is not null' })
@Check('round_state_ck', `state in ('opening', 'open', 'closed')`)
@Check('round_ended_ck', `(state = 'closed') = (ended_on is not null)`)
@Check('round_audience_count_ck', 'audience_count >= 0')
@Check('round_audience_revision_ck', 'audience_revision >= 0')
@Check(
  'round_audience_rule_ck',
  `(audience_rule->>'match') in ('all', 'any')
    and jsonb_array_length(audience_rule->'conditions') + jsonb_array_length(audience_rule->'except') between 1 and 24`,
)
@Check('round_dates_ck', 'due_on >= starts_on')
@Check(
  'round_own_due_ck',
  `(due_from is null) = (due_days is null) and due_from in ('joining', 'seat') and due_days between 1 and 1100`,
)
@Check(
  'round_newcomers_ck',
  `newcomer_days between 1 and 1100 and (newcomer_days is null or due_from is null)
    and (newcomers_until is null or newcomer_days is not null and newcomers_until >= due_on)`,
)
@Check('round_grace_ck', 'grace_days between 0 and 366')
@Check(
  'round_validity_ck',
  `(validity->>'basis') in ('completion', 'earlier-expiry', 'fixed-date') and (validity->>'months')::integer between 1 and 120`,
)
export class RoundEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'round_pk' })
  id: string;

  @Column('text', { name: 'programme_id' })
  programmeId: string;

  @Column('text', { name: 'programme_hash' })
  programmeHash: string;

  @Column('text')
  title: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text', { array: true })
  audience: string[];

  @Column('integer', { name: 'audience_count' })
  audienceCount: number;

  /** Whom of them it is for; null: everybody. */
  @Column('jsonb', { name: 'audience_rule', nullable: true })
  audienceRule: AudienceRule | null;

  /** How often that was changed. */
  @Column('integer', { name: 'audience_revision', default: 0 })
  audienceRevision: number;

  @Column('date', { name: 'starts_on' })
  startsOn: string;

  @Column('date', { name: 'due_on' })
  dueOn: string;

  /** From which day a member's own due date is counted; null: `due_on` holds for everybody. */
  @Column('text', { name: 'due_from', nullable: true })
  dueFrom: string | null;

  @Column('smallint', { name: 'due_days', nullable: true })
  dueDays: number | null;

  @Column('smallint', { name: 'grace_days', default: 0 })
  graceDays: number;

  /** The days a newcomer has at least where one date holds for everybody; with them she joins after it too (decision 0082). */
  @Column('smallint', { name: 'newcomer_days', nullable: true })
  newcomerDays: number | null;

  /** The last day on which newcomers join then; null: no such day is set. */
  @Column('date', { name: 'newcomers_until', nullable: true })
  newcomersUntil: string | null;

  /** How long a passage is good for and when it is renewed; null: for ever. */
  @Column('jsonb', { nullable: true })
  validity: ValidityRule | null;

  @Column('text', { name: 'decision_number' })
  decisionNumber: string;

  @Column('date', { name: 'decided_on' })
  decidedOn: string;

  @Column('text')
  release: string;

  @Column('text', { name: 'certificate_template' })
  certificateTemplate: string;

  @Column('uuid', { name: 'opened_by' })
  openedBy: string;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('text')
  state: string;

  /** The last day on which evidence counts in it, once it was ended (decision 0137); null: it goes on. */
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;

  /** The round of whose people it asks anew what a major edition changed (decision 0073); null: it is no reopening. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => RoundEntity, { name: 'round_reopens_fk' })
  reopens: string | null;

  /** Of a reopening the instant the edition was published; null: the first day that counts. */
  @Column('timestamptz', { name: 'counts_from', nullable: true })
  countsFrom: Date | null;
}

@Entity({ schema: 'learning', name: 'requirement' })
@Unique('requirement_key_uq', ['roundId', 'key'])
@Check('requirement_kind_ck', `kind in ('course', 'task', 'hours', 'quiz', 'outside', 'all', 'any', 'order')`)
@Check(
  'requirement_parts_ck',
  `(kind in ('all', 'any', 'order')) = (spec ? 'parts') and (not spec ? 'parts' or (spec->>'need')::integer between 1 and jsonb_array_length(spec->'parts'))`,
)
export class RequirementEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'requirement_pk' })
  id: string;

  @Column('uuid', { name: 'round_id' })
  @ForeignKey(() => RoundEntity, { name: 'requirement_round_fk' })
  roundId: string;

  @Column('text')
  key: string;

  @Column('smallint')
  position: number;

  @Column('text')
  label: string;

  @Column('text')
  kind: string;

  @Column('jsonb')
  spec: Requirement['spec'];
}

@Entity({ schema: 'learning', name: 'cycle' })
@Unique('cycle_number_uq', ['roundId', 'memberId', 'number'])
@Check('cycle_number_ck', 'number >= 1')
@Check('cycle_begun_ck', 'number > 1 or counts_from is not null')
@Index('cycle_member_idx', ['memberId'])
export class CycleEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'cycle_pk' })
  id: string;

  @Column('uuid', { name: 'round_id' })
  @ForeignKey(() => RoundEntity, { name: 'cycle_round_fk' })
  roundId: string;

  @Column('uuid', { name: 'member_id' })
  @ForeignKey('MemberEntity', { name: 'cycle_member_fk' })
  memberId: string;

  @Column('smallint')
  number: number;

  /** Of a renewal it is derived; null: not begun. */
  @Column('timestamptz', { name: 'counts_from', nullable: true })
  countsFrom: Date | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  /** The member's own due date; null: the round's. Of a renewal it is derived. */
  @Column('date', { name: 'due_on', nullable: true })
  dueOn: string | null;

  /** Of a renewal: days of grace after it, derived; null: the round's. */
  @Column('smallint', { name: 'grace_days', nullable: true })
  graceDays: number | null;
}

@Entity({ schema: 'learning', name: 'evidence' })
@Check(
  'evidence_kind_ck',
  `kind in ('lesson-read', 'quiz-passed', 'task-passed', 'hours-attended', 'external', 'external-expired', 'waiver')`,
)
@Check('evidence_minutes_ck', `(kind = 'hours-attended') = (minutes is not null)`)
@Check('evidence_score_ck', `score_percent is null or (kind = 'quiz-passed' and score_percent between 0 and 100)`)
@Check('evidence_topic_ck', `topic is null or kind = 'hours-attended'`)
@Check('evidence_course_ck', `course_hash is null or kind in ('lesson-read', 'quiz-passed', 'task-passed')`)
@Check('evidence_paper_ck', `(kind = 'waiver') = (paper_number is not null)`)
@Index('evidence_valid_uq', { synchronize: false })
@Index('evidence_hours_idx', { synchronize: false })
@Index('evidence_member_idx', ['memberId', 'occurredAt'])
export class EvidenceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'evidence_pk' })
  id: string;

  @Column('uuid', { name: 'member_id' })
  @ForeignKey('MemberEntity', { name: 'evidence_member_fk' })
  memberId: string;

  @Column('text')
  kind: string;

  @Column('text')
  subject: string;

  @Column('text', { name: 'source_id' })
  sourceId: string;

  @Column('integer', { nullable: true })
  minutes: number | null;

  @Column('numeric', { name: 'score_percent', precision: 5, scale: 2, nullable: true })
  scorePercent: string | null;

  /** Of hours: the course the class was about. */
  @Column('text', { nullable: true })
  topic: string | null;

  /** Of a passed quiz or task: the version of the course it was done with; null where it is not known. */
  @Column('text', { name: 'course_hash', nullable: true })
  courseHash: string | null;

  /** Of a waiver: the paper that allows it. */
  @Column('text', { name: 'paper_number', nullable: true })
  paperNumber: string | null;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('timestamptz', { name: 'superseded_at', nullable: true })
  supersededAt: Date | null;
}

@Entity({ schema: 'learning', name: 'completion' })
@Check('completion_steps_ck', 'done_steps between 0 and total_steps')
@Check('completion_finished_ck', '(finished_at is not null) = (done_steps = total_steps)')
@Check(
  'completion_valid_ck',
  `(valid_until is null) = (valid_from is null) and (valid_until is null) = (renewable_from is null)
    and valid_until >= valid_from and valid_until >= renewable_from and (valid_until is null or finished_at is not null)`,
)
@Index('completion_finished_idx', ['finishedAt'])
@Index('completion_renewable_idx', ['renewableFrom'], { where: 'renewable_from is not null' })
export class CompletionEntity {
  @PrimaryColumn('uuid', { name: 'cycle_id', primaryKeyConstraintName: 'completion_pk' })
  @ForeignKey(() => CycleEntity, { name: 'completion_cycle_fk' })
  cycleId: string;

  @Column('smallint', { name: 'done_steps' })
  doneSteps: number;

  @Column('smallint', { name: 'total_steps' })
  totalSteps: number;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('date', { name: 'valid_from', nullable: true })
  validFrom: string | null;

  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  @Column('date', { name: 'renewable_from', nullable: true })
  renewableFrom: string | null;

  @Column('jsonb')
  state: object;

  @Column('timestamptz', { name: 'derived_at' })
  derivedAt: Date;
}
