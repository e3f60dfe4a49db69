export { DataRequestAnswersModule } from './data-request-answers.module';
export { AccountPeople, type IsOnePerson } from './data-requests/account-people';
export {
  DataRequestAnswerService,
  type DoubtedPerson,
  type RequestDoubts,
  type DataRequestPage,
  type QueuedDataRequest,
} from './data-requests/data-request-answer.service';
export { type DataRequest } from './data-requests/data-request.repository';
export {
  DATA_REQUEST_KINDS,
  type DataRequestAct,
  type DataRequestKind,
  type DataRequestState,
} from './data-requests/data-request.rules';
export { type DataRequestDraft, DataRequestService } from './data-requests/data-request.service';
export { type PairedPerson, type PairedSeat } from './duplicates/duplicate.repository';
export {
  type Joining,
  DuplicateService,
  type ListedPair,
  type PairListWish,
  type PairView,
  PAIR_VIEWS,
} from './duplicates/duplicate.service';
export { GRANT_KINDS, type GrantKind, grantKindOf } from './grants/grant.rules';
export { type TeachingDays } from './grants/held-right.repository';
export {
  HeldRightService,
  type CurrentRight,
  type GrantHolder,
  type HeldRight,
  type LedGroup,
} from './grants/held-right.service';
export { type GrantState, type RoleGrantRow } from './grants/role-grant.repository';
export {
  RoleGrantService,
  type GrantRenewal,
  type GrantWish,
  type GivableRights,
  type GrantPage,
  type ListedGrant,
} from './grants/role-grant.service';
export { PastPlaces } from './history/past-places.service';
export { type SuccessorUnit, successorPathsOf, successorsOf } from './history/unit-successors';
export { type ExpectedHoliday } from './holidays/expected-holiday.rules';
export { type EnteringProvince } from './holidays/holiday.repository';
export { ENTERED_OCCASIONS, type EnteredOccasion, type FixedHoliday, dayOffWords } from './holidays/holiday.rules';
export { type DayOff, HolidayService, type HolidayChange, type HolidayYear } from './holidays/holiday.service';
export { type HomeFollower, MemberHomeService } from './members/member-home.service';
export { type LikenessQuestion, type LikePerson } from './members/member-likeness.repository';
export {
  MemberRegistrationService,
  type AwaitedPerson,
  draftFaults,
  type PersonDraft,
} from './members/member-registration.service';
export { type CommunePeople } from './members/member-search.repository';
export { placeBeside, type PlaceReading } from './members/member-search.rules';
export { type MemberSummary } from './members/member.repository';
export { MEMBER_KINDS, type MemberKind, nameOfLetters, properName } from './members/member.rules';
export {
  type MemberPageDetails,
  MemberService,
  type MemberPage,
  type MemberSearch,
  type AmongQuery,
  type MemberQuery,
} from './members/member.service';
export { OrgPortsModule } from './org-ports.module';
export { OrgModule } from './org.module';
export { type CommuneStanding, type Vacancy } from './overview/org-overview.repository';
export { type ListWish, OrgOverviewService, type UndoableAct } from './overview/org-overview.service';
export { type CommuneReform, type ReformTarget } from './reforms/commune-reform';
export { type CommuneSuccession } from './reforms/commune-reform.repository';
export { CommuneReformService, type ReformEffect, type ReformOfToday } from './reforms/commune-reform.service';
export { type PlaceKind, TableFollower } from './reforms/place-follower.repository';
export { type FollowingCount, PlaceFollowers } from './reforms/place-followers.service';
export { type EndingGrant } from './reforms/reform-grant.service';
export {
  type EnteredPerson,
  RosterImportService,
  type EntryRefusal,
  type RosterEntry,
  type EnteredVillage,
  type VillageEntry,
} from './roster/roster-import.service';
export {
  type RemovableRows,
  type UndoBlocker,
  RosterUndoService,
  type WrittenRoster,
} from './roster/roster-undo.service';
export { type RosterUnit } from './roster/roster.repository';
export { type SeatCapChange } from './seat-caps/seat-cap.repository';
export { SeatCapService, type SeatCapState, type SeatCapWish } from './seat-caps/seat-cap.service';
export { SeatTermService } from './seats/seat-term.service';
export {
  type ComingHolder,
  type HeldSeat,
  type SeatOfTeam,
  type SeatTermOfMember,
  type SeatTermOfSeat,
} from './seats/seat.repository';
export { type SeatDaysWish } from './seats/seat.rules';
export {
  SeatService,
  type TeamMemberDraft,
  type Move,
  type MoveReceipt,
  type NewSeatHolder,
  type Replacement,
  type ReplacementReceipt,
  type SeatWish,
} from './seats/seat.service';
export { type TeamSummary, type UnitTeam } from './teams/team.repository';
export {
  type Position,
  POSITIONS,
  type SeatLimits,
  TEAM_KINDS,
  type TeamKind,
  type UnitKind,
} from './teams/team.rules';
export {
  TeamService,
  type TeamDraft,
  type TeamDecision,
  type CommuneTeams,
  type OrgAct,
  type TeamDetails,
} from './teams/team.service';
export { UndoActService, type UndoneAct } from './undo/undo-act.service';
export { type ActKind } from './undo/undo.rules';
export { type Extent } from './units/old-address.rules';
export { UnitImportService, type UnitImportResult } from './units/unit-import.service';
export { type UnitSummary } from './units/unit.repository';
export { nameInSentence, teamName } from './units/unit.rules';
export { UnitService, type OldAddressAnswer, type OldAddressMatch } from './units/unit.service';
export { type VillageOfCommune, type VillageWithoutTeam } from './villages/village.repository';
export { VILLAGE_WORDS, type VillageWord } from './villages/village.rules';
export { VillageService, type VillageMerge, type CommuneVillages, type VillageDraft } from './villages/village.service';
import './org.texts';

export * from './org.errors';
export * from './org.events';
export * from './org.permissions';
