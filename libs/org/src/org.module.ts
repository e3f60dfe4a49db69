import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Members } from './services/members.service';
import { RoleGrants } from './services/role-grants.service';
import { Seats } from './services/seats.service';
import { Units } from './services/units.service';
import { MemberEntity } from './storage/member.entity';
import { MemberRepository } from './storage/member.repository';
import { RoleGrantEntity } from './storage/role-grant.entity';
import { RoleGrantRepository } from './storage/role-grant.repository';
import { SeatNumberEntity, SeatTermEntity } from './storage/seat.entities';
import { SeatRepository } from './storage/seat.repository';
import { TeamEntity } from './storage/team.entity';
import { UnitEntity } from './storage/unit.entity';
import { UnitRepository } from './storage/unit.repository';

const services = [Members, RoleGrants, Seats, Units];

/** Units, teams, seats, members and role grants. */
@Module({
  imports: [
    TypeOrmModule.forFeature([MemberEntity, RoleGrantEntity, SeatNumberEntity, SeatTermEntity, TeamEntity, UnitEntity]),
  ],
  providers: [...services, MemberRepository, RoleGrantRepository, SeatRepository, UnitRepository],
  exports: services,
})
export class OrgModule {}
