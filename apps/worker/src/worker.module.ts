import { Module } from '@nestjs/common';
import { ContentModule } from '@lopso/content';
import { IdentityModule } from '@lopso/identity';
import { CredentialsModule } from '@lopso/credentials';
import { LearningModule } from '@lopso/learning';
import { PlatformModule } from '@lopso/platform';
import { OrgModule } from '@lopso/org';

/** The worker: every library's module, no HTTP. */
@Module({ imports: [PlatformModule, ContentModule, IdentityModule, LearningModule, OrgModule] })
export class WorkerModule {}
