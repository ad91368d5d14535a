/** The steps that bring a database to the newest version: numbered alike for every kind of database. */
import { readdirSync, readFileSync } from 'node:fs';
import { StoreError } from './store-error.ts';

const FOLDER = new URL('migrations/', import.meta.url);

/** Texts of all steps in order; the first takes an empty database to version 1. */
export function migrationsOf(kind: 'sqlite' | 'postgres'): readonly string[] {
  return readdirSync(FOLDER)
    .flatMap((name) => new RegExp(`^${kind}-(\\d+)\\.sql$`, 'u').exec(name)?.[1] ?? [])
    .sort((one, other) => Number(one) - Number(other))
    .map((number) => readFileSync(new URL(`${kind}-${number}.sql`, FOLDER), 'utf8'));
}

/** @throws {StoreError} for a version that only a newer program knows */
export function refuseNewer(version: number, known: number, where: string): void {
  if (version <= known) return;
  throw new StoreError(
    where,
    `the database is of version ${version}, this program knows versions up to ${known}`,
    'start the newer program again, or put back a backup of before the update',
  );
}
