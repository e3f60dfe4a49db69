import { Module } from '@nestjs/common';
import { provideSettings } from '@lopso/platform';
import { LearningModule } from '@lopso/learning';
import { IdentityModule } from '@lopso/identity';
import { OrgModule } from '@lopso/org';
import { ReportingSettings } from './reporting.settings';
import { ChaseExport } from './services/chase-export.service';
import { ChaseList } from './services/chase-list.service';
import { ClassResultsReading } from './services/class-results.service';
import { ExpiringExport } from './services/expiring-export.service';
import { ExpiringList } from './services/expiring-list.service';
import { ExpiringReading } from './services/expiring-reading.service';
import { ExportPlaces } from './services/export-places';
import { Figures } from './services/figures.service';
import { MapOutlines } from './services/map-outlines.service';
import { NotedReadings } from './services/noted-readings.service';
import { PeopleExport } from './services/people-export.service';
import { PeopleWorkbook } from './services/people-workbook';
import { People } from './services/people.service';
import { ReportRounds } from './services/report-rounds.service';
import { ChaseRepository } from './storage/chase.repository';
import { ClassResultRepository } from './storage/class-result.repository';
import { ExpiringRepository } from './storage/expiring.repository';
import { FigureRepository } from './storage/figure.repository';
import { FilterNameRepository } from './storage/filter-name.repository';
import { PersonRepository } from './storage/person.repository';
import { ReportRoundRepository } from './storage/report-round.repository';

const services = [
  ChaseExport,
  ChaseList,
  ClassResultsReading,
  ExpiringExport,
  ExpiringList,
  Figures,
  MapOutlines,
  People,
  PeopleExport,
  ReportRounds,
];

/** Figures of rounds, the people behind them, and their files. */
@Module({
  imports: [LearningModule, IdentityModule, OrgModule],
  providers: [
    ...services,
    ChaseRepository,
    ClassResultRepository,
    ExpiringRepository,
    ExpiringReading,
    ExportPlaces,
    FigureRepository,
    NotedReadings,
    FilterNameRepository,
    PeopleWorkbook,
    PersonRepository,
    ReportRoundRepository,
    provideSettings(ReportingSettings),
  ],
  exports: services,
})
export class ReportingModule {}
