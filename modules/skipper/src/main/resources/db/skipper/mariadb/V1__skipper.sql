-- The tables of Skipper 2.11.5 under its own names; its tables of state machines are left out, as what is
-- under way stands in release_operation here. In a database of Skipper, or one that Data Flow's server has
-- prepared, some of this is there already and is left as it is.
-- This database commits every statement by itself, so that each can be repeated when the server was
-- interrupted half way.

create sequence if not exists hibernate_sequence start with 1 increment by 1 nocache;

create table if not exists skipper_status (
    id bigint not null primary key,
    platform_status longtext,
    status_code varchar(255)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists skipper_info (
    id bigint not null primary key,
    object_version bigint,
    deleted datetime(6),
    description varchar(255),
    first_deployed datetime(6),
    last_deployed datetime(6),
    status_id bigint,
    constraint fk_info_status foreign key (status_id) references skipper_status (id)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists skipper_manifest (
    id bigint not null primary key,
    object_version bigint,
    data longtext
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists skipper_package_file (
    id bigint not null primary key,
    package_bytes longblob
) default character set utf8mb4 collate utf8mb4_bin;

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
    description longtext,
    icon_url longtext,
    package_home_url longtext,
    package_source_url longtext,
    tags longtext,
    packagefile_id bigint,
    constraint fk_package_metadata_pfile foreign key (packagefile_id) references skipper_package_file (id),
    index idx_pkg_name (name)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists skipper_release (
    id bigint not null primary key,
    object_version bigint,
    config_values_string longtext,
    name varchar(255),
    package_metadata_id bigint,
    pkg_json_string longtext,
    platform_name varchar(255),
    repository_id bigint,
    version integer not null,
    info_id bigint,
    manifest_id bigint,
    constraint fk_release_info foreign key (info_id) references skipper_info (id),
    constraint fk_release_manifest foreign key (manifest_id) references skipper_manifest (id),
    index idx_rel_name (name)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists skipper_repository (
    id bigint not null primary key,
    object_version bigint,
    description varchar(255),
    local bit,
    name varchar(255),
    repo_order integer,
    source_url longtext,
    url longtext,
    constraint uk_repository unique (name),
    index idx_repo_name (name)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists skipper_app_deployer_data (
    id bigint not null primary key,
    object_version bigint,
    deployment_data longtext,
    release_name varchar(255),
    release_version integer,
    index skipper_app_deployer_data_release_ix (release_name, release_version)
) default character set utf8mb4 collate utf8mb4_bin;
