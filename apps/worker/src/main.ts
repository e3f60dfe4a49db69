import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import {
  AuditSettings,
  JobWorker,
  JsonLogger,
  loadAllSettings,
  LoggingSettings,
  operatorWords,
  SealAuditEntries,
  SettingsError,
  settingsOf,
} from '@lopso/platform';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  loadAllSettings();
  if (settingsOf(AuditSettings).AUDIT_KEY === '')
    throw new SettingsError(['AUDIT_KEY: chưa đặt. Worker nối nhật ký bằng khóa này.']);
  const logger = new JsonLogger(settingsOf(LoggingSettings).LOG_LEVEL, 'worker');
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger, abortOnError: false });
  const worker = app.get(JobWorker);
  await worker.start();
  const sealing = app.get(SealAuditEntries);
  sealing.start();
  logger.log('worker ready');
  const stop = async (): Promise<void> => {
    await worker.stop();
    // Last: what the jobs wrote is sealed and its end noted before the process goes.
    await sealing.stop();
    await app.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop().catch(endBadly));
  process.once('SIGINT', () => void stop().catch(endBadly));
}

function endBadly(error: unknown): void {
  process.stderr.write(`${operatorWords(error)}\n`);
  process.exit(1);
}

main().catch(endBadly);
