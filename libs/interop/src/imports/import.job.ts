import { Injectable, Logger } from '@nestjs/common';
import { Clock, FileStore, Job, type JobHandler, Transactions } from '@lopso/platform';
import { CheckService } from '../checks/check.service';
import { COMMIT_IMPORT, CommitService } from '../commits/commit.service';
import { TracedRowRepository } from '../erasure/traced-row.repository';
import { InteropSettings } from '../interop.config';
import { UNDO_IMPORT, UndoService } from '../undo/undo.service';
import { CHECK_IMPORT, READ_IMPORT, UploadService } from '../uploads/upload.service';
import { ImportBatchRepository } from './import-batch.repository';
import { FILE_PREFIX, fileKey } from './import-state.rules';

interface OfImport {
  readonly batchId: string;
}

/** Somebody looks at a progress bar: a killed worker's work is taken up within seconds. */
const WAITED_FOR = {
  retryLimit: 5,
  retryDelaySeconds: 2,
  hasBackoff: false,
  timeoutSeconds: 120,
  silenceSeconds: 10,
} as const;

/** Reads an uploaded file. */
@Injectable()
@Job({ name: READ_IMPORT, ...WAITED_FOR, concurrency: 1 })
export class ReadImportJob implements JobHandler<OfImport> {
  constructor(private readonly uploads: UploadService) {}

  async handle({ batchId }: OfImport): Promise<void> {
    await this.uploads.readFile(batchId);
  }
}

/** Checks the rows of an import. */
@Injectable()
@Job({ name: CHECK_IMPORT, ...WAITED_FOR, concurrency: 1 })
export class CheckImportJob implements JobHandler<OfImport> {
  constructor(private readonly checks: CheckService) {}

  async handle({ batchId }: OfImport): Promise<void> {
    await this.checks.check(batchId);
  }
}

/** Writes the chosen rows of an import. */
@Injectable()
@Job({ name: COMMIT_IMPORT, ...WAITED_FOR, retryLimit: 10 })
export class CommitImportJob implements JobHandler<OfImport> {
  constructor(private readonly commits: CommitService) {}

  async handle({ batchId }: OfImport): Promise<void> {
    await this.commits.writeAll(batchId);
  }
}

/** Takes an import back. */
@Injectable()
@Job({ name: UNDO_IMPORT, ...WAITED_FOR, retryLimit: 10 })
export class UndoImportJob implements JobHandler<OfImport> {
  private readonly logger = new Logger(UndoImportJob.name);

  constructor(private readonly undoing: UndoService) {}

  /** A killed worker's undo is taken up again; one that fails puts the import back, for nobody can stop it otherwise. */
  async handle({ batchId }: OfImport): Promise<void> {
    try {
      await this.undoing.carryOutUndo(batchId);
    } catch (error) {
      this.logger.error({ batchId, error }, 'an import was not taken back, it stands as before');
      await this.undoing.giveUpUndo(batchId, error);
    }
  }
}

const DAY_MS = 86_400_000;

/** No upload takes that long: a file this old that nobody reads was left by a server that was killed. */
const LEFT_BEHIND_DAYS = 1;

/**
 * Removes the rows and the file of imports that nobody touched for long, and files that belong to no import; empties rows that were held
 * back as long, whatever was done in their imports since (decision 0079).
 */
@Injectable()
@Job({
  name: 'interop.forget-imports',
  retryLimit: 2,
  retryDelaySeconds: 60,
  timeoutSeconds: 300,
  concurrency: 1,
  schedule: '40 2 * * *',
})
export class ForgetImports implements JobHandler {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly tracedRows: TracedRowRepository,
    private readonly files: FileStore,
    private readonly settings: InteropSettings,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - this.settings.IMPORT_KEPT_DAYS * DAY_MS);
    for (const id of await this.batches.listForgettable(before)) {
      await this.transactions.run(() => this.batches.forget(id, now));
      await this.files.remove(fileKey(id));
    }
    await this.tracedRows.emptyHeldRows(before, now);
    await this.removeLeftBehind(now);
  }

  private async removeLeftBehind(now: Date): Promise<void> {
    const before = new Date(now.getTime() - LEFT_BEHIND_DAYS * DAY_MS);
    for (const key of await this.files.listBefore(FILE_PREFIX, before)) {
      const batch = await this.batches.find(key.slice(FILE_PREFIX.length));
      if (batch?.state !== 'reading') await this.files.remove(key);
    }
  }
}
