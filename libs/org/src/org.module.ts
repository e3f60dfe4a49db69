import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AddMember } from './services/add-member.service';
import { AddTeam } from './services/add-team.service';
import { AddVillage } from './services/add-village.service';
import { CorrectMember } from './services/correct-member.service';
import { EndGrant } from './services/end-grant.service';
import { EndSeat } from './services/end-seat.service';
import { GiveGrant } from './services/give-grant.service';
import { AccountReach } from './services/account-reach.service';
import { GrantGate } from './services/grant-gate';
import { GrantHolders } from './services/grant-holders.service';
import { GrantLedger } from './services/grant-ledger';
import { LedGroups } from './services/led-groups.service';
import { MemberDesk } from './services/member-desk';
import { MemberRecords } from './services/member-records.service';
import { Members } from './services/members.service';
import { OldAddresses } from './services/old-addresses.service';
import { RoleGrants } from './services/role-grants.service';
import { SeatGate } from './services/seat-gate';
import { Seats } from './services/seats.service';
import { TakeSeat } from './services/take-seat.service';
import { Teams } from './services/teams.service';
import { UnitImport } from './services/unit-import.service';
import { UnitNames } from './services/unit-names.service';
import { Units } from './services/units.service';
import { ActEntity, ActRowEntity } from './storage/act.entities';
import { FormerCommuneRepository } from './storage/former-commune.repository';
import { MemberRecordRepository } from './storage/member-record.repository';
import { MemberEntity } from './storage/member.entity';
import { MemberRepository } from './storage/member.repository';
import { OfficialUnitRepository } from './storage/official-unit.repository';
import { RoleGrantEntity } from './storage/role-grant.entity';
import { RoleGrantRepository } from './storage/role-grant.repository';
import { SeatCapChangeEntity, SeatNumberEntity, SeatTermEntity } from './storage/seat.entities';
import { SeatRepository } from './storage/seat.repository';
import { TeamEntity } from './storage/team.entity';
import { TeamRepository } from './storage/team.repository';
import { UnitEntity } from './storage/unit.entity';
import { FormerCommuneEntity, UnitFormerNameEntity, UnitSuccessionEntity } from './storage/unit-history.entities';
import { UnitNameRepository } from './storage/unit-name.repository';
import { UnitRepository } from './storage/unit.repository';

const services = [
  AccountReach,
  AddMember,
  AddTeam,
  AddVillage,
  CorrectMember,
  EndGrant,
  EndSeat,
  GiveGrant,
  GrantHolders,
  LedGroups,
  MemberRecords,
  Members,
  OldAddresses,
  RoleGrants,
  Seats,
  TakeSeat,
  Teams,
  UnitImport,
  UnitNames,
  Units,
];
const repositories = [
  FormerCommuneRepository,
  MemberRecordRepository,
  MemberRepository,
  OfficialUnitRepository,
  RoleGrantRepository,
  SeatRepository,
  TeamRepository,
  UnitNameRepository,
  UnitRepository,
];

/** Units, teams, seats, members and role grants. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      ActEntity,
      ActRowEntity,
      FormerCommuneEntity,
      MemberEntity,
      RoleGrantEntity,
      SeatCapChangeEntity,
      SeatNumberEntity,
      SeatTermEntity,
      TeamEntity,
      UnitEntity,
      UnitFormerNameEntity,
      UnitSuccessionEntity,
    ]),
  ],
  providers: [...services, ...repositories, GrantGate, GrantLedger, MemberDesk, SeatGate],
  exports: services,
})
export class OrgModule {}
