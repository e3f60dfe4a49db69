import './interop.texts';

export { InteropModule } from './interop.module';
export * from './interop.errors';
export * from './interop.permissions';
export { type BatchAct, type BatchState } from './rules/batch-state';
export {
  fieldsOf,
  IMPORT_FIELDS,
  IMPORT_KINDS,
  type ImportField,
  type ImportKind,
  neededFields,
} from './rules/import-fields';
export { type ImportEffect } from './rules/import-effect';
export { FIELD_WORDS, kindWords, problemSentence } from './rules/problem-words';
export { type PlacedPerson, type ReadPerson } from './rules/roster-row';
export {
  type Candidate,
  EDIT_FIELDS,
  type EditField,
  type Repair,
  type RowProblem,
  type RowState,
} from './rules/row-problem';
export { type ReadVillageRow } from './rules/village-row';
export { AnswerImport, type ColumnAnswer, type RepairAnswer } from './services/answer-import.service';
export { ChooseSheet } from './services/choose-sheet.service';
export { CommitImport } from './services/commit-import.service';
export { type ImportFile, ImportFiles } from './services/import-files.service';
export { type ImportDetails } from './services/import-picture';
export { type ImportPage, Imports, ROW_VIEWS, type RowPage, type RowView } from './services/imports.service';
export { RewriteImport } from './services/rewrite-import.service';
export { type Obstacle, UndoImport } from './services/undo-import.service';
export { type Upload, UploadImport } from './services/upload-import.service';
export { type ImportBatch, type ListedBatch, type RowCounts } from './storage/import-batch.repository';
export { type ProblemKind, type SeatedTeam } from './storage/import-summary.repository';
export { type ProblemGroup, type ShownRow } from './storage/row-desk.repository';
