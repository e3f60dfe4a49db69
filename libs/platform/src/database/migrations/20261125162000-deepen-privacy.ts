import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Days off as the department enters them, consent on paper with its place, and two people for an erasure asked on paper. */
export class DeepenPrivacy20261125162000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Days of a fixed date are a rule of the code; the others are entered by the department, never guessed.
      delete from org.holiday;
      alter table org.holiday
        drop column name,
        add column occasion text not null,
        add column province_id uuid not null,
        add column recorded_by uuid not null,
        add column recorded_at timestamptz not null,
        add constraint holiday_province_fk foreign key (province_id) references org.unit (id),
        add constraint holiday_occasion_ck check (occasion in ('tet', 'hung-vuong', 'national-day', 'instead', 'other'));

      create table org.holiday_year (
        year integer not null,
        province_id uuid not null,
        document text not null,
        confirmed_by uuid not null,
        confirmed_at timestamptz not null,
        constraint holiday_year_pk primary key (year),
        constraint holiday_year_province_fk foreign key (province_id) references org.unit (id)
      );

      alter table org.data_request add constraint data_request_two_people_ck
        check (kind <> 'erasure' or made_how <> 'paper' or state <> 'done' or answered_by <> recorded_by);

      alter table identity.consent add column note text;

      -- A device that is not to be remembered; when the password was typed last; codes that a hint was given for.
      alter table identity.login_session
        add column is_remembered boolean not null default true,
        add column password_at timestamptz;
      alter table identity.totp add column hinted_steps bigint[] not null default '{}';
      alter table identity.foreign_identity add column told_at timestamptz;

      -- Names as the search of people folds them: no diacritics, no case, đ as d.
      create function identity.fold_name(name text) returns text language sql immutable parallel safe
        return translate(lower(regexp_replace(normalize(name, NFD), '[\\u0300-\\u036f]', '', 'g')), 'đĐ', 'dd');
      create index account_folded_name_idx on identity.account using gin (identity.fold_name(display_name) gin_trgm_ops);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table identity.foreign_identity drop column told_at;
      alter table identity.totp drop column hinted_steps;
      alter table identity.login_session drop column is_remembered, drop column password_at;
      drop index identity.account_folded_name_idx;
      drop function identity.fold_name;
      alter table identity.consent drop column note;
      alter table org.data_request drop constraint data_request_two_people_ck;
      drop table org.holiday_year;
      delete from org.holiday;
      alter table org.holiday drop column occasion, drop column province_id, drop column recorded_by, drop column recorded_at, add column name text not null;
    `);
  }
}
