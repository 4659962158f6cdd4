-- What was stored is not changed or taken out, whoever asks.

create function stays_as_it_is() returns trigger language plpgsql as $$
begin
  raise exception 'what was stored in % stays as it is', tg_table_name;
end
$$;

create trigger partnership_stays before update or delete or truncate on partnership
  for each statement execute function stays_as_it_is();

create trigger event_stays before update or delete or truncate on event
  for each statement execute function stays_as_it_is();

create trigger register_stays before update or delete or truncate on register
  for each statement execute function stays_as_it_is();
