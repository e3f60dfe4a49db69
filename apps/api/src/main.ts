import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { HttpSettings, JsonLogger, loadAllSettings, LoggingSettings, operatorWords, settingsOf } from '@lopso/platform';
import { AppModule } from './app.module';
import { configureServer, createAdapter } from './http/server';

async function main(): Promise<void> {
  loadAllSettings();
  const settings = settingsOf(HttpSettings);
  const logger = new JsonLogger(settingsOf(LoggingSettings).LOG_LEVEL, 'api');
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, createAdapter(settings), {
    logger,
    abortOnError: false,
  });
  await configureServer(app);
  // Without it Nest ends by the signal it got, which an orchestrator reads as a failure.
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  await app.listen(settings.PORT, settings.HOST);
}

main().catch((error: unknown) => {
  process.stderr.write(`${operatorWords(error)}\n`);
  process.exit(1);
});
