import { Global, Module } from '@nestjs/common';
import { AccountHomes, DataRestrictions, UnitHistory } from '@lopso/platform';
import { OrgModule } from './org.module';
import { AccountUnits } from './services/account-units.service';
import { Restrictions } from './services/restrictions.service';
import { PastPlaces } from './services/past-places.service';

/** Binds platform's ports to the register for every library of the process: identity stands beside org and doesn't know it. */
@Global()
@Module({
  imports: [OrgModule],
  providers: [
    { provide: AccountHomes, useExisting: AccountUnits },
    { provide: UnitHistory, useExisting: PastPlaces },
    { provide: DataRestrictions, useExisting: Restrictions },
  ],
  exports: [AccountHomes, DataRestrictions, UnitHistory],
})
export class OrgPortsModule {}
