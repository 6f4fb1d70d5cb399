-- The servers on this database, and when each was there last. Times are UTC. On a platform that is the machine a
-- server runs on, the owner in release_operation is the one that has the apps of the release.
create table if not exists release_server (
    id varchar(64) not null primary key,
    name varchar(255) not null,
    last_seen timestamp(6) not null
);

-- What servers had of releases that others have taken over since. One that comes back ends it.
create table if not exists release_left_over (
    server varchar(64) not null,
    platform_name varchar(255) not null,
    deployment varchar(400) not null,
    primary key (server, platform_name, deployment)
);

-- Servers of earlier versions do not say that they are there, and have releases nevertheless.
insert into release_server (id, name, last_seen)
select distinct o.owner, 'unknown', current_timestamp at time zone 'UTC'
from release_operation o
where o.owner is not null and not exists (select 1 from release_server s where s.id = o.owner);
