import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type HomeFollower, MemberHomeService } from '@lopso/org';
import { CertificateHomeRepository } from '../storage/certificate-home.repository';

/** Papers lie where their people belong, from the very transaction on that moves these (decision 0032). */
@Injectable()
export class CertificateHomes implements OnModuleInit, HomeFollower {
  constructor(
    private readonly memberHomes: MemberHomeService,
    private readonly certificates: CertificateHomeRepository,
  ) {}

  onModuleInit(): void {
    this.memberHomes.addFollower(this);
  }

  async follow(memberIds: readonly string[]): Promise<void> {
    await this.certificates.follow(memberIds);
  }
}
