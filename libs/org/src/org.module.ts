import { Module } from '@nestjs/common';
import { provideSettings } from '@lopso/platform';
import { DataRequestRepository } from './data-requests/data-request.repository';
import { DataRequestService } from './data-requests/data-request.service';
import { OrgPersonalData } from './data-requests/personal-data.repository';
import { DuplicateRepository } from './duplicates/duplicate.repository';
import { DuplicateService } from './duplicates/duplicate.service';
import { HeldRightRepository } from './grants/held-right.repository';
import { HeldRightService } from './grants/held-right.service';
import { RoleGrantRepository } from './grants/role-grant.repository';
import { RoleGrantService } from './grants/role-grant.service';
import { AccountHomeRepository } from './history/account-home.repository';
import { AccountUnits } from './history/account-units.service';
import { PastPlaceRepository } from './history/past-place.repository';
import { PastPlaces } from './history/past-places.service';
import { HolidayRepository } from './holidays/holiday.repository';
import { HolidayService } from './holidays/holiday.service';
import { MemberHomeService } from './members/member-home.service';
import { LikenessRepository } from './members/member-likeness.repository';
import { MemberRecordRepository } from './members/member-record.repository';
import { MemberRegistrationService } from './members/member-registration.service';
import { PeopleSearchRepository } from './members/member-search.repository';
import { MemberRepository } from './members/member.repository';
import { MemberService } from './members/member.service';
import { OrgSettings } from './org.settings';
import { OrgOverviewRepository } from './overview/org-overview.repository';
import { OrgOverviewService } from './overview/org-overview.service';
import { CommuneReformRepository } from './reforms/commune-reform.repository';
import { CommuneReformService } from './reforms/commune-reform.service';
import { PlaceFollowers } from './reforms/place-followers.service';
import { ReformGrantService } from './reforms/reform-grant.service';
import { RosterImportService } from './roster/roster-import.service';
import { RosterUndoService } from './roster/roster-undo.service';
import { RosterRepository } from './roster/roster.repository';
import { SeatCapRepository } from './seat-caps/seat-cap.repository';
import { SeatCapService } from './seat-caps/seat-cap.service';
import { ApplySeatDays } from './seats/apply-seat-days.job';
import { SeatAccess } from './seats/seat-access.service';
import { SeatTermService } from './seats/seat-term.service';
import { SeatRepository } from './seats/seat.repository';
import { SeatService } from './seats/seat.service';
import { TeamRepository } from './teams/team.repository';
import { TeamService } from './teams/team.service';
import { ActLog } from './undo/act-log.service';
import { ActRepository } from './undo/act.repository';
import { UndoActService } from './undo/undo-act.service';
import { WrittenRowRepository } from './undo/written-row.repository';
import { FormerCommuneRepository } from './units/former-commune.repository';
import { OrganisationRepository } from './units/organisation.repository';
import { UnitImportService } from './units/unit-import.service';
import { UnitRepository } from './units/unit.repository';
import { UnitService } from './units/unit.service';
import { VillageRepository } from './villages/village.repository';
import { VillageService } from './villages/village.service';

const services = [
  RoleGrantService,
  HeldRightService,
  VillageService,
  TeamService,
  OrgOverviewService,
  CommuneReformService,
  SeatCapService,
  SeatTermService,
  AccountUnits,
  SeatService,
  MemberRegistrationService,
  DataRequestService,
  HolidayService,
  MemberHomeService,
  PlaceFollowers,
  DuplicateService,
  RosterImportService,
  MemberService,
  UnitService,
  PastPlaces,
  UndoActService,
  RosterUndoService,
  UnitImportService,
];
const repositories = [
  AccountHomeRepository,
  RoleGrantRepository,
  HeldRightRepository,
  CommuneReformRepository,
  OrgOverviewRepository,
  SeatCapRepository,
  SeatRepository,
  VillageRepository,
  ActRepository,
  DataRequestRepository,
  FormerCommuneRepository,
  HolidayRepository,
  LikenessRepository,
  MemberRecordRepository,
  MemberRepository,
  WrittenRowRepository,
  UnitRepository,
  OrgPersonalData,
  OrganisationRepository,
  RosterRepository,
  PastPlaceRepository,
  DuplicateRepository,
  PeopleSearchRepository,
  TeamRepository,
];

const desks = [
  CommuneReformService,
  ReformGrantService,
  RosterImportService,
  HeldRightService,
  RoleGrantService,
  VillageService,
  TeamService,
  ActLog,
  UndoActService,
  SeatAccess,
  MemberHomeService,
  DuplicateService,
  MemberRegistrationService,
  SeatService,
  SeatTermService,
];

/** Units, teams, seats, members and role grants. */
@Module({
  providers: [...services, ...repositories, ...desks, ApplySeatDays, HolidayService, provideSettings(OrgSettings)],
  // What `DataRequestAnswersModule` needs of it goes along.
  exports: [...services, DataRequestRepository, HolidayService, MemberRecordRepository, MemberRepository],
})
export class OrgModule {}
