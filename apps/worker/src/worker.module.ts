import { Module } from '@nestjs/common';
import { AssessmentModule } from '@lopso/assessment';
import { ClassesModule } from '@lopso/classes';
import { ContentModule } from '@lopso/content';
import { IdentityModule } from '@lopso/identity';
import { CredentialsModule } from '@lopso/credentials';
import { InteropModule } from '@lopso/interop';
import { LearningModule } from '@lopso/learning';
import { PlanningModule } from '@lopso/planning';
import { PlatformModule } from '@lopso/platform';
import { OrgModule, OrgPortsModule } from '@lopso/org';

/** The worker: every library's module, no HTTP. */
@Module({
  imports: [
    PlatformModule,
    AssessmentModule,
    ClassesModule,
    ContentModule,
    CredentialsModule,
    IdentityModule,
    InteropModule,
    LearningModule,
    OrgModule,
    OrgPortsModule,
    PlanningModule,
  ],
})
export class WorkerModule {}
