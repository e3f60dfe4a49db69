import { Module } from '@nestjs/common';
import { IdentityModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { provideSettings } from '@lopso/platform';
import { ClassResultRepository } from './class-results/class-result.repository';
import { ClassResultService } from './class-results/class-result.service';
import { ExpiryRepository } from './expiry/expiry.repository';
import { ExpiryService } from './expiry/expiry.service';
import { FigureRepository } from './figures/figure.repository';
import { FigureService } from './figures/figure.service';
import { FollowUpRepository } from './follow-up/follow-up.repository';
import { FollowUpService } from './follow-up/follow-up.service';
import { MapService } from './map/map.service';
import { ExportLimiter } from './people/export-limiter.service';
import { PersonReportService } from './people/person-report.service';
import { PersonRepository } from './people/person.repository';
import { ReportingSettings } from './reporting.settings';
import { ReportRoundRepository } from './rounds/report-round.repository';
import { ReportRoundService } from './rounds/report-round.service';

/** Every provider of the library, once. */
const providers = [
  ClassResultRepository,
  ClassResultService,
  ExpiryRepository,
  ExpiryService,
  FigureRepository,
  FigureService,
  FollowUpRepository,
  FollowUpService,
  MapService,
  ExportLimiter,
  PersonReportService,
  PersonRepository,
  ReportRoundRepository,
  ReportRoundService,
];

/** Figures of rounds, the people behind them, and their files. */
@Module({
  imports: [LearningModule, IdentityModule, OrgModule],
  providers: [...providers, provideSettings(ReportingSettings)],
  exports: [...providers],
})
export class ReportingModule {}
