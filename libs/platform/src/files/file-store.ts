import { createReadStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { type Readable } from 'node:stream';
import { IsString } from 'class-validator';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings';
import { NotFound } from '../errors/platform.errors';

/** Where uploaded files live. */
@Settings()
export class FileSettings {
  /** Folder of the disk store, absolute or relative to the working directory. */
  @IsString()
  FILES_DIRECTORY: string = '.data/files';
}

/** Keeps bytes under a key; the key says nothing about whose they are. Disk now, an object store later. */
export abstract class FileStore {
  /** Keeps the bytes durably: when it resolves they are on disk. Same key, same bytes: safe to repeat. */
  abstract put(key: string, bytes: Buffer): Promise<void>;
  /** A stream of the bytes. @throws NotFound when the key is unknown */
  abstract open(key: string): Promise<Readable>;
  abstract has(key: string): Promise<boolean>;
  /** Forgets the bytes, and what an interrupted `put` left of them; unknown keys are ignored. */
  abstract remove(key: string): Promise<void>;
  /** Keys with a beginning that were last written before an instant, half-written ones too; in no order. */
  abstract listBefore(prefix: string, before: Date): Promise<string[]>;
}

const KEY = /^[a-z0-9-]{8,80}$/;
/** A file that is being written, beside the place of its key. */
const PART = /^([a-z0-9-]{8,80})\.\d+\.part$/;

/** What lies in a folder; nothing where there is none, or where it is a file. */
const namesIn = (folder: string): Promise<string[]> => fs.readdir(folder).catch(() => []);

/** Files on disk in 256 folders, written beside and renamed into place. */
@Injectable()
export class DiskFileStore extends FileStore {
  constructor(private readonly settings: FileSettings) {
    super();
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    const place = this.placeOf(key);
    await fs.mkdir(path.dirname(place), { recursive: true });
    const beside = `${place}.${process.pid}.part`;
    const handle = await fs.open(beside, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(beside, place);
  }

  async open(key: string): Promise<Readable> {
    const place = this.placeOf(key);
    if (!(await this.has(key))) throw new NotFound();
    return createReadStream(place);
  }

  async has(key: string): Promise<boolean> {
    return fs.access(this.placeOf(key)).then(
      () => true,
      () => false,
    );
  }

  async remove(key: string): Promise<void> {
    const place = this.placeOf(key);
    await fs.rm(place, { force: true });
    for (const name of await namesIn(path.dirname(place)))
      if (PART.exec(name)?.[1] === key) await fs.rm(path.join(path.dirname(place), name), { force: true });
  }

  async listBefore(prefix: string, before: Date): Promise<string[]> {
    const root = path.resolve(this.settings.FILES_DIRECTORY);
    const keys = new Set<string>();
    for (const folder of await namesIn(root))
      for (const name of await namesIn(path.join(root, folder))) {
        const key = PART.exec(name)?.[1] ?? name;
        if (!key.startsWith(prefix) || !KEY.test(key)) continue;
        const found = await fs.stat(path.join(root, folder, name)).catch(() => null);
        if (found !== null && found.mtime < before) keys.add(key);
      }
    return [...keys];
  }

  private placeOf(key: string): string {
    if (!KEY.test(key)) throw new NotFound();
    return path.join(path.resolve(this.settings.FILES_DIRECTORY), key.slice(-2), key);
  }
}
