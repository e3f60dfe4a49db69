import { Module } from '@nestjs/common';
import { ActJournal } from './services/act-journal';
import { ActRestorer } from './services/act-restorer';
import { provideSettings } from '@lopso/platform';
import { OrgSettings } from './org.settings';
import { AccountUnits } from './services/account-units.service';
import { AddMember } from './services/add-member.service';
import { AddTeam } from './services/add-team.service';
import { AddVillage } from './services/add-village.service';
import { CorrectMember } from './services/correct-member.service';
import { EndGrant } from './services/end-grant.service';
import { DataRequestTerms } from './services/data-request-terms';
import { DataRequests } from './services/data-requests.service';
import { EnterRoster } from './services/enter-roster.service';
import { EnterVillages } from './services/enter-villages.service';
import { EndSeat } from './services/end-seat.service';
import { FoundedPlaces } from './services/founded-places';
import { GiveGrant } from './services/give-grant.service';
import { AccountGrants } from './services/account-grants.service';
import { AccountReach } from './services/account-reach.service';
import { GrantGate } from './services/grant-gate';
import { GrantHolders } from './services/grant-holders.service';
import { GrantScopes } from './services/grant-scopes';
import { HeldRights } from './services/held-rights.service';
import { GrantLedger } from './services/grant-ledger';
import { JoinDesk } from './services/join-desk';
import { JoinRecords } from './services/join-records.service';
import { LedGroups } from './services/led-groups.service';
import { ApplySeatDays } from './listeners/apply-seat-days.job';
import { HomeFollowers } from './services/home-followers';
import { PlaceFollowers } from './services/place-followers';
import { HomeMover } from './services/home-mover';
import { SeatTurns } from './services/seat-turns.service';
import { HeldTermGate } from './services/held-term-gate';
import { MemberDesk } from './services/member-desk';
import { MemberRecords } from './services/member-records.service';
import { Members } from './services/members.service';
import { MoveGate } from './services/move-gate';
import { MoveMember } from './services/move-member.service';
import { NewcomerDesk } from './services/newcomer-desk';
import { Newcomers } from './services/newcomers.service';
import { Partners } from './services/partners.service';
import { PersonPairs } from './services/person-pairs.service';
import { TellApart } from './services/tell-apart.service';
import { PairGate } from './services/pair-gate';
import { OldAddresses } from './services/old-addresses.service';
import { ReplaceMember } from './services/replace-member.service';
import { RoleGrants } from './services/role-grants.service';
import { RosterSeating } from './services/roster-seating';
import { FoundRosterTeams } from './services/roster-teams';
import { RosterView } from './services/roster-view.service';
import { SeatGate } from './services/seat-gate';
import { SeatWriter } from './services/seat-writer';
import { Seats } from './services/seats.service';
import { TakeSeat } from './services/take-seat.service';
import { Teams } from './services/teams.service';
import { UndoAct } from './services/undo-act.service';
import { UndoRoster } from './services/undo-roster.service';
import { UnitImport } from './services/unit-import.service';
import { Telephones } from './services/telephones.service';
import { TrainerAccounts } from './services/trainer-accounts.service';
import { UnitNames } from './services/unit-names.service';
import { UnitPoints } from './services/unit-points.service';
import { Units } from './services/units.service';
import { ChangeVillage } from './services/change-village.service';
import { CorrectTeam } from './services/correct-team.service';
import { EndTeam } from './services/end-team.service';
import { MergeDesk } from './services/merge-desk';
import { MergeVillages } from './services/merge-villages.service';
import { OrgBoard } from './services/org-board.service';
import { DaysOff } from './services/days-off';
import { Holidays } from './services/holidays.service';
import { Restrictions } from './services/restrictions.service';
import { SeatCaps } from './services/seat-caps.service';
import { TeamMover } from './services/team-mover';
import { UnitHolders } from './services/unit-holders';
import { TeamEnder } from './services/team-ender';
import { VillageDesk } from './services/village-desk';
import { Villages } from './services/villages.service';
import { OrgBoardRepository } from './storage/org-board.repository';
import { SeatCapRepository } from './storage/seat-cap.repository';
import { SeatTurnRepository } from './storage/seat-turn.repository';
import { SeatHistoryRepository } from './storage/seat-history.repository';
import { VillageRepository } from './storage/village.repository';
import { TeamFounder } from './services/team-founder';
import { SeatHistory } from './services/seat-history.service';
import { CommuneFounder } from './services/commune-founder';
import { CommuneReforms } from './services/commune-reforms.service';
import { PastPlaces } from './services/past-places.service';
import { PeopleAmong } from './services/people-among.service';
import { PeopleMarks } from './services/people-marks.service';
import { PeopleTexts } from './services/people-texts.service';
import { PreviewReform } from './services/preview-reform.service';
import { ReformCommunes } from './services/reform-communes.service';
import { ReformDays } from './services/reform-days';
import { ReformDesk } from './services/reform-desk';
import { ReformGrants } from './services/reform-grants';
import { ReformRepository } from './storage/reform.repository';
import { AccountHomeRepository } from './storage/account-home.repository';
import { ActRepository } from './storage/act.repository';
import { DataRequestRepository } from './storage/data-request.repository';
import { HolidayRepository } from './storage/holiday.repository';
import { FollowedPlaceRepository } from './storage/followed-place.repository';
import { FormerCommuneRepository } from './storage/former-commune.repository';
import { LikenessRepository } from './storage/likeness.repository';
import { MemberRecordRepository } from './storage/member-record.repository';
import { MemberRepository } from './storage/member.repository';
import { OfficialUnitRepository } from './storage/official-unit.repository';
import { OrgPersonalData } from './storage/personal-data.repository';
import { GrantFateRepository } from './storage/grant-fate.repository';
import { LeaderSeatRepository } from './storage/leader-seat.repository';
import { EndedRecordRepository } from './storage/ended-record.repository';
import { PersonPairRepository } from './storage/person-pair.repository';
import { OrganisationRepository } from './storage/organisation.repository';
import { RoleGrantRepository } from './storage/role-grant.repository';
import { PastPlaceRepository } from './storage/past-place.repository';
import { PeopleSearchRepository } from './storage/people-search.repository';
import { RosterUndoRepository } from './storage/roster-undo.repository';
import { RosterVillageRepository } from './storage/roster-village.repository';
import { RosterRepository } from './storage/roster.repository';
import { SeatRepository } from './storage/seat.repository';
import { TraceRepository } from './storage/trace.repository';
import { TeamRepository } from './storage/team.repository';
import { UnitPointRepository } from './storage/unit-point.repository';
import { UnitNameRepository } from './storage/unit-name.repository';
import { TeachingGrantRepository } from './storage/teaching-grant.repository';
import { UnitRepository } from './storage/unit.repository';

const services = [
  AccountGrants,
  AccountReach,
  ChangeVillage,
  CorrectTeam,
  EndTeam,
  MergeVillages,
  OrgBoard,
  CommuneReforms,
  PreviewReform,
  ReformCommunes,
  SeatCaps,
  SeatHistory,
  Villages,
  AccountUnits,
  AddMember,
  AddTeam,
  AddVillage,
  CorrectMember,
  DataRequests,
  DaysOff,
  EndGrant,
  EndSeat,
  GiveGrant,
  GrantHolders,
  HeldRights,
  HomeFollowers,
  PlaceFollowers,
  Holidays,
  JoinRecords,
  LedGroups,
  EnterRoster,
  EnterVillages,
  MemberRecords,
  Members,
  MoveMember,
  Newcomers,
  OldAddresses,
  Partners,
  PersonPairs,
  TellApart,
  PastPlaces,
  PeopleAmong,
  PeopleTexts,
  ReplaceMember,
  Restrictions,
  RoleGrants,
  RosterView,
  Seats,
  SeatTurns,
  TakeSeat,
  Teams,
  PeopleMarks,
  Telephones,
  TrainerAccounts,
  UndoAct,
  UndoRoster,
  UnitImport,
  UnitNames,
  UnitPoints,
  Units,
];
const repositories = [
  AccountHomeRepository,
  GrantFateRepository,
  LeaderSeatRepository,
  ReformRepository,
  OrgBoardRepository,
  SeatCapRepository,
  SeatHistoryRepository,
  SeatTurnRepository,
  VillageRepository,
  ActRepository,
  DataRequestRepository,
  FormerCommuneRepository,
  HolidayRepository,
  LikenessRepository,
  MemberRecordRepository,
  MemberRepository,
  TraceRepository,
  OfficialUnitRepository,
  OrgPersonalData,
  OrganisationRepository,
  RoleGrantRepository,
  RosterRepository,
  PastPlaceRepository,
  FollowedPlaceRepository,
  EndedRecordRepository,
  PersonPairRepository,
  PeopleSearchRepository,
  RosterUndoRepository,
  RosterVillageRepository,
  SeatRepository,
  TeamRepository,
  TeachingGrantRepository,
  UnitNameRepository,
  UnitPointRepository,
  UnitRepository,
];

const desks = [
  CommuneFounder,
  ReformDays,
  ReformDesk,
  ReformGrants,
  FoundRosterTeams,
  RosterSeating,
  GrantGate,
  GrantLedger,
  GrantScopes,
  MergeDesk,
  TeamFounder,
  TeamEnder,
  TeamMover,
  UnitHolders,
  VillageDesk,
  ActJournal,
  ActRestorer,
  FoundedPlaces,
  HeldTermGate,
  HomeMover,
  JoinDesk,
  MemberDesk,
  MoveGate,
  NewcomerDesk,
  PairGate,
  SeatGate,
  SeatWriter,
];

/** Units, teams, seats, members and role grants. */
@Module({
  providers: [...services, ...repositories, ...desks, ApplySeatDays, DataRequestTerms, provideSettings(OrgSettings)],
  // What `DataRequestAnswersModule` needs of it goes along.
  exports: [...services, DataRequestRepository, DataRequestTerms, MemberRecordRepository, MemberRepository],
})
export class OrgModule {}
