import { Module } from '@nestjs/common';
import { ContentModule } from '@lopso/content';
import { PlatformModule } from '@lopso/platform';
import { OrgModule } from '@lopso/org';

/** The worker: every library's module, no HTTP. */
@Module({ imports: [PlatformModule, ContentModule, OrgModule] })
export class WorkerModule {}
