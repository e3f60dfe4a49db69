import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Grants with an end, narrowed grants, grants on behalf of somebody; staff who activate by slip. */
export class ExtendGrants20261125110000 implements MigrationInterface {
  readonly name = 'ExtendGrants20261125110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.team add constraint team_place_uq unique (id, unit_id, unit_path);
      alter table org.role_grant
        add team_id uuid,
        add member_id uuid,
        add organisation text,
        add is_guest boolean not null default false,
        add on_behalf_of uuid,
        add given_by uuid,
        add given_at timestamptz not null default now(),
        add ended_by uuid,
        add ended_at timestamptz,
        add restored_at timestamptz,
        add holder_closed_at timestamptz,
        add constraint role_grant_team_fk foreign key (team_id, unit_id, unit_path)
          references org.team (id, unit_id, unit_path) on update cascade,
        add constraint role_grant_member_fk foreign key (member_id) references org.member (id),
        add constraint role_grant_bound_ck check (
          case role
            when 'team-leader' then (team_id is null) <> (organisation is null) and (team_id is null or member_id is not null)
            else team_id is null and organisation is null
          end and (role = 'trainer' or not is_guest)),
        add constraint role_grant_deputy_ck check (on_behalf_of is null or (on_behalf_of <> account_id and not upper_inf(held))),
        drop constraint role_grant_once_excl,
        add constraint role_grant_once_excl exclude using gist (account_id with =, role with =, unit_id with =,
          coalesce(team_id::text, organisation, '') with =, coalesce(on_behalf_of::text, '') with =, held with &&)
          where (ended_at is null);
      create index role_grant_account_idx on org.role_grant (account_id) where ended_at is null;
      create index role_grant_unit_path_idx on org.role_grant using gist (unit_path);

      alter table platform.audit_entry add on_behalf_of uuid;

      alter table identity.account
        add birth_year smallint,
        add constraint account_birth_year_ck check (birth_year is null or member_id is null);

      alter table identity.activation_code add unit_path ltree, add told_at timestamptz;
      create index activation_code_aloud_idx on identity.activation_code (issued_at) where unit_path is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table identity.activation_code drop unit_path, drop told_at;
      alter table identity.account drop birth_year;
      alter table platform.audit_entry drop on_behalf_of;
      drop index org.role_grant_unit_path_idx, org.role_grant_account_idx;
      alter table org.role_grant
        drop constraint role_grant_once_excl, drop constraint role_grant_deputy_ck, drop constraint role_grant_bound_ck,
        drop constraint role_grant_member_fk, drop constraint role_grant_team_fk,
        drop team_id, drop member_id, drop organisation, drop is_guest, drop on_behalf_of, drop given_by, drop given_at,
        drop ended_by, drop ended_at, drop restored_at, drop holder_closed_at,
        add constraint role_grant_once_excl exclude using gist (account_id with =, role with =, unit_id with =, held with &&);
      alter table org.team drop constraint team_place_uq;
    `);
  }
}
