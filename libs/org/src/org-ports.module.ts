import { Global, Module } from '@nestjs/common';
import { AccountHomes, UnitHistory } from '@lopso/platform';
import { OrgModule } from './org.module';
import { AccountUnits } from './services/account-units.service';
import { PastPlaces } from './services/past-places.service';

/** Binds platform's ports to the register for every library of the process: identity stands beside org and doesn't know it. */
@Global()
@Module({
  imports: [OrgModule],
  providers: [
    { provide: AccountHomes, useExisting: AccountUnits },
    { provide: UnitHistory, useExisting: PastPlaces },
  ],
  exports: [AccountHomes, UnitHistory],
})
export class OrgPortsModule {}
