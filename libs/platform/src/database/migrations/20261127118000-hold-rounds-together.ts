import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** With whom rounds are held, and who of them reads their figures: a leader's right that names an organisation (decision 0074). */
export class HoldRoundsTogether20261127118000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table org.partner (
        id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        name text not null,
        added_by uuid not null,
        added_at timestamptz not null,
        constraint partner_pk primary key (id),
        constraint partner_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade
      );
      create unique index partner_name_uq on org.partner (unit_id, lower(name));

      create table learning.round_partner (
        round_id uuid not null,
        partner_id uuid not null,
        added_by uuid not null,
        added_at timestamptz not null,
        ended_by uuid,
        ended_at timestamptz,
        constraint round_partner_pk primary key (round_id, partner_id),
        constraint round_partner_round_fk foreign key (round_id) references learning.round (id),
        constraint round_partner_partner_fk foreign key (partner_id) references org.partner (id),
        constraint round_partner_end_ck check ((ended_by is null) = (ended_at is null))
      );
      create index round_partner_partner_idx on learning.round_partner (partner_id) where ended_at is null;

      alter table org.role_grant drop constraint role_grant_bound_ck;
      alter table org.role_grant add constraint role_grant_bound_ck check (
        case role when 'team-leader' then (team_id is null) <> (organisation is null) and (team_id is null or member_id is not null)
         when 'leader' then team_id is null else team_id is null and organisation is null end and (role = 'trainer' or not is_guest));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.role_grant drop constraint role_grant_bound_ck;
      alter table org.role_grant add constraint role_grant_bound_ck check (
        case role when 'team-leader' then (team_id is null) <> (organisation is null) and (team_id is null or member_id is not null)
         else team_id is null and organisation is null end and (role = 'trainer' or not is_guest));
      drop table learning.round_partner;
      drop table org.partner;
    `);
  }
}
