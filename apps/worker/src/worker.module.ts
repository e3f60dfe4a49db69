import { Module } from '@nestjs/common';
import { PlatformModule } from '@lopso/platform';
import { OrgModule } from '@lopso/org';

/** The worker: every library's module, no HTTP. */
@Module({ imports: [PlatformModule, OrgModule] })
export class WorkerModule {}
