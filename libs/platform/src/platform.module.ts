import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Access } from './access/access';
import { AccessEpochs } from './access/access-epochs';
import { ForgetAccessEpochs } from './access/forget-access-epochs.job';
import { ForgetThrottleCounters } from './access/forget-throttle-counters.job';
import { Throttle } from './access/throttle';
import { Audit } from './audit/audit';
import { AuditChainRepository } from './audit/audit-chain.repository';
import { AuditHeld } from './audit/audit-held';
import { AuditHeadNote } from './audit/audit-head-note';
import { AuditRetention } from './audit/audit-retention';
import { AuditSealing } from './audit/audit-sealing';
import { AuditTrail } from './audit/audit-trail';
import { AuditVerification } from './audit/audit-verification';
import { AuditSettings } from './audit/audit.settings';
import { ForgetOldAuditEntries } from './audit/forget-old-audit-entries.job';
import { SealAuditEntries } from './audit/seal-audit-entries.job';
import { OwnBadges } from './badges/own-badges';
import { Clock, SystemClock } from './clock/clock';
import { provideSettings, settingsOf } from './config/settings';
import { dataSourceOptions } from './database/data-source';
import { Database } from './database/database';
import { DatabaseClock } from './database/database-clock';
import { DatabaseSettings } from './database/database.settings';
import { PendingMigrations } from './database/pending-migrations';
import { Transactions } from './database/transactions';
import { Events } from './events/events';
import { FileKeeping } from './files/file-keeping';
import { DiskFileStore, FileSettings, FileStore } from './files/file-store';
import { PhotoCleaning } from './files/photo-cleaning';
import { JobQueue } from './jobs/job-queue';
import { JobRegistry } from './jobs/job-registry';
import { JobWorker } from './jobs/job-worker';
import { LoggingSettings } from './logging/logger';
import { Paper } from './paper/paper';
import { FreeTextRepository } from './privacy/free-text.repository';
import { FreeTexts } from './privacy/free-texts';
import { PersonalData } from './privacy/personal-data';
import { RemoveFiles } from './privacy/remove-files.job';

const auditing = [Audit, AuditHeadNote, AuditRetention, AuditSealing, AuditTrail, AuditVerification];
const parts = [
  Access,
  AccessEpochs,
  Database,
  DatabaseClock,
  Events,
  FileKeeping,
  JobQueue,
  JobRegistry,
  JobWorker,
  OwnBadges,
  Paper,
  PersonalData,
  PhotoCleaning,
  Throttle,
  Transactions,
  ...auditing,
];

/** The technical base of every application: database, access, events, jobs, clock, files, audit. */
@Global()
@Module({
  imports: [
    DiscoveryModule,
    TypeOrmModule.forRootAsync({
      useFactory: () => ({
        ...dataSourceOptions(settingsOf(DatabaseSettings)),
        autoLoadEntities: true,
        retryAttempts: 3,
        retryDelay: 1000,
      }),
    }),
  ],
  providers: [
    ...parts,
    AuditChainRepository,
    AuditHeld,
    ForgetAccessEpochs,
    ForgetOldAuditEntries,
    ForgetThrottleCounters,
    FreeTextRepository,
    FreeTexts,
    SealAuditEntries,
    provideSettings(AuditSettings),
    PendingMigrations,
    RemoveFiles,
    provideSettings(DatabaseSettings),
    provideSettings(FileSettings),
    provideSettings(LoggingSettings),
    { provide: Clock, useClass: SystemClock },
    { provide: FileStore, useFactory: (settings: FileSettings) => new DiskFileStore(settings), inject: [FileSettings] },
  ],
  exports: [...parts, SealAuditEntries, Clock, FileStore, DatabaseSettings],
})
export class PlatformModule {}
