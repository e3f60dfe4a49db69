import { join } from 'node:path';
import { Client } from 'pg';
import { newId } from '@lopso/platform';
import { ownerUrlOf } from './table-owner';

/** A migrated database that belongs to one test file, for processes of their own or a server of its own. */
export interface OwnDatabase {
  readonly url: string;
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrlOf('/postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function make(from: string): Promise<OwnDatabase> {
  const name = `lopso_own_${newId().slice(-12)}`;
  await onServer(`create database "${name}" template ${from} strategy=file_copy`);
  return {
    url: `${process.env['LOPSO_TEST_SERVER'] ?? ''}${name}`,
    ownerUrl: ownerUrlOf(`/${name}`),
    drop: () => onServer(`drop database if exists "${name}" with (force)`),
  };
}

/** The folder for the files of a database: they belong to it. */
export function filesOf(databaseUrl: string): string {
  return join(process.env['LOPSO_TEST_FILES'] ?? '', new URL(databaseUrl).pathname.slice(1));
}

/** Clones the template; `drop` ends what still holds a connection. */
export const ownDatabase = (): Promise<OwnDatabase> => make('lopso_template');

/** The same without any table. */
export const emptyDatabase = (): Promise<OwnDatabase> => make('template0');
