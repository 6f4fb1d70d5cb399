-- The name that version 1 uses may be that of another table's index, which is one for all tables here.
create index if not exists skipper_release_name_ix on skipper_release (name);
