import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { PasswordRefused } from '../identity.errors';
import { judgePassword, type PasswordOwner } from '../rules/password-rule';

/** OWASP's argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes and checks passwords. They are composed (NFC) first: two keyboards may send one Vietnamese word differently. */
@Injectable()
export class Passwords {
  private nobody: Promise<string> | null = null;

  /** Nothing when a new password can be taken. @throws PasswordRefused at `pointer` when it is too weak */
  requireGood(password: string, owner: PasswordOwner, pointer: string): void {
    const fault = judgePassword(password.normalize('NFC'), owner);
    if (fault !== 'none') throw new PasswordRefused(pointer, fault);
  }

  /** The argon2id hash of a new password. @throws PasswordRefused at `pointer` when it is too weak */
  async hashNew(password: string, owner: PasswordOwner, pointer: string): Promise<string> {
    this.requireGood(password, owner, pointer);
    return hash(password.normalize('NFC'), COST);
  }

  /** The argon2id hash of a PIN, which was judged before. */
  hashPin(pin: string): Promise<string> {
    return hash(pin, COST);
  }

  /** True when the password fits. Without a hash the same work is done for nothing, so that time tells nothing. */
  async isRight(password: string, passwordHash: string | null): Promise<boolean> {
    const composed = password.normalize('NFC');
    const isFit = await verify(passwordHash ?? (await this.hashOfNobody()), composed);
    return isFit && passwordHash !== null;
  }

  private hashOfNobody(): Promise<string> {
    this.nobody ??= hash(randomBytes(24).toString('base64'), COST);
    return this.nobody;
  }
}
