-- The history of devices is only ever added to, but for one thing: an erased account stands in it as nobody.
create or replace function device_history_stays() returns trigger language plpgsql as
$$ begin
    if tg_op = 'UPDATE'
            and (new.id, new.device, new.at, new.what, new.role) = (old.id, old.device, old.at, old.what, old.role)
            and new.actor in (old.actor, 'erased')
            and (new.owner is not distinct from old.owner or new.owner = 'erased') then
        return new;
    end if;
    raise exception 'device_history is only ever added to';
end $$;

-- What a person is found by. Most entries are of the factory and stand in neither.
create index device_history_owner on device_history (owner) where owner is not null;
create index device_history_actor on device_history (actor) where role in ('OWNER', 'RECIPIENT');
