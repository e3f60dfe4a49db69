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

/** Every provider of the library, once. */
const providers = [
  DataRequestRepository,
  DataRequestService,
  OrgPersonalData,
  DuplicateRepository,
  DuplicateService,
  HeldRightRepository,
  HeldRightService,
  RoleGrantRepository,
  RoleGrantService,
  AccountHomeRepository,
  AccountUnits,
  PastPlaceRepository,
  PastPlaces,
  HolidayRepository,
  HolidayService,
  MemberHomeService,
  LikenessRepository,
  MemberRecordRepository,
  MemberRegistrationService,
  PeopleSearchRepository,
  MemberRepository,
  MemberService,
  OrgOverviewRepository,
  OrgOverviewService,
  CommuneReformRepository,
  CommuneReformService,
  PlaceFollowers,
  ReformGrantService,
  RosterImportService,
  RosterUndoService,
  RosterRepository,
  SeatCapRepository,
  SeatCapService,
  ApplySeatDays,
  SeatAccess,
  SeatTermService,
  SeatRepository,
  SeatService,
  TeamRepository,
  TeamService,
  ActLog,
  ActRepository,
  UndoActService,
  WrittenRowRepository,
  FormerCommuneRepository,
  OrganisationRepository,
  UnitImportService,
  UnitRepository,
  UnitService,
  VillageRepository,
  VillageService,
];

/** Units, teams, seats, members and role grants. */
@Module({
  providers: [...providers, provideSettings(OrgSettings)],
  exports: [...providers],
})
export class OrgModule {}
