import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { PlatformModule, provideSettings } from '@lopso/platform';
import { ContentModule } from '@lopso/content';
import { CredentialsModule } from '@lopso/credentials';
import { IdentityModule, SignInModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule } from '@lopso/org';
import { CourseController } from './content/course.controller';
import { CertificateController } from './credentials/certificate.controller';
import { RoundCertificateController } from './credentials/round-certificate.controller';
import { HealthController } from './health/health.controller';
import { HttpSettings } from './http/http.settings';
import { PermissionGuard } from './http/permission.guard';
import { RouteCheck } from './http/route-check';
import { ActivationController } from './identity/activation.controller';
import { AuthController } from './identity/auth.controller';
import { AuthCookies } from './identity/auth-cookies';
import { JwtStrategy } from './identity/jwt.strategy';
import { OrgDirectoryModule } from './identity/org-directory';
import { PrivacyNoticeController } from './identity/privacy-notice.controller';
import { CompletionController } from './learning/completion.controller';
import { OwnLearningController } from './learning/own-learning.controller';
import { RoundController } from './learning/round.controller';

/** The HTTP application: every library's module and every controller. */
@Module({
  imports: [
    DiscoveryModule,
    PlatformModule,
    PassportModule,
    ContentModule,
    CredentialsModule,
    IdentityModule,
    LearningModule,
    OrgModule,
    SignInModule.over(OrgDirectoryModule),
  ],
  controllers: [
    ActivationController,
    AuthController,
    CertificateController,
    CompletionController,
    CourseController,
    HealthController,
    OwnLearningController,
    PrivacyNoticeController,
    RoundController,
    RoundCertificateController,
  ],
  providers: [
    AuthCookies,
    RouteCheck,
    JwtStrategy,
    provideSettings(HttpSettings),
    { provide: APP_GUARD, useClass: PermissionGuard },
  ],
  exports: [HttpSettings],
})
export class AppModule {}
