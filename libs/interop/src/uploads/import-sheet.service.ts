import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { RosterImportService, UnitService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  type CellValue,
  type NotedReading,
  NotFound,
  type Sheet,
  type SheetColumn,
  streamXlsx,
} from '@lopso/platform';
import { RowAnswerRepository, type ShownRow } from '../answers/row-answer.repository';
import { type ImportBatch } from '../imports/import-batch.repository';
import { type ImportKind } from '../imports/import-row.rules';
import { ImportService } from '../imports/import.service';
import { IMPORT_ROSTER } from '../interop.permissions';
import { problemSentence, templateSheets } from './template.rules';

/** A file on its way. */
export interface ImportFile {
  readonly fileName: string;
  readonly stream: Readable;
}

const PAGE = 500;

const MAX_WIDTH = 40;

/** Workbooks given out: the template to fill in, and the rows that need mending. */
@Injectable()
export class ImportSheetService {
  constructor(
    private readonly imports: ImportService,
    private readonly answerRows: RowAnswerRepository,
    private readonly units: UnitService,
    private readonly rosterImport: RosterImportService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The form to fill in, with drop-downs of the unit's own communes and villages. @throws NotFound outside the actor's units */
  async buildTemplate(actor: Actor, kind: ImportKind, unitId: string): Promise<ImportFile> {
    const unit = await this.units.getUnit(unitId);
    this.access.require(actor, IMPORT_ROSTER, { unitPath: unit.path });
    if (unit.kind === 'village') throw new NotFound();
    const below = await this.rosterImport.listUnits(unit.path);
    const named = (wanted: string): string[] =>
      below.filter((one) => one.kind === wanted).map(({ fullName }) => fullName);
    const villages = unit.kind === 'commune' ? named('village') : [];
    const sheets = templateSheets(kind, { communes: named('commune'), villages });
    return { fileName: kind === 'roster' ? 'mau-danh-sach.xlsx' : 'mau-thon.xlsx', stream: streamXlsx(sheets) };
  }

  /**
   * The rows with problems, as they stand in the file, with a column that says what is wrong: to repair and bring again. The
   * reading is written into the audit trail. @throws NotFound
   */
  async exportFaultyRows(actor: Actor, batchId: string): Promise<ImportFile> {
    const batch = await this.imports.requireReadable(actor, batchId);
    const reading = await this.audit.recordExport(actor, {
      action: 'interop.faulty-rows-read',
      subjectType: 'import',
      subjectId: batchId,
      unitPath: batch.unitPath,
    });
    const columns = faultyColumns(batch);
    const sheet: Sheet = { name: 'Cần sửa', columns, rows: this.faultyCells(batch, columns.length - 1, reading) };
    return { fileName: 'dong-can-sua.xlsx', stream: streamXlsx([sheet]) };
  }

  private async *faultyCells(batch: ImportBatch, width: number, reading: NotedReading): AsyncGenerator<CellValue[]> {
    for (let after = batch.headerRow ?? 0; ;) {
      const rows = await this.answerRows.listFaulty(batch.id, after, PAGE);
      await this.imports.noteMembers(reading, rows);
      for (const row of rows) yield faultyRow(row, width);
      if (rows.length < PAGE) return;
      after = rows[rows.length - 1]?.number ?? after;
    }
  }
}

/** The columns of the file under its own heads, so that what was matched once matches again. */
function faultyColumns({ headers }: ImportBatch): SheetColumn[] {
  const own = headers.map((header, index): SheetColumn => {
    const text = header.trim() === '' ? `Cột ${index + 1}` : header;
    return { header: text, width: Math.min(MAX_WIDTH, Math.max(10, text.length + 4)), kind: 'text' };
  });
  return [...own, { header: 'Vấn đề', width: 60, kind: 'paragraph' }];
}

function faultyRow({ cells, problems, state }: ShownRow, width: number): CellValue[] {
  const sentences = problems
    .filter(({ isBlocking }) => isBlocking)
    .map(({ code, params }) => problemSentence(code, params));
  const words = state === 'likeness' ? [...sentences, problemSentence('likeness', {})] : sentences;
  return [...Array.from({ length: width }, (_, column) => cells[column] ?? null), words.join('\n')];
}
