import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What the QR code of a certificate carries: the printed fields, signed; and the public keys they are signed with. */
export class SealCertificates20261126110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table credentials.signing_key (
        id text not null,
        public_key bytea not null,
        first_used_at timestamptz not null,
        constraint signing_key_pk primary key (id),
        constraint signing_key_id_ck check (id ~ '^[0-9a-f]{8}$'),
        constraint signing_key_length_ck check (octet_length(public_key) = 32)
      );
      create function credentials.keep_signing_key() returns trigger language plpgsql as $$
      begin
        raise exception 'papers are checked with this key for ever' using errcode = 'restrict_violation';
      end $$;
      create trigger signing_key_is_kept before update or delete on credentials.signing_key
        for each row execute function credentials.keep_signing_key();

      alter table credentials.certificate
        add column seal bytea,
        add column signing_key_id text,
        add constraint certificate_signing_key_fk foreign key (signing_key_id) references credentials.signing_key (id),
        add constraint certificate_sealed_ck check (seal is null or signing_key_id is not null),
        add constraint certificate_sealless_ck check (erased_at is null or seal is null);
      create index certificate_fallen_idx on credentials.certificate (issuer_id, year, number)
        where state in ('replaced', 'withdrawn');

      create or replace function credentials.keep_certificate() returns trigger language plpgsql as $$
      declare
        is_erasure boolean := old.erased_at is null and new.erased_at is not null
          and new.fields = old.fields - array['fullName', 'birthYear', 'unit'];
      begin
        if tg_op = 'DELETE' then
          raise exception 'certificates are never deleted' using errcode = 'restrict_violation';
        end if;
        if (old.cycle_id, old.member_id, old.issuer_id, old.year, old.code, old.template_hash, old.issued_at)
          is distinct from (new.cycle_id, new.member_id, new.issuer_id, new.year, new.code, new.template_hash, new.issued_at)
          or (not is_erasure and (old.fields, old.erased_at, old.name_hash) is distinct from (new.fields, new.erased_at, new.name_hash))
          or (old.number is not null and (old.number, old.signing_key_id) is distinct from (new.number, new.signing_key_id))
          or (old.number is not null and not is_erasure and old.seal is distinct from new.seal) then
          raise exception 'what a certificate prints is frozen' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;

      create or replace function credentials.require_number() returns trigger language plpgsql as $$
      begin
        if exists (select from credentials.certificate where id = new.id and (number is null or seal is null)) then
          raise exception 'certificate % has no register number or no seal', new.id using errcode = 'check_violation';
        end if;
        return null;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function credentials.require_number() returns trigger language plpgsql as $$
      begin
        if exists (select from credentials.certificate where id = new.id and number is null) then
          raise exception 'certificate % has no register number', new.id using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create or replace function credentials.keep_certificate() returns trigger language plpgsql as $$
      declare
        is_erasure boolean := old.erased_at is null and new.erased_at is not null
          and new.fields = old.fields - array['fullName', 'birthYear', 'unit'];
      begin
        if tg_op = 'DELETE' then
          raise exception 'certificates are never deleted' using errcode = 'restrict_violation';
        end if;
        if (old.cycle_id, old.member_id, old.issuer_id, old.year, old.code, old.template_hash, old.issued_at)
          is distinct from (new.cycle_id, new.member_id, new.issuer_id, new.year, new.code, new.template_hash, new.issued_at)
          or (not is_erasure and (old.fields, old.erased_at, old.name_hash) is distinct from (new.fields, new.erased_at, new.name_hash))
          or (old.number is not null and old.number is distinct from new.number) then
          raise exception 'what a certificate prints is frozen' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      drop index credentials.certificate_fallen_idx;
      alter table credentials.certificate drop column seal, drop column signing_key_id;
      drop table credentials.signing_key;
      drop function credentials.keep_signing_key();
    `);
  }
}
