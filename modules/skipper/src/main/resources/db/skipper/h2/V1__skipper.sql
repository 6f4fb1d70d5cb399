-- The tables of Skipper 2.11.5 under its own names; its tables of state machines are left out, as what is
-- under way stands in release_operation here. In a database of Skipper, or one that Data Flow's server has
-- prepared, some of this is there already and is left as it is.
-- This database commits every statement by itself, so that each can be repeated when the server was
-- interrupted half way.

create sequence if not exists hibernate_sequence start with 1 increment by 1;

create table if not exists skipper_status (
    id bigint not null primary key,
    platform_status clob,
    status_code varchar(255)
);

create table if not exists skipper_info (
    id bigint not null primary key,
    object_version bigint,
    deleted timestamp,
    description varchar(255),
    first_deployed timestamp,
    last_deployed timestamp,
    status_id bigint,
    constraint fk_info_status foreign key (status_id) references skipper_status (id)
);

create table if not exists skipper_manifest (
    id bigint not null primary key,
    object_version bigint,
    data clob
);

create table if not exists skipper_package_file (
    id bigint not null primary key,
    package_bytes blob
);

create table if not exists skipper_package_metadata (
    id bigint not null primary key,
    object_version bigint,
    api_version varchar(255),
    display_name varchar(255),
    kind varchar(255),
    maintainer varchar(255),
    name varchar(255),
    origin varchar(255),
    repository_id bigint,
    repository_name varchar(255),
    sha256 varchar(255),
    version varchar(255),
    description clob,
    icon_url clob,
    package_home_url clob,
    package_source_url clob,
    tags clob,
    packagefile_id bigint,
    constraint fk_package_metadata_pfile foreign key (packagefile_id) references skipper_package_file (id)
);
create index if not exists idx_pkg_name on skipper_package_metadata (name);

create table if not exists skipper_release (
    id bigint not null primary key,
    object_version bigint,
    config_values_string clob,
    name varchar(255),
    package_metadata_id bigint,
    pkg_json_string clob,
    platform_name varchar(255),
    repository_id bigint,
    version integer not null,
    info_id bigint,
    manifest_id bigint,
    constraint fk_release_info foreign key (info_id) references skipper_info (id),
    constraint fk_release_manifest foreign key (manifest_id) references skipper_manifest (id)
);
create index if not exists idx_rel_name on skipper_release (name);

create table if not exists skipper_repository (
    id bigint not null primary key,
    object_version bigint,
    description varchar(255),
    local boolean,
    name varchar(255),
    repo_order integer,
    source_url clob,
    url clob,
    constraint uk_repository unique (name)
);
create index if not exists idx_repo_name on skipper_repository (name);

create table if not exists skipper_app_deployer_data (
    id bigint not null primary key,
    object_version bigint,
    deployment_data clob,
    release_name varchar(255),
    release_version integer
);
