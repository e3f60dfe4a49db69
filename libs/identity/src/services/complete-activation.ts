import { Injectable } from '@nestjs/common';
import { BadCredentials, CodeUsed, ConsentMissing } from '../identity.errors';
import { CodeBook } from './code-book';
import { Consents } from './consents';
import { FurtherWays } from './further-ways';
import { PasswordReplacement } from './password-replacement';
import { type Entry, type Origin, SignIn } from './sign-in';
import { type ProvedSlip, type SlipProof, SlipProofs } from './slip-proofs';

/** The last step of a slip. `agreedNoticeVersion` null: the notice was not agreed to now. */
export interface CompletionRequest extends SlipProof {
  readonly password: string;
  readonly agreedNoticeVersion: string | null;
}

/** Turns a proved slip into a password, consent and a session. */
@Injectable()
export class CompleteActivation {
  constructor(
    private readonly proofs: SlipProofs,
    private readonly codes: CodeBook,
    private readonly consents: Consents,
    private readonly replacement: PasswordReplacement,
    private readonly furtherWays: FurtherWays,
    private readonly signIn: SignIn,
  ) {}

  /**
   * Sets the password, writes the agreement, uses the code up and opens a session; all sessions before end, and so do other
   * ways in (`FurtherWays`). The code is the idempotency key: the same code with the same password once more (the reply was lost)
   * is a sign-in by the slip, with another password a conflict.
   * @throws PasswordRefused, ConsentMissing, NoticeChanged, CodeUsed and the errors of `Activation.identify`
   */
  async complete(request: CompletionRequest, origin: Origin): Promise<Entry> {
    const slip = await this.proofs.prove(request, origin.address);
    if (slip.found.state === 'used') return this.repeat(slip, request, origin);
    await this.requireConsent(slip, request);
    const passwordHash = await this.replacement.hash(slip.account, request.password);
    return this.furtherWays.loseWith(slip.account.id, async () => {
      await this.codes.lockOpen(slip.found);
      await this.replacement.replace(slip.account, passwordHash, null);
      await this.codes.markUsed(slip.found);
      if (request.agreedNoticeVersion !== null && slip.account.memberId !== null) {
        await this.consents.record(slip.account.id, 'agreed', request.agreedNoticeVersion);
      }
      return this.signIn.enter(slip.account.id, origin, 'slip');
    });
  }

  private async repeat(slip: ProvedSlip, request: CompletionRequest, origin: Origin): Promise<Entry> {
    try {
      return await this.signIn.signIn({ username: slip.account.username, password: request.password }, origin, 'slip');
    } catch (error) {
      throw error instanceof BadCredentials ? new CodeUsed() : error;
    }
  }

  private async requireConsent(slip: ProvedSlip, request: CompletionRequest): Promise<void> {
    if (request.agreedNoticeVersion !== null || slip.account.memberId === null) return;
    if (!(await this.consents.stateOf(slip.account.id)).isGiven) throw new ConsentMissing();
  }
}
