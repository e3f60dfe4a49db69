import { Injectable } from '@nestjs/common';
import { actsAt, type BatchAct } from '../rules/batch-state';
import { type ImportEffect, NO_EFFECT } from '../rules/import-effect';
import { AnswerPriorRepository } from '../storage/answer-prior.repository';
import { type ImportBatch, ImportBatchRepository, type RowCounts } from '../storage/import-batch.repository';
import { ImportRowRepository, type RawRow } from '../storage/import-row.repository';
import {
  ImportSummaryRepository,
  NONE_OVERTAKEN,
  type OvertakenCounts,
  type ProblemKind,
  type SeatedTeam,
} from '../storage/import-summary.repository';
import { type ProblemGroup, RowDeskRepository } from '../storage/row-desk.repository';

/** An import with its counts and, while columns are open, the first rows of the file. */
export interface ImportDetails {
  readonly batch: ImportBatch;
  readonly counts: RowCounts;
  readonly kinds: readonly ProblemKind[];
  readonly groups: readonly ProblemGroup[];
  readonly firstRows: readonly RawRow[];
  readonly can: readonly BatchAct[];
  /** Rows the last answer touched; 0 when none can be taken back. */
  readonly lastAnswerRows: number;
  /** What writing all ready rows adds. */
  readonly toWrite: ImportEffect;
  /** What an undo takes away. */
  readonly written: ImportEffect;
  readonly overtaken: OvertakenCounts;
  /** Where new people sit now: their slips are printed there. */
  readonly teams: readonly SeatedTeam[];
}

type Questions = Pick<ImportDetails, 'kinds' | 'groups' | 'lastAnswerRows' | 'overtaken'>;

const NO_QUESTIONS: Questions = { kinds: [], groups: [], lastAnswerRows: 0, overtaken: NONE_OVERTAKEN };
const PREVIEW_ROWS = 12;
const MAX_GROUPS = 60;
const MAX_TEAMS = 40;

/** Everything an officer sees of one import at a time. */
@Injectable()
export class ImportPicture {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly rows: ImportRowRepository,
    private readonly desk: RowDeskRepository,
    private readonly summary: ImportSummaryRepository,
    private readonly prior: AnswerPriorRepository,
  ) {}

  /** While a job works only counts are looked up: nothing else is at rest. */
  async of(batch: ImportBatch): Promise<ImportDetails> {
    const { id, state } = batch;
    const can = batch.forgottenAt === null ? actsAt(state) : [];
    const needsPreview = state === 'matching' || state === 'checked';
    return {
      batch,
      can,
      counts: await this.batches.countRows(id),
      ...(can.includes('repair') ? await this.questionsOf(id) : NO_QUESTIONS),
      firstRows: needsPreview ? await this.rows.firstRows(id, PREVIEW_ROWS) : [],
      toWrite: can.includes('commit') ? await this.summary.ofCommit(id, null) : NO_EFFECT,
      teams: can.includes('undo') ? await this.summary.newcomerTeams(id, MAX_TEAMS) : [],
      written: can.includes('undo') ? await this.summary.ofUndo(id) : NO_EFFECT,
    };
  }

  /** What there is to answer. */
  private async questionsOf(id: string): Promise<Questions> {
    return {
      kinds: await this.summary.kinds(id),
      groups: await this.desk.groups(id, MAX_GROUPS),
      lastAnswerRows: await this.prior.count(id),
      overtaken: await this.summary.overtaken(id),
    };
  }

  async effectOf(batchId: string, numbers: readonly number[]): Promise<ImportEffect> {
    return this.summary.ofCommit(batchId, numbers);
  }
}
