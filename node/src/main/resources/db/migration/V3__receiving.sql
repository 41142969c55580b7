-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
--
-- What people say of a shop's morning: facts, journalled as they are written. A mistake is mended by a
-- newer fact about the same thing; the older one stays, marked with what replaced it.

-- A delivery as it was received at the door, or the news that it does not come.
create table receiving (
  id varchar(120) not null primary key,
  supplier varchar(80) not null,
  due_day varchar(10) not null,
  came_day varchar(10) not null,
  digest varchar(64) not null,
  written_at varchar(40) not null,
  undone_by varchar(120)
);
create index receiving_by_day on receiving (supplier, due_day);

create table receiving_line (
  receiving varchar(120) not null references receiving (id),
  line bigint not null,
  product varchar(80) not null,
  ordered_thousandths bigint not null,
  delivered_thousandths bigint not null,
  refused_thousandths bigint not null,
  cause varchar(80) not null,
  best_before varchar(10),
  primary key (receiving, line)
);

-- How many crates the cold room can still take on that day.
create table cold_room (
  id varchar(120) not null primary key,
  day varchar(10) not null,
  packs bigint not null,
  digest varchar(64) not null,
  written_at varchar(40) not null,
  undone_by varchar(120)
);
create index cold_room_by_day on cold_room (day);

-- Where a supplier takes orders by telephone.
alter table supplier add column phone varchar(40);
