-- What landed, what did not, and what was built from it. Exists in every estate before anything else.
create schema if not exists meta;
create schema if not exists raw;
create schema if not exists inputs;
create schema if not exists reference;
create schema if not exists staging;
create schema if not exists core;
create schema if not exists marts;
create schema if not exists checks;

create table if not exists meta.files (
    file_id varchar primary key,
    path varchar not null,
    sha256 varchar not null,
    size_bytes bigint not null,
    format varchar,
    subject varchar,
    taken_at date,
    taken_at_source varchar,
    smart_account varchar,
    smart_account_source varchar,
    virtual_account varchar,
    is_account_wide boolean,
    encoding varchar,
    date_order varchar,
    mapping varchar,
    reported_count bigint,
    read_count bigint not null,
    landed_count bigint not null,
    rejected_count bigint not null,
    file_status varchar not null
);

alter table meta.files add column if not exists format_title varchar;
alter table meta.files add column if not exists date_order_source varchar;

create table if not exists meta.rejects (
    file_id varchar not null,
    row_number bigint not null,
    reason varchar not null,
    raw_row varchar
);

create table if not exists meta.notices (
    file_id varchar,
    row_number bigint,
    column_name varchar,
    severity varchar not null,
    notice varchar not null,
    remedy varchar
);

create table if not exists meta.columns (
    file_id varchar not null,
    column_number integer not null,
    header varchar not null,
    raw_column varchar not null,
    is_mapped boolean not null
);

create table if not exists meta.builds (
    relation varchar primary key,
    kind varchar not null,
    fingerprint varchar not null,
    row_count bigint,
    seconds double
);
