import { Global, Module } from '@nestjs/common';
import { AccountHomes, DataRestrictions, UnitHistory } from '@lopso/platform';
import { AccountUnits } from './history/account-units.service';
import { PastPlaces } from './history/past-places.service';
import { MemberService } from './members/member.service';
import { OrgModule } from './org.module';

/** Binds platform's ports to the register for every library of the process: identity stands beside org and doesn't know it. */
@Global()
@Module({
  imports: [OrgModule],
  providers: [
    { provide: AccountHomes, useExisting: AccountUnits },
    { provide: UnitHistory, useExisting: PastPlaces },
    { provide: DataRestrictions, useExisting: MemberService },
  ],
  exports: [AccountHomes, DataRestrictions, UnitHistory],
})
export class OrgPortsModule {}
