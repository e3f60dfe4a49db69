import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a plan of classes is made from (where trainers live, when they are away, market days) and the plans themselves. */
export class CreatePlanning20261126130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema planning;

      create table planning.trainer_home (
        account_id uuid not null,
        unit_id uuid not null,
        set_by uuid not null,
        set_at timestamptz not null,
        constraint trainer_home_pk primary key (account_id),
        constraint trainer_home_account_fk foreign key (account_id) references identity.account (id) on delete cascade,
        constraint trainer_home_unit_fk foreign key (unit_id) references org.unit (id)
      );

      create table planning.trainer_leave (
        id uuid not null,
        account_id uuid not null,
        away daterange not null,
        set_by uuid not null,
        set_at timestamptz not null,
        constraint trainer_leave_pk primary key (id),
        constraint trainer_leave_account_fk foreign key (account_id) references identity.account (id) on delete cascade,
        constraint trainer_leave_away_ck check (not isempty(away) and not lower_inf(away) and not upper_inf(away)),
        constraint trainer_leave_away_excl exclude using gist (account_id with =, away with &&)
      );

      create table planning.market (
        id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        name text not null,
        weekday smallint,
        every_days smallint,
        counted_from date,
        constraint market_pk primary key (id),
        constraint market_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint market_name_uq unique (unit_id, name),
        constraint market_weekday_ck check (weekday between 1 and 7),
        constraint market_every_days_ck check (every_days between 2 and 60),
        constraint market_rule_ck check (
          (weekday is not null) <> (every_days is not null) and (every_days is null) = (counted_from is null))
      );

      create table planning.plan (
        id uuid not null,
        unit_id uuid not null,
        unit_path ltree not null,
        name text not null,
        round_id uuid not null,
        from_on date not null,
        until_on date not null,
        terms jsonb not null,
        trainer_ids uuid[] not null,
        state text not null,
        run integer not null default 1,
        done_percent smallint not null default 0,
        figures jsonb,
        failure text,
        asked_at timestamptz not null,
        proposed_at timestamptz,
        created_by uuid not null,
        created_at timestamptz not null,
        constraint plan_pk primary key (id),
        constraint plan_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint plan_round_fk foreign key (round_id) references learning.round (id),
        constraint plan_state_ck check (state in ('working', 'proposed', 'failed')),
        constraint plan_done_percent_ck check (done_percent between 0 and 100),
        constraint plan_days_ck check (from_on <= until_on and until_on - from_on <= 366)
      );
      create index plan_round_idx on planning.plan (round_id);
      create index plan_created_idx on planning.plan (created_at, id);

      create table planning.planned_class (
        plan_id uuid not null,
        number smallint not null,
        unit_id uuid not null,
        venue_id uuid not null,
        trainer_id uuid not null,
        held_on date not null,
        first_half smallint not null,
        halves smallint not null,
        people jsonb not null,
        is_pinned boolean not null default false,
        class_group_id uuid,
        constraint planned_class_pk primary key (plan_id, number),
        constraint planned_class_plan_fk foreign key (plan_id) references planning.plan (id) on delete cascade,
        constraint planned_class_unit_fk foreign key (unit_id) references org.unit (id),
        constraint planned_class_venue_fk foreign key (venue_id) references classes.venue (id),
        constraint planned_class_trainer_fk foreign key (trainer_id) references identity.account (id),
        constraint planned_class_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint planned_class_halves_ck check (first_half in (0, 1) and halves between 1 and 2 - first_half)
      );

      create table planning.plan_gap (
        plan_id uuid not null,
        number smallint not null,
        unit_id uuid not null,
        people integer not null,
        reason text not null,
        constraint plan_gap_pk primary key (plan_id, number),
        constraint plan_gap_plan_fk foreign key (plan_id) references planning.plan (id) on delete cascade,
        constraint plan_gap_unit_fk foreign key (unit_id) references org.unit (id),
        constraint plan_gap_people_ck check (people > 0),
        constraint plan_gap_reason_ck check (reason in ('no-hall', 'no-day', 'too-far', 'hall-taken', 'trainers-taken'))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema planning cascade');
  }
}
