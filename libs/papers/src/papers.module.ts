import { Module } from '@nestjs/common';
import { ClassesModule } from '@lopso/classes';
import { CredentialsModule } from '@lopso/credentials';
import { IdentityModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { PlanningModule } from '@lopso/planning';
import { provideSettings } from '@lopso/platform';
import { ReportingModule } from '@lopso/reporting';
import { ClassFactsService } from './facts/class-facts.service';
import { PaperFactsService } from './facts/paper-facts.service';
import { OfficeService } from './offices/office.service';
import { PapersSettings } from './papers.settings';
import { PaperFileService } from './papers/paper-file.service';
import { PaperRepository } from './papers/paper.repository';
import { PaperService } from './papers/paper.service';
import { PapersPersonalData } from './papers/personal-data.repository';
import { TemplateRepository } from './templates/template.repository';
import { TemplateService } from './templates/template.service';

/** Every provider of the library, once. */
const providers = [
  ClassFactsService,
  PaperFactsService,
  OfficeService,
  PaperFileService,
  PaperRepository,
  PaperService,
  PapersPersonalData,
  TemplateRepository,
  TemplateService,
];

/** The papers of an office about classes, rounds and plans of classes. */
@Module({
  imports: [
    ClassesModule,
    CredentialsModule,
    IdentityModule,
    LearningModule,
    OrgModule,
    PlanningModule,
    ReportingModule,
  ],
  providers: [...providers, provideSettings(PapersSettings)],
  exports: [...providers],
})
export class PapersModule {}
