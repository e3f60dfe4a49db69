import { Injectable } from '@nestjs/common';
import { HeldRightService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  decodeMomentCursor,
  encodeMomentCursor,
  type NotedReading,
  NotFound,
  type Permission,
} from '@lopso/platform';
import { type ProblemGroup, RowAnswerRepository, type ShownRow } from '../answers/row-answer.repository';
import { ImportIsElsewhere, ImportIsForgotten, RightEnded } from '../interop.errors';
import { IMPORT_ROSTER, READ_IMPORTS } from '../interop.permissions';
import { type ImportBatch, ImportBatchRepository, type ListedBatch, type RowCounts } from './import-batch.repository';
import { ImportRowRepository, type RawRow } from './import-row.repository';
import { type RowState } from './import-row.rules';
import { actsAt, type BatchAct, type ImportEffect, NO_EFFECT } from './import-state.rules';
import {
  ImportSummaryRepository,
  NONE_OVERTAKEN,
  type OvertakenCounts,
  type ProblemKind,
  type SeatedTeam,
} from './import-summary.repository';

/** An import and the entry of its reading. */
interface OpenedReading {
  readonly batch: ImportBatch;
  readonly reading: NotedReading;
}

function membersOf({ memberId, candidates }: Pick<ShownRow, 'memberId' | 'candidates'>): string[] {
  const like = candidates.flatMap((one) => (one.kind === 'member' ? one.memberId : []));
  return memberId === null ? like : [memberId, ...like];
}

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

/** A page of imports, the latest first. */
export interface ImportPage {
  readonly imports: readonly ListedBatch[];
  readonly nextCursor: string | null;
}

/** A page of rows in the order of the file. */
export interface RowPage {
  readonly rows: readonly ShownRow[];
  readonly nextCursor: string | null;
}

/** Which rows an officer looks at. */
export const ROW_VIEWS = ['problem', 'likeness', 'ready', 'repeated', 'skipped', 'done', 'undone'] as const;

/** A view of rows. */
export type RowView = (typeof ROW_VIEWS)[number];

/** Import batches and their rows as the caller may see them, and who may act on which. */
@Injectable()
export class ImportService {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly answerRows: RowAnswerRepository,
    private readonly access: Access,
    private readonly rows: ImportRowRepository,
    private readonly summary: ImportSummaryRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly heldRights: HeldRightService,
  ) {}

  /** The imports of the actor's units. */
  async listImports(actor: Actor, limit: number, cursor: string | null): Promise<ImportPage> {
    const scope = this.access.scope(actor, READ_IMPORTS);
    const found = await this.batches.list(scope, limit + 1, decodeMomentCursor(cursor));
    const imports = found.slice(0, limit);
    const last = imports[imports.length - 1];
    const nextCursor = found.length > limit && last !== undefined ? encodeMomentCursor(last.uploadedAt, last.id) : null;
    return { imports, nextCursor };
  }

  /** With the first rows of the file, so the reading is written into the audit trail. @throws NotFound */
  async getImport(actor: Actor, batchId: string): Promise<ImportDetails> {
    const { batch } = await this.openReading(actor, batchId, 'interop.import-read');
    const picture = await this.describeImport(batch);
    return this.canChange(actor, batch) ? picture : { ...picture, can: [] };
  }

  /** What writing these rows adds to the register. @throws NotFound */
  async previewEffect(actor: Actor, batchId: string, numbers: readonly number[]): Promise<ImportEffect> {
    await this.requireImport(actor, batchId);
    return this.effectOf(batchId, numbers);
  }

  /** The reading is written into the audit trail. @throws NotFound */
  async listRows(
    actor: Actor,
    batchId: string,
    view: RowView,
    page: { readonly limit: number; readonly after: number },
  ): Promise<RowPage> {
    const { reading } = await this.openReading(actor, batchId, 'interop.rows-read');
    const states: readonly RowState[] = view === 'ready' ? ['ready', 'queued'] : [view];
    const found = await this.answerRows.listRows(batchId, states, page.after, page.limit + 1);
    const rows = found.slice(0, page.limit);
    await this.noteMembers(reading, rows);
    const last = rows[rows.length - 1];
    return { rows, nextCursor: found.length > page.limit && last !== undefined ? String(last.number) : null };
  }

  /** While a job works only counts are looked up: nothing else is at rest. */
  async describeImport(batch: ImportBatch): Promise<ImportDetails> {
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
      groups: await this.answerRows.listProblemGroups(id, MAX_GROUPS),
      lastAnswerRows: await this.answerRows.countPriorAnswers(id),
      overtaken: await this.summary.overtaken(id),
    };
  }

  async effectOf(batchId: string, numbers: readonly number[]): Promise<ImportEffect> {
    return this.summary.ofCommit(batchId, numbers);
  }

  /** @throws NotFound when there is none or its unit lies outside the actor's */
  async requireImport(actor: Actor, batchId: string): Promise<ImportBatch> {
    return this.requireAllowed(actor, await this.batches.find(batchId));
  }

  /** The same, for who only reads. @throws NotFound */
  async requireReadable(actor: Actor, batchId: string): Promise<ImportBatch> {
    return this.requireAllowed(actor, await this.batches.find(batchId), READ_IMPORTS);
  }

  /** The same again, for what people's rows say: written into the audit trail under this act. @throws NotFound */
  async openReading(actor: Actor, batchId: string, action: string): Promise<OpenedReading> {
    const batch = await this.requireReadable(actor, batchId);
    const { unitPath } = batch;
    const reading = await this.audit.recordRead(actor, { action, subjectType: 'import', subjectId: batchId, unitPath });
    return { batch, reading };
  }

  /** Which members the rows that were read stand for, or may stand for. */
  async noteMembers(reading: NotedReading, rows: readonly Pick<ShownRow, 'memberId' | 'candidates'>[]): Promise<void> {
    await this.audit.noteHeld(reading, rows.flatMap(membersOf));
  }

  /** The same, kept from changing until the transaction ends. @throws NotFound; ImportIsForgotten; ImportIsElsewhere when its stage forbids the act */
  async lockForAct(actor: Actor, batchId: string, act: BatchAct): Promise<ImportBatch> {
    const batch = this.requireAllowed(actor, await this.batches.lock(batchId));
    if (batch.forgottenAt !== null) throw new ImportIsForgotten();
    if (!actsAt(batch.state).includes(act)) throw new ImportIsElsewhere(batch.state);
    return batch;
  }

  /** True when the actor brings lists into the import's unit, and may act on it. */
  canChange(actor: Actor, { unitPath }: Pick<ImportBatch, 'unitPath'>): boolean {
    return this.access.scope(actor, IMPORT_ROSTER).contains(unitPath);
  }

  private requireAllowed(actor: Actor, batch: ImportBatch | null, permission: Permission = IMPORT_ROSTER): ImportBatch {
    if (batch === null) throw new NotFound();
    this.access.require(actor, permission, batch);
    return batch;
  }

  async startAct(
    actor: Actor,
    batch: { readonly id: string; readonly unitPath: string },
    act: {
      readonly state: Parameters<ImportBatchRepository['moveTo']>[1];
      readonly total: number;
      readonly action: string;
    },
  ): Promise<void> {
    await this.batches.moveTo(batch.id, act.state, { total: act.total, by: actor.accountId, at: this.clock.now() });
    await this.audit.record(actor, {
      action: act.action,
      subjectType: 'import',
      subjectId: batch.id,
      unitPath: batch.unitPath,
      details: { rows: act.total },
    });
  }

  /** @throws RightEnded when the officer may no longer import there */
  async actorOfJob(batch: Pick<ImportBatch, 'actedBy' | 'uploadedBy' | 'unitPath'>): Promise<Actor> {
    const accountId = batch.actedBy ?? batch.uploadedBy;
    const grants = await this.heldRights.getGrants({ accountId, memberId: null }, this.clock.today());
    const actor: Actor = { accountId, memberId: null, sessionId: accountId, grants };
    if (!this.access.scope(actor, IMPORT_ROSTER).contains(batch.unitPath)) throw new RightEnded();
    return actor;
  }
}
