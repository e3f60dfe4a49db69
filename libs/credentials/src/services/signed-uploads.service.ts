import { Injectable } from '@nestjs/common';
import { type Actor, Clock, FileStore, newId, Transactions } from '@lopso/platform';
import { NothingToKeep, SignedFilesStay, SignedUploadClosed } from '../credentials.errors';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { effectOf, isTakeBackable, type SignedFileEffect } from '../rules/signed-paper';
import { SignedFileRepository, type WaitingFile } from '../storage/signed-file.repository';
import { type SignedUpload, SigningRepository } from '../storage/signing.repository';
import { SigningReach } from './signing-reach';

const SHOWN = 20;
/** Files that nobody kept wait for a day. */
const OPEN_MS = 86_400_000;

/** How far the signing of a round's papers is. */
export interface SigningOverview {
  readonly signed: number;
  readonly unsigned: number;
  /** Those that were kept, and the officer's open one; the newest first. */
  readonly uploads: readonly (SignedUpload & { readonly canTakeBack: boolean })[];
}

/** A file that waits, with what keeping it would do. */
export interface WaitingSignedFile extends WaitingFile {
  readonly effect: SignedFileEffect;
}

/** What keeping did. */
export interface KeptSignedFiles {
  readonly kept: number;
  /** Those whose paper has another signed file, which stayed. */
  readonly left: number;
}

/** Signed files that came back together: looked at first, then kept, and taken back within a day (decision 0055). */
@Injectable()
export class SignedUploads {
  constructor(
    private readonly reach: SigningReach,
    private readonly signing: SigningRepository,
    private readonly signedFiles: SignedFileRepository,
    private readonly files: FileStore,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when the round is of another province */
  async overview(actor: Actor, roundId: string): Promise<SigningOverview> {
    const { within } = await this.reach.round(actor, roundId, READ_WAITING_CERTIFICATES);
    const counts = await this.signing.countSigned(within, roundId);
    const uploads = await this.signing.uploadsOf(roundId, actor.accountId, SHOWN);
    return { ...counts, uploads: uploads.map((one) => ({ ...one, canTakeBack: this.canTakeBack(one) })) };
  }

  /** The officer's open upload, made where there is none; its id. @throws NotFound */
  async open(actor: Actor, roundId: string): Promise<string> {
    await this.reach.round(actor, roundId, MANAGE_CERTIFICATES);
    return this.signing.openUpload({ id: newId(), roundId, madeBy: actor.accountId, madeAt: this.clock.now() });
  }

  /** What waits in an upload, the lowest number first. @throws NotFound */
  async waiting(actor: Actor, uploadId: string): Promise<readonly WaitingSignedFile[]> {
    const upload = await this.reach.upload(actor, uploadId, false);
    const files = await this.signedFiles.waitingIn(uploadId);
    await this.reach.noteHeld(await this.reach.noteListed(actor, upload), files);
    return files.map(withEffect);
  }

  /**
   * From now on the files count: holder and officers get them. A file that another signed file stands against counts when `replaceOther`;
   * otherwise it goes. Kept already: nothing more.
   * @throws NotFound, SignedUploadClosed, NothingToKeep
   */
  async keep(actor: Actor, uploadId: string, replaceOther: boolean): Promise<KeptSignedFiles> {
    const { result, keys } = await this.transactions.run(async () => {
      const upload = await this.reach.upload(actor, uploadId, true);
      if (upload.state === 'kept') return { result: { kept: upload.count, left: 0 }, keys: [] };
      if (upload.state !== 'open') throw new SignedUploadClosed();
      await this.signedFiles.lockCertificates(uploadId);
      const files = (await this.signedFiles.waitingIn(uploadId)).map(withEffect);
      const chosen = files.filter(({ effect }) => replaceOther || effect !== 'differs');
      if (chosen.length === 0) throw new NothingToKeep();
      await this.signedFiles.keep(chosen.map(({ id }) => id));
      const left = await this.signedFiles.dropWaiting(uploadId);
      await this.signing.markKept(uploadId, this.clock.now());
      await this.reach.note(actor, 'credentials.signed-files-kept', { ...upload, count: chosen.length });
      return { result: { kept: chosen.length, left: files.length - chosen.length }, keys: left };
    });
    await this.forget(keys);
    return result;
  }

  /** What waits in an open upload goes with it: nothing of it was kept. @throws NotFound, SignedUploadClosed */
  async drop(actor: Actor, uploadId: string): Promise<void> {
    const keys = await this.transactions.run(async () => {
      const { state } = await this.reach.upload(actor, uploadId, true);
      if (state !== 'open') throw new SignedUploadClosed();
      return this.remove(uploadId);
    });
    await this.forget(keys);
  }

  /**
   * Within a day after they were kept the files go, what they took the place of counts again; files that were signed once more since stay.
   * Again: nothing more.
   * @throws NotFound, SignedFilesStay when they were not kept yet, or for longer
   */
  async takeBack(actor: Actor, uploadId: string): Promise<void> {
    const keys = await this.transactions.run(async () => {
      const upload = await this.reach.upload(actor, uploadId, true);
      if (upload.state === 'taken-back') return [];
      if (!this.canTakeBack(upload)) throw new SignedFilesStay();
      await this.signedFiles.lockCertificates(uploadId);
      const now = this.clock.now();
      const gone = await this.signedFiles.takeBack(uploadId, now);
      await this.signing.markTakenBack(uploadId, actor.accountId, now);
      await this.reach.note(actor, 'credentials.signed-files-taken-back', { ...upload, count: gone.length });
      return gone;
    });
    await this.forget(keys);
  }

  /** Uploads that were left open for a day go with their files. No access check: for the job of each night. */
  async forgetOpen(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - OPEN_MS);
    for (const id of await this.signing.leftOpenBefore(before)) {
      const keys = await this.transactions.run(async () => {
        const upload = await this.signing.lockUpload(id, null);
        return upload?.state === 'open' ? this.remove(id) : [];
      });
      await this.forget(keys);
    }
  }

  private async remove(uploadId: string): Promise<string[]> {
    const keys = await this.signedFiles.dropWaiting(uploadId);
    await this.signing.removeUpload(uploadId);
    return keys;
  }

  private canTakeBack({ state, keptAt }: SignedUpload): boolean {
    return state === 'kept' && keptAt !== null && isTakeBackable(keptAt, this.clock.now());
  }

  private async forget(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.files.remove(key);
  }
}

function withEffect(file: WaitingFile): WaitingSignedFile {
  return { ...file, effect: effectOf(file.currentId, file.addsTo) };
}
