import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Access } from './access/access';
import { AccessEpochs } from './access/access-epochs';
import { ForgetAccessEpochs } from './access/forget-access-epochs.job';
import { ForgetThrottleCounters } from './access/forget-throttle-counters.job';
import { Throttle } from './access/throttle';
import { Audit } from './audit/audit';
import { Clock, SystemClock } from './clock/clock';
import { provideSettings, settingsOf } from './config/settings';
import { dataSourceOptions } from './database/data-source';
import { Database } from './database/database';
import { DatabaseSettings } from './database/database.settings';
import { PendingMigrations } from './database/pending-migrations';
import { AccessEpochEntity, AuditEntryEntity, ThrottleCounterEntity } from './database/platform.entities';
import { Transactions } from './database/transactions';
import { Events } from './events/events';
import { DiskFileStore, FileSettings, FileStore } from './files/file-store';
import { JobQueue } from './jobs/job-queue';
import { JobRegistry } from './jobs/job-registry';
import { JobWorker } from './jobs/job-worker';
import { LoggingSettings } from './logging/logger';
import { Paper } from './paper/paper';

const parts = [
  Access,
  AccessEpochs,
  Audit,
  Database,
  Events,
  JobQueue,
  JobRegistry,
  JobWorker,
  Paper,
  Throttle,
  Transactions,
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
    TypeOrmModule.forFeature([AccessEpochEntity, AuditEntryEntity, ThrottleCounterEntity]),
  ],
  providers: [
    ...parts,
    ForgetAccessEpochs,
    ForgetThrottleCounters,
    PendingMigrations,
    provideSettings(DatabaseSettings),
    provideSettings(FileSettings),
    provideSettings(LoggingSettings),
    { provide: Clock, useClass: SystemClock },
    { provide: FileStore, useFactory: (settings: FileSettings) => new DiskFileStore(settings), inject: [FileSettings] },
  ],
  exports: [...parts, Clock, FileStore, DatabaseSettings],
})
export class PlatformModule {}
