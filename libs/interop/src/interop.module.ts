import { Module } from '@nestjs/common';
import { IdentityModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { provideSettings } from '@lopso/platform';
import { InteropSettings } from './interop.config';
import { CheckImportJob, CommitImportJob, ForgetImports, ReadImportJob, UndoImportJob } from './listeners/import-jobs';
import { AccountsInStep } from './services/accounts-in-step';
import { ActStart } from './services/act-start';
import { AnswerImport } from './services/answer-import.service';
import { CheckImport } from './services/check-import.service';
import { ChooseSheet } from './services/choose-sheet.service';
import { CommitImport } from './services/commit-import.service';
import { ImportErasure } from './services/import-erasure';
import { ImportFiles } from './services/import-files.service';
import { ImportGate } from './services/import-gate';
import { ImportPicture } from './services/import-picture';
import { Imports } from './services/imports.service';
import { JobActors } from './services/job-actors';
import { KeepUpload } from './services/keep-upload';
import { InteropPersonalData } from './services/personal-data';
import { PlaceBooks } from './services/place-books';
import { ReadImport } from './services/read-import.service';
import { RecheckImport } from './services/recheck-import';
import { RemoveWritten } from './services/remove-written';
import { RewriteImport } from './services/rewrite-import.service';
import { RosterCheck } from './services/roster-check';
import { OvertakenRows } from './services/overtaken-rows';
import { RowEntry } from './services/row-entry';
import { TakeBack } from './services/take-back.service';
import { UndoImport } from './services/undo-import.service';
import { UndoObstacles } from './services/undo-obstacles';
import { UndoRecords } from './services/undo-records';
import { UploadImport } from './services/upload-import.service';
import { WriteProgress } from './services/write-progress';
import { WriteRows } from './services/write-rows.service';
import { AnswerPriorRepository } from './storage/answer-prior.repository';
import { ErasedBatchRepository } from './storage/erased-batch.repository';
import { ImportBatchRepository } from './storage/import-batch.repository';
import { ImportRowRepository } from './storage/import-row.repository';
import { ImportSummaryRepository } from './storage/import-summary.repository';
import { RowDeskRepository } from './storage/row-desk.repository';
import { TracedRowRepository } from './storage/traced-row.repository';
import { WrittenRowsRepository } from './storage/written-rows.repository';

const services = [
  AnswerImport,
  ChooseSheet,
  CommitImport,
  ImportFiles,
  Imports,
  RewriteImport,
  UndoImport,
  UploadImport,
];
const inner = [
  AccountsInStep,
  ActStart,
  CheckImport,
  ImportErasure,
  ImportGate,
  ImportPicture,
  InteropPersonalData,
  JobActors,
  KeepUpload,
  PlaceBooks,
  ReadImport,
  RecheckImport,
  RemoveWritten,
  RosterCheck,
  OvertakenRows,
  RowEntry,
  TakeBack,
  UndoObstacles,
  UndoRecords,
  WriteProgress,
  WriteRows,
];
const jobs = [CheckImportJob, CommitImportJob, ForgetImports, ReadImportJob, UndoImportJob];
const repositories = [
  AnswerPriorRepository,
  ErasedBatchRepository,
  ImportBatchRepository,
  ImportRowRepository,
  ImportSummaryRepository,
  RowDeskRepository,
  TracedRowRepository,
  WrittenRowsRepository,
];

/** People and villages from spreadsheets. */
@Module({
  imports: [IdentityModule, LearningModule, OrgModule],
  providers: [...services, ...inner, ...jobs, ...repositories, provideSettings(InteropSettings)],
  exports: services,
})
export class InteropModule {}
