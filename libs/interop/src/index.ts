export { AnswerService, type ColumnAnswer, type RepairAnswer } from './answers/answer.service';
export { type ProblemGroup, type ShownRow } from './answers/row-answer.repository';
export { type PlacedPerson, type ReadPerson } from './checks/roster-row.rules';
export { CommitService } from './commits/commit.service';
export { type ImportBatch, type ListedBatch, type RowCounts } from './imports/import-batch.repository';
export {
  fieldsOf,
  IMPORT_FIELDS,
  IMPORT_KINDS,
  type ImportField,
  type ImportKind,
  neededFields,
  type Candidate,
  EDIT_FIELDS,
  type EditField,
  type Repair,
  type RowProblem,
  type RowState,
} from './imports/import-row.rules';
export { type BatchAct, type BatchState, type ImportEffect } from './imports/import-state.rules';
export { type ProblemKind, type SeatedTeam } from './imports/import-summary.repository';
export {
  type ImportDetails,
  type ImportPage,
  ImportService,
  ROW_VIEWS,
  type RowPage,
  type RowView,
} from './imports/import.service';
export { InteropModule } from './interop.module';
export { type ReadVillageRow } from './places/village-row.rules';
export { type Obstacle, UndoService } from './undo/undo.service';
export { type ImportFile, ImportSheetService } from './uploads/import-sheet.service';
export { FIELD_WORDS, kindWords, problemSentence } from './uploads/template.rules';
export { UploadService, type Upload } from './uploads/upload.service';
import './interop.texts';

export * from './interop.errors';
export * from './interop.permissions';
