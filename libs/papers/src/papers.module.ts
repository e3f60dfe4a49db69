import { Module } from '@nestjs/common';
import { provideSettings } from '@lopso/platform';
import { ClassesModule } from '@lopso/classes';
import { CredentialsModule } from '@lopso/credentials';
import { IdentityModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { PlanningModule } from '@lopso/planning';
import { ReportingModule } from '@lopso/reporting';
import { PapersSettings } from './papers.settings';
import { ClassFacts } from './services/class-facts.service';
import { EditTemplates } from './services/edit-templates.service';
import { IssuePaper } from './services/issue-paper.service';
import { LeftClasses } from './services/left-classes.service';
import { PaperAccess } from './services/paper-access.service';
import { PaperFacts } from './services/paper-facts.service';
import { PaperFiles } from './services/paper-files.service';
import { PaperMaker } from './services/paper-maker.service';
import { PaperOffices } from './services/paper-offices.service';
import { PaperTemplates } from './services/paper-templates.service';
import { Papers } from './services/papers.service';
import { PlanFacts } from './services/plan-facts.service';
import { RoundFacts } from './services/round-facts.service';
import { TemplateDesk } from './services/template-desk.service';
import { WritePaper } from './services/write-paper.service';
import { FollowingDrafts } from './storage/following-drafts';
import { PaperRepository } from './storage/paper.repository';
import { PapersPersonalData } from './storage/personal-data.repository';
import { TemplateRepository } from './storage/template.repository';

const storage = [PaperRepository, TemplateRepository, FollowingDrafts, PapersPersonalData];
const inner = [ClassFacts, PaperAccess, PaperFacts, PaperMaker, PaperOffices, PaperTemplates, PlanFacts, RoundFacts];
const services = [EditTemplates, IssuePaper, LeftClasses, PaperFiles, Papers, TemplateDesk, WritePaper];

/** The papers of an office about classes, rounds and plans of classes. */
@Module({
  imports: [
    ...[ClassesModule, CredentialsModule, IdentityModule, LearningModule, OrgModule, PlanningModule, ReportingModule],
  ],
  providers: [...storage, ...inner, ...services, provideSettings(PapersSettings)],
  exports: services,
})
export class PapersModule {}
