/** Schema `interop`: tables with their constraints, indexes and triggers. */
export const INTEROP = String.raw`
  create schema interop;

  create function interop.nine_digits(cells text[]) returns text[] language sql immutable parallel safe
  return (select coalesce(array_agg(distinct substr(digits.digits, at.at, 9)),
    '{}'::text[]) as "coalesce" from regexp_split_to_table(array_to_string(nine_digits.cells, ' '), '[^0-9]{4,}') part(part),
    lateral regexp_replace(part.part, '[^0-9]', '', 'g') digits(digits), lateral generate_series(1, (length(digits.digits) - 8)) at(at));

  create function interop.said_words(cells text[], more jsonb[]) returns text[] language sql immutable parallel safe
  return array(select "left"(word.word,
    200) as "left" from regexp_split_to_table(translate(lower(regexp_replace(normalize(((array_to_string(said_words.cells,
    ' ') || ' ') || regexp_replace(array_to_string(said_words.more, ' '), '\\(?:u[0-9a-f]{4}|.)', ' ', 'g')), nfd),
    '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e0fff]', '', 'g')), 'đĐðÐ', 'dddd'), '[^a-z]+') word(word));

  create function interop.trace_said() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' or old.cells is distinct from new.cells then
          new.digits := interop.nine_digits(new.cells);
        end if;
        new.said := interop.said_words(new.cells, array[new.edits, new.prior]);
        return new;
      end $$;

  create function interop.trace_told() returns trigger language plpgsql as $$
      begin
        new.told := case when new.problems = '[]' and new.candidates = '[]' then '{}'
          else interop.said_words('{}', array[new.problems, new.candidates]) end;
        return new;
      end $$;

  create table interop.import_batch (
    id uuid not null,
    kind text not null,
    unit_id uuid not null,
    unit_path ltree not null,
    file_name text not null,
    client_key uuid not null,
    body_hash bytea not null,
    uploaded_by uuid not null,
    uploaded_at timestamptz not null,
    state text not null,
    work_done integer not null default 0,
    work_total integer not null default 0,
    sheet_name text,
    header_row integer,
    headers text[] not null default '{}',
    columns jsonb not null default '{}',
    failure_code text,
    failure_params jsonb not null default '{}',
    acted_by uuid,
    acted_at timestamptz,
    forgotten_at timestamptz,
    other_sheets text[] not null default '{}',
    erasures integer not null default 0,
    constraint import_batch_pk primary key (id),
    constraint import_batch_client_key_uq unique (uploaded_by, client_key),
    constraint import_batch_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint import_batch_kind_ck check (kind in ('roster', 'villages')),
    constraint import_batch_state_ck check (state in ('reading', 'matching', 'checking', 'checked', 'committing', 'committed', 'undoing', 'undone',
      'failed', 'cancelled')),
    constraint import_batch_work_ck check (work_done >= 0 and work_total >= 0)
  );
  create index import_batch_unit_path_gist_idx on interop.import_batch using gist (unit_path);
  create index import_batch_uploaded_idx on interop.import_batch (uploaded_at, id);

  create table interop.import_row (
    batch_id uuid not null,
    number integer not null,
    cells text[] not null,
    edits jsonb not null default '{}',
    parsed jsonb,
    problems jsonb not null default '[]',
    candidates jsonb not null default '[]',
    state text not null,
    same_as uuid,
    is_another boolean not null default false,
    member_id uuid,
    is_new_member boolean not null default false,
    seat_term_id uuid,
    team_id uuid,
    is_new_team boolean not null default false,
    village_id uuid,
    is_new_village boolean not null default false,
    prior jsonb,
    is_phone_filled boolean not null default false,
    erased_at timestamptz,
    digits text[] not null default '{}',
    said text[] not null default '{}',
    told text[] not null default '{}',
    same_row integer,
    another_than jsonb not null default '[]',
    held_at timestamptz,
    is_overtaken boolean not null default false,
    constraint import_row_pk primary key (batch_id, number),
    constraint import_row_batch_fk foreign key (batch_id) references interop.import_batch (id) on delete cascade,
    constraint import_row_state_ck check (state in ('read', 'ready', 'problem', 'likeness', 'repeated', 'skipped', 'queued', 'done', 'undone')),
    constraint import_row_same_row_ck check (same_row <> number)
  );
  create index import_row_state_idx on interop.import_row (batch_id, state, number);
  create index import_row_member_idx on interop.import_row (member_id) where member_id is not null;
  create index import_row_prior_idx on interop.import_row (batch_id) where prior is not null;
  create index import_row_digits_idx on interop.import_row using gin (digits) where digits <> '{}'::text[];
  create index import_row_said_idx on interop.import_row using gin (said) where erased_at is null;
  create index import_row_told_idx on interop.import_row using gin (told) where told <> '{}'::text[];
  create index import_row_candidates_idx on interop.import_row using gin (candidates jsonb_path_ops) where candidates <> '[]';
  create index import_row_same_as_idx on interop.import_row (same_as) where same_as is not null;
  create index import_row_held_idx on interop.import_row (held_at) where held_at is not null;
  create index import_row_same_row_idx on interop.import_row (batch_id, same_row) where same_row is not null;
  create trigger import_row_said before insert or update of cells, edits, prior on interop.import_row for each row
    execute function interop.trace_said();
  create trigger import_row_told before insert or update of problems, candidates on interop.import_row for each row
    execute function interop.trace_told();
`;
