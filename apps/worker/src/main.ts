import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { JobWorker, JsonLogger, loadAllSettings, LoggingSettings, SettingsError, settingsOf } from '@lopso/platform';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  loadAllSettings();
  const logger = new JsonLogger(settingsOf(LoggingSettings).LOG_LEVEL, 'worker');
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger });
  const worker = app.get(JobWorker);
  await worker.start();
  logger.log('worker ready');
  const stop = async (): Promise<void> => {
    await worker.stop();
    await app.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof SettingsError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
