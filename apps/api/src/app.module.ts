import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { PlatformModule, provideSettings } from '@lopso/platform';
import { IdentityModule } from '@lopso/identity';
import { OrgModule } from '@lopso/org';
import { HealthController } from './health/health.controller';
import { HttpSettings } from './http/http.settings';
import { PermissionGuard } from './http/permission.guard';
import { RouteCheck } from './http/route-check';
import { JwtStrategy } from './identity/jwt.strategy';

/** The HTTP application: every library's module and every controller. */
@Module({
  imports: [DiscoveryModule, PlatformModule, PassportModule, IdentityModule, OrgModule],
  controllers: [HealthController],
  providers: [RouteCheck, JwtStrategy, provideSettings(HttpSettings), { provide: APP_GUARD, useClass: PermissionGuard }],
  exports: [HttpSettings],
})
export class AppModule {}
