import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Nobody stands before a session and has a place in one at the same hours. The hours lie in two tables, so triggers on both refuse it while
 * the person's record is held (decision 0128). What stands already stays: only hours that are newly given are judged.
 */
export class PartTeachingFromLearning20261128420000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function classes.teaching_accounts(members uuid[]) returns table (member_id uuid, account_id uuid) language sql stable as $$
        with recursive record (member_id, id) as (
          select one, one from unnest(members) as one
          union
          select r.member_id, p.ended_id from record r
          join org.person_pair p on r.id in (p.first_id, p.second_id) and p.ended_id <> r.id)
        select r.member_id, a.id from record r join identity.account a on a.member_id = r.id
      $$;

      create function classes.learning_members(accounts uuid[]) returns table (account_id uuid, member_id uuid, display_name text) language sql stable as $$
        with recursive record (account_id, id, display_name) as (
          select a.id, a.member_id, a.display_name from identity.account a where a.id = any(accounts) and a.member_id is not null
          union
          select r.account_id, case when p.first_id = p.ended_id then p.second_id else p.first_id end, r.display_name
          from record r join org.person_pair p on p.ended_id = r.id)
        select r.account_id, r.id, r.display_name from record r
      $$;

      create function classes.refuse_learning_while_teaching() returns trigger language plpgsql as $$
      begin
        perform 1 from org.member where id in (select member_id from fresh) order by id for no key update;
        if tg_op = 'INSERT' then
          perform 1 from classes.teaching_accounts((select array_agg(distinct member_id) from fresh)) p
            join classes.session_staff m on m.account_id = p.account_id and m.state <> 'cancelled'
            join fresh f on f.member_id = p.member_id and f.during && m.during;
        else
          perform 1 from classes.teaching_accounts((select array_agg(distinct member_id) from fresh)) p
            join classes.session_staff m on m.account_id = p.account_id and m.state <> 'cancelled'
            join fresh f on f.member_id = p.member_id and f.during && m.during and f.class_session_id <> m.class_session_id
            join stale s on s.booking_id = f.booking_id and s.class_session_id = f.class_session_id and s.during <> f.during;
        end if;
        if found then
          raise exception 'nobody has a place in a session while she stands before one'
            using errcode = 'exclusion_violation', constraint = 'booked_time_teaching_excl', schema = 'classes', table = tg_table_name;
        end if;
        return null;
      end $$;
      create trigger booked_time_leaves_teaching after insert on classes.booked_time referencing new table as fresh
        for each statement execute function classes.refuse_learning_while_teaching();
      create trigger booked_time_moves_off_teaching after update on classes.booked_time referencing old table as stale new table as fresh
        for each statement execute function classes.refuse_learning_while_teaching();

      create function classes.refuse_teaching_while_learning() returns trigger language plpgsql as $$
      declare
        is_same boolean := false;
      begin
        if tg_op = 'UPDATE' then
          is_same := old.account_id = new.account_id;
        end if;
        perform 1 from org.member where id in (select p.member_id from classes.learning_members(array[new.account_id]) p)
          order by id for no key update;
        perform 1 from classes.learning_members(array[new.account_id]) p
          join classes.booked_time t on t.member_id = p.member_id and t.during && new.during
          where not (is_same and t.class_session_id = new.class_session_id);
        if found then
          raise exception 'nobody stands before a session while she has a place in one'
            using errcode = 'exclusion_violation', constraint = 'session_staff_learning_excl', schema = 'classes', table = tg_table_name;
        end if;
        return null;
      end $$;
      create trigger session_staff_leaves_learning after insert on classes.session_staff
        for each row when (new.state <> 'cancelled') execute function classes.refuse_teaching_while_learning();
      create trigger session_staff_moves_off_learning after update of account_id, during, state on classes.session_staff
        for each row when (new.state <> 'cancelled'
          and (old.account_id <> new.account_id or old.during <> new.during or old.state = 'cancelled'))
        execute function classes.refuse_teaching_while_learning();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger session_staff_moves_off_learning on classes.session_staff;
      drop trigger session_staff_leaves_learning on classes.session_staff;
      drop function classes.refuse_teaching_while_learning();
      drop trigger booked_time_moves_off_teaching on classes.booked_time;
      drop trigger booked_time_leaves_teaching on classes.booked_time;
      drop function classes.refuse_learning_while_teaching();
      drop function classes.learning_members(uuid[]);
      drop function classes.teaching_accounts(uuid[]);
    `);
  }
}
