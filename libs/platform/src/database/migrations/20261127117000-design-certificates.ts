import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Designs of certificates as data that a province edits, version after version, and their pictures; a template that papers keep tells how
 * many pages a paper has (decision 0078).
 */
export class DesignCertificates20261127117000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table credentials.design_version (
        id uuid not null,
        unit_id uuid not null,
        slug text not null,
        number integer not null,
        body text,
        made_by uuid not null,
        made_at timestamptz not null,
        erased_at timestamptz,
        constraint design_version_pk primary key (id),
        constraint design_version_unit_fk foreign key (unit_id) references org.unit (id),
        constraint design_version_number_uq unique (unit_id, slug, number),
        constraint design_version_number_ck check (number > 0),
        constraint design_version_body_ck check (body is null or length(body) between 1 and 60000)
      );
      create function credentials.keep_design_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and to_jsonb(new) - array['body', 'erased_at'] = to_jsonb(old) - array['body', 'erased_at']
          and (old.body is null) = (new.body is null)
          and (new.erased_at > old.erased_at or (old.erased_at is null and new.erased_at is not null)) then
          return new;
        end if;
        raise exception 'a version of a design stays as it was' using errcode = 'restrict_violation';
      end $$;
      create trigger design_version_is_kept before update or delete on credentials.design_version
        for each row execute function credentials.keep_design_version();

      create table credentials.design_image (
        id uuid not null,
        unit_id uuid not null,
        name text not null,
        media_type text not null,
        width integer not null,
        height integer not null,
        bytes bytea not null,
        added_by uuid not null,
        added_at timestamptz not null,
        constraint design_image_pk primary key (id),
        constraint design_image_unit_fk foreign key (unit_id) references org.unit (id),
        constraint design_image_name_uq unique (unit_id, name),
        constraint design_image_bytes_ck check (octet_length(bytes) between 1 and 61440),
        constraint design_image_type_ck check (media_type in ('image/png', 'image/jpeg'))
      );

      alter table credentials.template add column pages smallint not null default 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.template drop column pages;
      drop table credentials.design_image;
      drop table credentials.design_version;
      drop function credentials.keep_design_version();
    `);
  }
}
