create table assistant_state (
    name varchar(100) primary key,
    version bigint not null,
    content text not null,
    changed_at timestamp with time zone not null default now()
);
