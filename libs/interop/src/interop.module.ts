import { Module } from '@nestjs/common';
import { IdentityModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { provideSettings } from '@lopso/platform';
import { AnswerService } from './answers/answer.service';
import { RowAnswerRepository } from './answers/row-answer.repository';
import { CheckService } from './checks/check.service';
import { RosterCheckService } from './checks/roster-check.service';
import { CommitService } from './commits/commit.service';
import { RowEntryService } from './commits/row-entry.service';
import { InteropPersonalData } from './erasure/personal-data.service';
import { TracedRowRepository } from './erasure/traced-row.repository';
import { ImportBatchRepository } from './imports/import-batch.repository';
import { ImportRowRepository } from './imports/import-row.repository';
import { ImportSummaryRepository } from './imports/import-summary.repository';
import { ReadImportJob, CheckImportJob, CommitImportJob, UndoImportJob, ForgetImports } from './imports/import.job';
import { ImportService } from './imports/import.service';
import { InteropSettings } from './interop.config';
import { UndoService } from './undo/undo.service';
import { WrittenRosterService } from './undo/written-roster.service';
import { ImportSheetService } from './uploads/import-sheet.service';
import { UploadService } from './uploads/upload.service';

/** Every provider of the library, once. */
const providers = [
  AnswerService,
  RowAnswerRepository,
  CheckService,
  RosterCheckService,
  CommitService,
  RowEntryService,
  InteropPersonalData,
  TracedRowRepository,
  ImportBatchRepository,
  ImportRowRepository,
  ImportSummaryRepository,
  ReadImportJob,
  CheckImportJob,
  CommitImportJob,
  UndoImportJob,
  ForgetImports,
  ImportService,
  UndoService,
  WrittenRosterService,
  ImportSheetService,
  UploadService,
];

/** People and villages from spreadsheets. */
@Module({
  imports: [IdentityModule, LearningModule, OrgModule],
  providers: [...providers, provideSettings(InteropSettings)],
  exports: [...providers],
})
export class InteropModule {}
