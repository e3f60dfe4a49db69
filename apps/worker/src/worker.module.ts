import { Module } from '@nestjs/common';
import { PlatformModule } from '@lopso/platform';

/** The worker: every library's module, no HTTP. */
@Module({ imports: [PlatformModule] })
export class WorkerModule {}
