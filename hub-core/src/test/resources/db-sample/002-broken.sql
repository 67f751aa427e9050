--liquibase formatted sql

--changeset milehub:broken
insert into no_such_table values (1);
