-- What was stored is not changed or taken out, whoever asks.

create trigger partnership_no_update before update on partnership begin
  select raise(abort, 'what was stored in partnership stays as it is');
end;

create trigger partnership_no_delete before delete on partnership begin
  select raise(abort, 'what was stored in partnership stays as it is');
end;

create trigger event_no_update before update on event begin
  select raise(abort, 'what was stored in event stays as it is');
end;

create trigger event_no_delete before delete on event begin
  select raise(abort, 'what was stored in event stays as it is');
end;

create trigger register_no_update before update on register begin
  select raise(abort, 'what was stored in register stays as it is');
end;

create trigger register_no_delete before delete on register begin
  select raise(abort, 'what was stored in register stays as it is');
end;
